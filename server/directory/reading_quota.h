// How much of a directory one reader may read: a budget of businesses, refilled through the day, so that nobody copies
// a bank's customers and nobody who looks for somebody meets it. What was read today is free to read again.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/directory/public_id.h"

namespace comptoir {

// Businesses a day; as many at once by who has not read for a day. 0: as many as one likes.
struct ReadingLimits {
    int items = 3000;  // lines of lists, for a person whom the bank knows
    int pages = 400;
    int visitor_items = 6000;  // for an address, which many people may share
    int visitor_pages = 800;
};

// May be used by many threads. Bounded in memory; what is forgotten for that is what was read, never how much.
class ReadingQuota {
public:
    ReadingQuota(ReadingLimits limits, std::function<std::int64_t()> now_s)
        : limits_(limits), now_s_(std::move(now_s)) {}

    enum class Kind : std::uint8_t { item, page };
    // A person of a tenant; for person 0 the visitor at this address. Whoever asks from this very machine, without
    // nginx in between, is not counted.
    struct Reader {
        TenantNumber tenant = 0;
        std::uint32_t person = 0;
        std::string_view client;
    };
    // Counts those that the reader has not read yet. 0 when they are within the budget; else nothing is counted, and
    // it is for how many seconds to wait.
    int take(const Reader& reader, Kind kind, std::span<const BusinessNumber> businesses);

    static constexpr std::size_t readers_max = 200'000;
    static constexpr std::size_t numbers_max = 16'000'000;  // 4 bytes each, and as much room again

private:
    static constexpr std::size_t shard_count = 16, kinds = 2;
    // The businesses read, by open addressing; 0 is free.
    class Seen {
    public:
        bool has(BusinessNumber business) const;
        void add(BusinessNumber business);
        std::size_t size() const { return count_; }
        void clear();

    private:
        std::size_t slot_of(BusinessNumber business) const;
        std::vector<BusinessNumber> slots_;
        std::size_t count_ = 0;
    };
    struct Budget {
        double left = 0;
        Seen seen;
    };
    struct Account {
        std::int64_t filled_s = 0;
        std::int64_t day = 0;
        std::array<Budget, kinds> budgets;
    };
    struct Shard {
        std::mutex in_use;
        std::unordered_map<std::string, Account> accounts;
        std::size_t numbers = 0;
    };
    int limit_of(bool is_person, Kind kind) const;
    Account& account(Shard& shard, const std::string& key, bool is_person, std::int64_t now_s) const;
    static void make_room(Shard& shard, std::int64_t now_s);

    const ReadingLimits limits_;
    const std::function<std::int64_t()> now_s_;
    std::array<Shard, shard_count> shards_;
};

}  // namespace comptoir
