#include "shared/directory/search/segment.h"

#include <algorithm>

namespace comptoir::search {

void Box::include(Point point) {
    south = std::min(south, point.latitude_e6);
    north = std::max(north, point.latitude_e6);
    west = std::min(west, point.longitude_e6);
    east = std::max(east, point.longitude_e6);
}

void Box::include(const Box& other) {
    if (other.empty()) return;
    include(Point{other.south, other.west});
    include(Point{other.north, other.east});
}

DocId Segment::find(BusinessNumber number) const {
    const auto found = std::lower_bound(facts.numbers.begin(), facts.numbers.end(), number);
    return found != facts.numbers.end() && *found == number ? static_cast<DocId>(found - facts.numbers.begin())
                                                            : size();
}

std::span<const TradeSet> Segment::sets_of_trades(TradeNumber first, TradeNumber last) const {
    const auto is_before = [](const TradeSet& set, TradeNumber trade) { return set.trade < trade; };
    const TradeSet* begin = std::lower_bound(trade_sets.begin(), trade_sets.end(), first, is_before);
    return {begin, std::lower_bound(begin, trade_sets.end(), last, is_before)};
}

}  // namespace comptoir::search
