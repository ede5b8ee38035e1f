// A copy of the database as one file, taken while it is in use.
#pragma once

#include <filesystem>
#include <optional>

#include "server/db/error.h"

namespace comptoir::db {

// Copies the database at `from` to `to`, which must not exist: one state of it, whole or not at all, checked and on
// disk when this returns. Writers wait for no one.
std::optional<Error> back_up(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace comptoir::db
