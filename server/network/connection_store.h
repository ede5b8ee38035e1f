// What businesses want of each other, in the database. Functions are steps of db::Database::read or ::write and run in
// its transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/network/connection.h"

namespace comptoir::network {

// A relation of one business to another, as stored on both sides.
struct StoredRelation {
    BusinessNumber other = 0;
    ConnectionState state;   // the business is its first side
    std::string line;        // of whoever asked last: what they wrote with it
    std::int64_t at_ms = 0;  // of the last change that the business may know of
};

namespace connection_store {

// Ascending.
std::vector<BusinessNumber> connections_of(db::Connection& connection, BusinessNumber business);
// With all stances `nothing` where there is none.
StoredRelation find(db::Connection& connection, BusinessNumber business, BusinessNumber other);
// All in which the business wants something or is asked, the newest first, `count_max` at most.
std::vector<StoredRelation> all(db::Connection& connection, BusinessNumber business, int count_max);

// What a side wants from now on; `line` stays when it is nothing.
void put(db::Connection& connection, BusinessNumber business, BusinessNumber other, ConnectionStance stance,
         const std::optional<std::string>& line, std::int64_t at_ms);

// Both directions. Gives the businesses whose connections ended by it.
std::vector<BusinessNumber> erase(db::Connection& connection, BusinessNumber business);

}  // namespace connection_store
}  // namespace comptoir::network
