// The businesses that lists show, ready to be sent: an item's JSON and what explains why it is there, for those shown
// of late.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/directory/business_store.h"
#include "shared/directory/search/explain.h"

namespace comptoir {

struct Item {
    std::string json;                         // item_json()
    Business seen;                            // what its reader may see, with the trade's label
    std::vector<search::FoldedField> fields;  // of `seen`, which stays where it is
};

// What people say of a line of business, well typeset; empty where its label is just that.
std::string short_name(const TradeLine& line);
// Fills in the label and the name of the trade, which the database does not keep.
void name_trade(Business& business);

// What items are made of: the businesses, with what the bank has checked of them. A step of db::Database::read.
std::vector<StoredBusiness> read_items(db::Connection& connection, const BusinessStore& businesses,
                                       std::span<const BusinessNumber> numbers);

// May be used by many threads. Bounded by count: the least used half goes when the other is full.
class ItemCache {
public:
    // Reads businesses from the database, in any order.
    using Load = std::function<std::vector<StoredBusiness>(std::span<const BusinessNumber>)>;

    explicit ItemCache(std::size_t items_max) : shard_items_max_(items_max / shard_count / 2 + 1) {}

    // A business and what the reader is to it.
    struct Wanted {
        BusinessNumber number = 0;
        Reader reader = Reader::visitor;
    };
    // In the order asked for, no business twice; null for one that is not there, not listed or not for its reader.
    std::vector<std::shared_ptr<const Item>> get(std::span<const Wanted> wanted, const Load& load);

    // The business has changed: what is known of it is out of date.
    void forget(BusinessNumber number);

private:
    // By business and reader: what one of them sees is never shown to another.
    using Key = std::uint64_t;
    static Key key_of(Wanted wanted) { return Key{wanted.number} << 2 | static_cast<Key>(wanted.reader); }
    using Items = std::unordered_map<Key, std::shared_ptr<const Item>>;
    struct Shard {
        std::mutex in_use;
        Items young;  // used since the last turn
        Items old;
        std::uint64_t forgotten = 0;  // counts forget(): what was read from the database before is not kept after
    };
    static constexpr std::size_t shard_count = 16;

    Shard& shard_of(BusinessNumber number) { return shards_[number % shard_count]; }
    std::shared_ptr<const Item> find(Wanted wanted, std::uint64_t& forgotten);
    void keep(Wanted wanted, const std::shared_ptr<const Item>& item, std::uint64_t forgotten);

    std::size_t shard_items_max_;
    std::array<Shard, shard_count> shards_;
};

}  // namespace comptoir
