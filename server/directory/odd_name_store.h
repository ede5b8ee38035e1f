// The few businesses whose names have letters that honest names hardly have: for staff to compare with others'.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"

namespace comptoir::odd_name_store {

// What the business is called from now on.
void put(db::Connection& connection, TenantNumber tenant, BusinessNumber business, std::string_view name);
// Above `after`, by number.
std::vector<BusinessNumber> list(db::Connection& connection, TenantNumber tenant, std::int64_t after, int limit);

}  // namespace comptoir::odd_name_store
