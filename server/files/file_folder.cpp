#include "server/files/file_folder.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace comptoir {

namespace {

constexpr std::string_view partial_prefix = "partial-";
constexpr std::size_t hash_letters = 64;

bool is_hash(std::string_view text) {
    return text.size() == hash_letters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

db::Error error_of(int code, const std::string& what) {
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return {full ? db::Failure::disk_full : db::Failure::failed, what + (full ? ": the disk is full" : " failed")};
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(file, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

// A new file with these bytes, on the disk; its path, or why there is none. Nothing is left of one that failed.
Result<std::string, db::Error> write_partial(const std::filesystem::path& folder, std::string_view bytes) {
    std::string path = (folder / (std::string(partial_prefix) + "XXXXXX")).string();
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) return error_of(errno, "making a file");
    const bool written = write_all(file, bytes);
    const int write_error = errno;
    const bool synced = written && ::fsync(file) == 0;
    ::close(file);
    if (synced) return path;
    ::unlink(path.c_str());
    if (!written) return error_of(write_error, "writing a file");
    return db::Error{db::Failure::broken, "a file could not be synced"};
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), sum, &size, EVP_sha256(), nullptr);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int index = 0; index < size; ++index) {
        text += digits[sum[index] >> 4U];
        text += digits[sum[index] & 15U];
    }
    return text;
}

bool sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

FileFolder::FileFolder(const std::filesystem::path& folder, At at)
    : folder_(at == At::data_folder ? folder / "files" : folder) {}

void FileFolder::remove_partials() const {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (!entry.path().filename().string().starts_with(partial_prefix)) continue;
        std::error_code ignored;
        std::filesystem::remove(entry.path(), ignored);
    }
}

std::filesystem::path FileFolder::path_of(std::string_view hash) const {
    return folder_ / hash.substr(0, 2) / hash.substr(2);
}

Result<std::string, db::Error> FileFolder::put(std::string_view bytes) const {
    std::string hash = sha256_hex(bytes);
    const std::filesystem::path path = path_of(hash);
    for (const auto& folder : {folder_, path.parent_path()})
        if (::mkdir(folder.c_str(), 0700) == 0) {
            if (!sync_folder(folder.parent_path()))
                return db::Error{db::Failure::broken, "a folder could not be synced"};
        } else if (errno != EEXIST) {
            return error_of(errno, "making a folder");
        }
    const auto partial = write_partial(folder_, bytes);
    if (!partial) return partial.error();
    if (::rename(partial->c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(partial->c_str());
        return error_of(code, "naming a file");
    }
    if (!sync_folder(path.parent_path())) return db::Error{db::Failure::broken, "a folder could not be synced"};
    return hash;
}

std::optional<std::string> FileFolder::read(std::string_view hash) const {
    if (!is_hash(hash)) return std::nullopt;
    std::ifstream file(path_of(hash), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || sha256_hex(bytes) != hash) return std::nullopt;
    return bytes;
}

void FileFolder::remove(std::string_view hash) const {
    if (is_hash(hash)) ::unlink(path_of(hash).c_str());
}

void FileFolder::each(const std::function<void(const std::string&, std::chrono::seconds)>& visit) const {
    std::error_code error;
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const auto& folder : std::filesystem::directory_iterator(folder_, error)) {
        if (!folder.is_directory(error)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path(), error)) {
            const std::string hash = folder.path().filename().string() + entry.path().filename().string();
            const auto written = std::filesystem::last_write_time(entry.path(), error);
            if (is_hash(hash) && !error) visit(hash, std::chrono::duration_cast<std::chrono::seconds>(now - written));
        }
    }
}

}  // namespace comptoir
