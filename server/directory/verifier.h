// Is the database whole, and does every row keep the rules of the directory? Reads everything, changes nothing.
#pragma once

#include <string>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/business_store.h"

namespace comptoir {

inline constexpr std::size_t findings_max = 100;  // a damaged file may have millions

struct Verdict {
    std::uint64_t businesses = 0;
    std::uint64_t listed = 0;
    std::vector<std::string> findings;  // what is wrong, one sentence each, without business data; empty: nothing
};

// SQLite's own check of pages, indexes and references.
std::vector<std::string> verify_pages(db::Connection& connection);
// Each business: a register's number that passes its check, text that is text, places of its own,
// and a change that told the index of it.
Verdict verify_businesses(db::Connection& connection, const BusinessStore& businesses);

}  // namespace comptoir
