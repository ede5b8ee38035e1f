// What the desk's and the reports' answers have in common: pages of items, and people by the names that others see.
#pragma once

#include <string>

#include "server/db/connection.h"
#include "server/http/message.h"
#include "server/identity/caller.h"
#include "shared/api/console_json.h"

namespace comptoir::console {

// {"items","next"}: items that are JSON already, and the cursor of the next page: 0 for none.
http::Response list_of(const std::string& items, std::int64_t next);

// Nameless for 0: the bank or the operator.
Named person_named(db::Connection& connection, identity::PersonNumber number);

// The branch that a member of staff is kept to; empty: the whole bank.
std::string branch_of(const identity::Caller& caller);

}  // namespace comptoir::console
