// Whole answers, ready to be sent again: what people type begins alike, so a few thousand beginnings are most of what
// is asked. Knows nothing of what an answer says.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/directory/public_id.h"
#include "server/directory/sightings.h"
#include "shared/policy/audience.h"

namespace comptoir {

// A whole answer, and the businesses it shows.
struct KeptAnswer {
    std::string body;
    std::vector<BusinessNumber> businesses = {};
};

// Who asked what: an answer is never given to another tenant or another reader.
struct AnswerKey {
    TenantNumber tenant = 0;
    Reader reader = Reader::visitor;
    std::string query;  // the same text for the same question
    // Whose connections are seen more of, and which they are: such an answer is for the one person. 0: of none.
    std::uint32_t person = 0;
    std::uint64_t connections = 0;
};

// What an answer is true of.
struct AnswerStamp {
    std::uint64_t version = 0;  // of the tenant's index: grows
    std::int64_t minute = 0;    // 0 for an answer that does not depend on the clock
    bool operator==(const AnswerStamp&) const = default;
};

// May be used by many threads. Bounded in bytes. Once it is full, an answer comes in only when it was asked for clearly
// more often than the one it would push out, so that a walk through more questions than fit does not empty it. The
// answers of a tenant go when its version grows.
class AnswerCache {
public:
    using Answer = std::shared_ptr<const KeptAnswer>;

    // 0: keeps nothing.
    explicit AnswerCache(std::size_t bytes_max) : shard_bytes_max_(bytes_max / shard_count) {}

    // Null unless there is an answer of just this stamp. Counts as an asking.
    Answer find(const AnswerKey& key, AnswerStamp stamp);
    void keep(const AnswerKey& key, AnswerStamp stamp, Answer answer);

    struct Counts {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::size_t answers = 0;
        std::size_t bytes = 0;
    };
    Counts counts() const;

    static constexpr std::size_t entry_bytes = 256;  // beside key and answer, counted for each

private:
    struct Entry {
        std::string key;
        TenantNumber tenant = 0;
        AnswerStamp stamp;
        Answer answer;
        std::size_t bytes() const {
            return key.size() + answer->body.size() + answer->businesses.size() * sizeof(BusinessNumber) + entry_bytes;
        }
    };
    using Entries = std::list<Entry>;  // the last used first
    struct Shard {
        mutable std::mutex in_use;
        Entries entries;
        std::unordered_map<std::string_view, Entries::iterator> by_key;
        std::map<TenantNumber, std::uint64_t> versions;  // the newest seen
        Sightings sightings;
        std::size_t bytes = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;

        void erase(Entries::iterator entry);
        // Drops the tenant's answers when the version is newer than all before. False when it is older.
        bool is_current(TenantNumber tenant, std::uint64_t version);
        bool make_room(std::size_t wanted, std::size_t bytes_max, std::uint64_t newcomer);
    };
    static constexpr std::size_t shard_count = 8;

    std::size_t shard_bytes_max_;
    std::array<Shard, shard_count> shards_;
};

}  // namespace comptoir
