// Is each tenant's audit trail what was written? Reads all of it, changes nothing.
#pragma once

#include <string>
#include <vector>

#include "server/db/connection.h"

namespace comptoir::audit {

struct Trail {
    std::string tenant;  // its name
    std::int64_t entries = 0;
    std::string head;  // of the chain, hexadecimal; noted elsewhere, it also shows a trail that was made anew
};

struct Verdict {
    std::vector<Trail> trails;
    std::vector<std::string> findings;  // what is wrong, one sentence each; empty: nothing
};

// Finds every entry that was changed, removed, added or moved, a cut end, a head that was changed, and guards (the
// triggers that refuse changes) that are gone.
Verdict verify(db::Connection& connection);

}  // namespace comptoir::audit
