// Bytes kept under the name of their SHA-256, in DATA/files/ab/cdef...: written once, never changed, and either whole
// or not there, whatever happens meanwhile.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/db/error.h"
#include "shared/core/result.h"

namespace comptoir {

// 64 digits of 0-9 a-f.
std::string sha256_hex(std::string_view bytes);

// May be used by several threads, and by several processes as long as one of them at most removes.
class FileFolder {
public:
    enum class At { data_folder, here };
    // The files are in `folder`/files, or in `folder` itself. The folder is made with the first file.
    explicit FileFolder(const std::filesystem::path& folder, At at = At::data_folder);
    // Removes what writes left that were interrupted. Nobody may be writing meanwhile.
    void remove_partials() const;

    // Durable when it returns. Writes also where the same bytes are kept already, so that the time it takes tells
    // nobody that they are.
    Result<std::string, db::Error> put(std::string_view bytes) const;

    // The bytes of this hash; nothing when there are none or when they are not what their name says.
    std::optional<std::string> read(std::string_view hash) const;

    void remove(std::string_view hash) const;
    // Each hash and how long ago it was written.
    void each(const std::function<void(const std::string& hash, std::chrono::seconds age)>& visit) const;

    std::filesystem::path path_of(std::string_view hash) const;

private:
    std::filesystem::path folder_;
};

// Makes sure that a folder's entries are on the disk.
bool sync_folder(const std::filesystem::path& folder);

}  // namespace comptoir
