// What people at the bank look up: businesses and people of their tenant, by number or by a part of the name.
//
// Functions are steps of db::Database::read and run in its transaction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/identity/caller.h"

namespace comptoir::console {

// Whose: an adviser's branch; empty: the whole tenant's.
struct DeskScope {
    TenantNumber tenant = 0;
    std::string branch;
};

struct DeskPerson {
    identity::PersonNumber number = 0;
    std::string id;
    std::string name;
    StaffRole staff = StaffRole::none;
    std::string branch;
    std::vector<identity::Membership> businesses;
};

namespace desk_store {

// By register number, or by a part of the names that files and registers gave; above `after`, by number.
std::vector<BusinessNumber> businesses(db::Connection& connection, const DeskScope& scope, std::string_view words,
                                       std::int64_t after, int limit);
// By a part of the name.
std::vector<DeskPerson> people(db::Connection& connection, const DeskScope& scope, std::string_view words,
                               std::int64_t after, int limit);

}  // namespace desk_store
}  // namespace comptoir::console
