// What a business keeps about others: a private note, and whether they are saved. Functions are steps of
// db::Database::read or ::write and run in its transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"

namespace comptoir::network {

struct StoredContact {
    BusinessNumber other = 0;
    std::string note;
    bool saved = false;
    std::int64_t at_ms = 0;
};

namespace contact_store {

// Empty and not saved where nothing is kept.
StoredContact find(db::Connection& connection, BusinessNumber business, BusinessNumber other);
// The newest first, `count_max` at most.
std::vector<StoredContact> all(db::Connection& connection, BusinessNumber business, int count_max);
// Nothing is kept of one that is neither noted nor saved.
void put(db::Connection& connection, BusinessNumber business, const StoredContact& contact);
// What the business keeps, and what others keep about it.
void erase(db::Connection& connection, BusinessNumber business);

}  // namespace contact_store
}  // namespace comptoir::network
