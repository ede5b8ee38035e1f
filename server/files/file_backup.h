// The pictures' files beside a backup of the database, and whether those of a data folder are whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/db/connection.h"

namespace comptoir {

struct CopiedFiles {
    std::uint64_t files = 0, bytes = 0;
    std::uint64_t damaged = 0;  // missing or not what their name says, and so not copied
};

// Copies what the database at `database` names from the data folder `from` into `to`, which is made and must not exist;
// as whole as the database it belongs to, and on the disk when this returns. Without pictures nothing is made.
Result<CopiedFiles, db::Error> back_up_files(const std::filesystem::path& database, const std::filesystem::path& from,
                                             const std::filesystem::path& to);

struct FilesVerdict {
    std::uint64_t files = 0;
    std::vector<std::string> findings;
};
// Each file that a picture names must be there, with the bytes and the length that its name and row say.
FilesVerdict verify_files(db::Connection& connection, const std::filesystem::path& data);

}  // namespace comptoir
