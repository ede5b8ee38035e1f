#include "server/directory/snapshot.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

namespace comptoir::snapshot {

namespace {

// A file descriptor that is closed with its scope.
class File {
public:
    File(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    explicit operator bool() const { return descriptor_ >= 0; }
    bool sync() const { return ::fsync(descriptor_) == 0; }

    bool write(std::span<const std::byte> bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return true;
    }

    bool read(std::span<std::byte> bytes) const {
        while (!bytes.empty()) {
            const ssize_t got = ::read(descriptor_, bytes.data(), bytes.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(got));
        }
        return true;
    }

private:
    int descriptor_;
};

// Gathers small pieces to fewer calls of the system; large ones pass through.
constexpr std::size_t buffer_bytes = 1 << 20;

class Writer {
public:
    explicit Writer(const File& file) : file_(file) { buffer_.reserve(buffer_bytes); }
    bool write(std::span<const std::byte> bytes) {
        if (buffer_.size() + bytes.size() > buffer_bytes && !flush()) return false;
        if (bytes.size() >= buffer_bytes) return file_.write(bytes);
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        return true;
    }
    bool flush() {
        const bool written = file_.write(buffer_);
        buffer_.clear();
        return written;
    }

private:
    const File& file_;
    std::vector<std::byte> buffer_;
};

class Reader {
public:
    explicit Reader(const File& file, std::size_t left) : file_(file), left_(left) {}
    bool read(std::span<std::byte> bytes) {
        if (bytes.size() > buffer_.size() - at_ + left_) return false;
        const std::size_t kept = std::min(bytes.size(), buffer_.size() - at_);
        std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(at_), kept, bytes.begin());
        at_ += kept;
        bytes = bytes.subspan(kept);
        if (bytes.empty()) return true;
        if (bytes.size() >= buffer_bytes) {
            left_ -= bytes.size();
            return file_.read(bytes);
        }
        buffer_.resize(std::min(buffer_bytes, left_));
        left_ -= buffer_.size();
        at_ = 0;
        return file_.read(buffer_) && read(bytes);
    }

private:
    const File& file_;
    std::size_t left_;
    std::vector<std::byte> buffer_;
    std::size_t at_ = 0;
};

std::string because(const std::string& what) {
    return what + ": " + std::strerror(errno);
}

}  // namespace

std::filesystem::path file_of(const std::filesystem::path& data_folder, TenantNumber tenant) {
    return data_folder / "index" / (std::to_string(tenant) + ".snapshot");
}

std::optional<std::string> save(const search::Index& index, const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    std::filesystem::path beside = file;
    beside += ".new";
    const auto fail = [&](const std::string& what) {
        std::string reason = because("cannot " + what + " " + beside.string());
        ::unlink(beside.c_str());
        return reason;
    };
    const File out(beside, O_WRONLY | O_CREAT | O_TRUNC);
    if (!out) return fail("create");
    Writer writer(out);
    const bool saved = index.save([&](std::span<const std::byte> bytes) { return writer.write(bytes); });
    if (!saved || !writer.flush() || !out.sync()) return fail("write");
    if (::rename(beside.c_str(), file.c_str()) != 0) return fail("rename");
    const File folder(file.parent_path(), O_RDONLY | O_DIRECTORY);
    if (!folder || !folder.sync()) return because("cannot make durable " + file.string());
    return std::nullopt;
}

Result<search::Index, Refusal> load(const std::filesystem::path& file, search::Knowledge knowledge) {
    const File in(file, O_RDONLY);
    if (!in) return Refusal{errno == ENOENT, because("cannot open " + file.string())};
    std::error_code error;
    Reader reader(in, std::filesystem::file_size(file, error));
    auto index = search::Index::load(knowledge, [&](std::span<std::byte> bytes) { return reader.read(bytes); });
    if (!index) return Refusal{false, file.string() + ": " + index.error().detail};
    return std::move(index).value();
}

}  // namespace comptoir::snapshot
