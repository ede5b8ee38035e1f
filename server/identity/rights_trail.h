// Tells the audit trail what a word of the bank changed of a person's rights.
#pragma once

#include "server/db/connection.h"
#include "server/identity/caller.h"

namespace comptoir::identity {

// One entry for each business in which the person's role is another than before, and one for another role at the bank.
void record_said(db::Connection& connection, const Caller& before, const Caller& after, std::int64_t at_ms);

// One entry of a change by an owner, `actor`. Role::none: there was none, or is none any more.
struct OwnerChange {
    PersonNumber actor = 0;
    PersonNumber person = 0;
    BusinessNumber business = 0;
    Role before = Role::none;
    Role after = Role::none;
};
void record_owner_change(db::Connection& connection, TenantNumber tenant, const OwnerChange& change,
                         std::int64_t at_ms);

}  // namespace comptoir::identity
