#include "server/db/database.h"

#include <fcntl.h>
#include <unistd.h>

#include "server/db/migrations.h"

namespace comptoir::db {

std::filesystem::path database_file(const std::filesystem::path& folder) {
    return folder / "comptoir.db";
}

namespace {

// Customer data: for the owner of the process alone.
std::optional<Error> make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return std::nullopt;
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) return Error{Failure::missing, "the data folder " + folder.string() + ": " + error.message()};
    return std::nullopt;
}

// SQLite would make the file readable for all; its other files take over the mode of this one.
void make_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);  // where it can't be made SQLite will say why
}

}  // namespace

Database::Database(std::filesystem::path file, Options options, Connection writer)
    : file_(std::move(file)), options_(options), writer_(std::move(writer)) {}

Result<std::unique_ptr<Database>, Error> Database::open(const std::filesystem::path& folder, Options options) {
    if (options.creates)
        if (const auto error = make_folder(folder)) return *error;
    const std::filesystem::path file = database_file(folder);
    if (options.creates) make_private(file);
    auto writer = Connection::open(file, {true, options.creates, options.writer_cache_kb});
    if (!writer) return writer.error();
    if (const auto error = migrate(*writer, migrations())) return *error;
    return std::unique_ptr<Database>(new Database(file, options, std::move(*writer)));
}

std::optional<Error> Database::write_through(const std::function<bool(Connection&)>& step) {
    const std::lock_guard lock(writing_);
    if (broken_) return broken_;
    try {
        Transaction transaction(writer_, Transaction::Kind::write);
        if (step(writer_)) transaction.commit();
        return std::nullopt;
    } catch (const SQLite::Exception& exception) {
        const Error error = error_of(exception, file_);
        // After a failed sync nobody knows what the disk holds: only a fresh start, which recovers from it, may go on.
        if (error.failure == Failure::broken) broken_ = error;
        return error;
    }
}

std::optional<Error> Database::read_through(const std::function<void(Connection&)>& step) {
    auto reader = take_reader();
    if (!reader) return reader.error();
    std::optional<Error> error;
    try {
        Transaction transaction(**reader, Transaction::Kind::read);
        step(**reader);
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        error = error_of(exception, file_);
    } catch (...) {
        give_back(std::move(*reader));
        throw;
    }
    give_back(std::move(*reader));
    return error;
}

Result<std::unique_ptr<Connection>, Error> Database::take_reader() {
    std::unique_lock lock(pooling_);
    reader_free_.wait(lock, [this] { return !idle_readers_.empty() || readers_ < options_.readers_max; });
    if (!idle_readers_.empty()) {
        std::unique_ptr<Connection> reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return reader;
    }
    ++readers_;
    lock.unlock();
    auto opened = Connection::open(file_, {false, false, options_.reader_cache_kb});
    if (opened) return std::make_unique<Connection>(std::move(*opened));
    lock.lock();
    --readers_;
    reader_free_.notify_one();
    return opened.error();
}

void Database::give_back(std::unique_ptr<Connection> reader) {
    const std::lock_guard lock(pooling_);
    idle_readers_.push_back(std::move(reader));
    reader_free_.notify_one();
}

}  // namespace comptoir::db
