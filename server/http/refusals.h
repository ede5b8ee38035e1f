// What any route may have to refuse, in the same words everywhere.
#pragma once

#include <string_view>

#include "shared/api/problem.h"

namespace comptoir::http {

// 404: nothing is there, or whether something is there is a secret; nobody can tell one from the other.
Problem not_found(std::string_view field = {});
// 500: the database refused.
Problem database_failed();

}  // namespace comptoir::http
