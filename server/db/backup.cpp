#include "server/db/backup.h"

#include <SQLiteCpp/Backup.h>

#include <fcntl.h>
#include <unistd.h>

#include "server/db/connection.h"
#include "server/db/migrations.h"

namespace comptoir::db {

namespace {

// SQLite's online backup; all pages in one step, so that no writer can make it start again.
void copy(Connection& source, const std::filesystem::path& to) {
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    target.exec("PRAGMA synchronous=FULL");
    SQLite::Backup backup(target, source.library());
    if (backup.executeStep(-1) != SQLITE_DONE) throw SQLite::Exception(target.getHandle());
}

// One file, not three: the copy leaves WAL; and one that can be read.
void settle(const std::filesystem::path& file) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE);
    copy.exec("PRAGMA synchronous=FULL; PRAGMA journal_mode=DELETE");
    const std::string verdict = copy.execAndGet("PRAGMA quick_check").getString();
    if (verdict != "ok") throw SQLite::Exception("the copy is not whole: " + verdict, SQLITE_CORRUPT);
}

bool sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

}  // namespace

std::optional<Error> back_up(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    if (std::filesystem::exists(to, error))
        return Error{Failure::failed, to.string() + " exists already; a backup overwrites nothing"};
    auto source = Connection::open(from, {});
    if (!source) return source.error();
    if (auto refused = check_migrated(*source, migrations())) return refused;
    // Under another name until it is whole; made before SQLite does, so that nobody else may ever read it.
    const std::filesystem::path partial = to.string() + ".partial";
    std::filesystem::remove(partial, error);
    const int made = ::open(partial.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0) return Error{Failure::missing, partial.string() + " can't be made"};
    ::close(made);
    std::optional<Error> failed;
    try {
        copy(*source, partial);
        settle(partial);
        std::filesystem::rename(partial, to);
        if (!sync_folder(to.parent_path())) failed = Error{Failure::broken, "the backup's folder could not be synced"};
    } catch (const SQLite::Exception& exception) {
        failed = error_of(exception, to);
    } catch (const std::filesystem::filesystem_error& exception) {
        failed = Error{Failure::failed, exception.what()};
    }
    if (failed) std::filesystem::remove(partial, error);
    return failed;
}

}  // namespace comptoir::db
