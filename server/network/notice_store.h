// What businesses were told, a row for each kind and other business: what happens again replaces what was told before.
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/network/notice.h"

namespace comptoir::network {

struct StoredNotice {
    std::int64_t number = 0;  // rises
    NoticeKind kind = NoticeKind::asked;
    BusinessNumber other = 0;
    std::int64_t at_ms = 0;
    bool read = false;
};

namespace notice_store {

// Tells it, and forgets the business's oldest beyond notices_max.
void tell(db::Connection& connection, BusinessNumber business, NoticeKind kind, BusinessNumber other,
          std::int64_t at_ms);
// What was told is no longer so.
void take_back(db::Connection& connection, BusinessNumber business, NoticeKind kind, BusinessNumber other);
// All that a business was told of another.
void forget(db::Connection& connection, BusinessNumber business, BusinessNumber other);
// The newest first.
std::vector<StoredNotice> all(db::Connection& connection, BusinessNumber business);
// Those up to this number were read.
void read_until(db::Connection& connection, BusinessNumber business, std::int64_t number);
int unread(db::Connection& connection, BusinessNumber business);
// What the business was told, and what others were told of it.
void erase(db::Connection& connection, BusinessNumber business);

}  // namespace notice_store
}  // namespace comptoir::network
