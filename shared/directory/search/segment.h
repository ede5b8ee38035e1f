// The large part of the index: never changed, built at once (segment_builder.h), searched where it lies.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/dictionary.h"
#include "shared/directory/search/facts.h"
#include "shared/directory/search/names.h"
#include "shared/directory/search/posting_store.h"

namespace comptoir::search {

// The businesses of one trade that one audience may see.
struct TradeSet {
    TradeNumber trade = no_trade;
    Tier tier;
};

// What surrounds the points of some places.
struct Box {
    std::int32_t south = std::numeric_limits<std::int32_t>::max();
    std::int32_t west = std::numeric_limits<std::int32_t>::max();
    std::int32_t north = std::numeric_limits<std::int32_t>::min();
    std::int32_t east = std::numeric_limits<std::int32_t>::min();

    bool empty() const { return south > north; }
    void include(Point point);
    void include(const Box& other);
};

struct Segment {
    explicit Segment(MemoryCounter& counter)
        : postings(counter),
          dictionary(counter),
          facts(counter),
          names(counter),
          name_ranks(counter),
          trade_sets(counter),
          tells_connections(counter),
          commune_begins(counter),
          commune_owners(counter),
          commune_boxes(counter),
          group_boxes(counter) {}

    std::uint32_t size() const { return facts.size(); }
    // The business's DocId, or size().
    DocId find(BusinessNumber number) const;
    std::span<const TradeSet> sets_of_trades(TradeNumber first, TradeNumber last) const;
    // False when the business has neither a word nor its trade for connections alone; most others are told by that.
    bool may_tell_connections(BusinessNumber number) const {
        const std::size_t bit = number & (tells_connections.size() * 64 - 1);
        return (tells_connections[bit / 64] >> bit % 64 & 1) != 0;
    }

    PostingStore postings;
    Dictionary dictionary;
    Facts facts;  // by rising business number; ids by rising key
    Names names;
    CountedVector<std::uint32_t> name_ranks;  // by business
    CountedVector<TradeSet> trade_sets;       // by trade, then audience
    // Bits, a power of two, by the lowest bits of a number: does a business of such a number tell connections more?
    CountedVector<std::uint64_t> tells_connections;

    // Businesses by commune, for areas: those without a commune come last. A business stands once for each place.
    CountedVector<std::uint32_t> commune_begins;
    CountedVector<IdOwner> commune_owners;
    CountedVector<Box> commune_boxes;
    CountedVector<Box> group_boxes;  // of commune_group communes each
    static constexpr std::uint32_t commune_group = 64;
};

}  // namespace comptoir::search
