// The database's shape, as numbered steps: forward only, in order, each in a transaction of its own and checked.
#pragma once

#include <optional>
#include <span>

#include "server/db/connection.h"

namespace comptoir::db {

struct Migration {
    int number = 0;        // 1, 2, 3 ... without gaps; once released, never edited
    const char* why = "";  // one line
    const char* sql = "";
};

// All of them, in order. A feature adds its own at the end.
std::span<const Migration> migrations();

// Brings the database to the last of `steps`; several processes may try at once. Refuses, and changes nothing, when the
// file is another program's or has seen a step that is not in `steps`.
std::optional<Error> migrate(Connection& connection, std::span<const Migration> steps);

// Refuses a database that `migrate` has not brought to the last step.
std::optional<Error> check_migrated(Connection& connection, std::span<const Migration> steps);

}  // namespace comptoir::db
