// What changed, in the order in which it became durable: appended in the transaction of each write, tailed by the
// index.
#pragma once

#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"

namespace comptoir {

struct Change {
    std::int64_t seq = 0;  // grows by one with each change of the database
    TenantNumber tenant = 0;
    BusinessNumber business = 0;  // as it is now, not as it was: read it; not there or not listed means removed
};

namespace change_log {

void append(db::Connection& connection, TenantNumber tenant, BusinessNumber business);
// At most `limit` changes after `seq`, oldest first.
std::vector<Change> since(db::Connection& connection, std::int64_t seq, int limit);
// 0 when nothing was ever written.
std::int64_t last_seq(db::Connection& connection);

}  // namespace change_log
}  // namespace comptoir
