// Who is connected with whom, in memory: asked with every search and every page, so that neither reads the database.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "server/db/database.h"
#include "server/identity/caller.h"

namespace comptoir::network {

// Business numbers, ascending, each once.
using Numbers = std::shared_ptr<const std::vector<BusinessNumber>>;

// May be used by many threads. Bounded: forgets all when too much is known.
class Relations {
public:
    explicit Relations(db::Database& database) : database_(database) {}

    // A business's connections and the business itself.
    Numbers of(BusinessNumber business);
    // The businesses that somebody speaks for, and all that those are connected with.
    Numbers of(const identity::Caller& caller);
    // Is one of the caller's businesses connected with this one, or this one itself?
    bool has(const identity::Caller& caller, BusinessNumber business);

    // A connection of theirs began or ended. To be called after the commit and before its answer: what is asked later
    // is answered by what was written.
    void changed(BusinessNumber one, BusinessNumber other);

    static constexpr std::size_t numbers_max = 4'000'000;  // of all lists kept, 4 bytes each

private:
    db::Database& database_;
    std::mutex in_use_;
    std::unordered_map<BusinessNumber, Numbers> known_;
    std::size_t numbers_ = 0;
    std::uint64_t changes_ = 0;  // what was read before a change is not kept after it
};

}  // namespace comptoir::network
