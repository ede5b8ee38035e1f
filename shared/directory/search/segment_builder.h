// Builds a large part out of an older one and the recent businesses.
#pragma once

#include <atomic>
#include <cstdint>

#include "shared/directory/search/recent.h"
#include "shared/directory/search/segment.h"

namespace comptoir::search {

struct SegmentSources {
    const Segment& segment;
    const CountedVector<std::uint64_t>& dead;  // a bit for each business of `segment`
    const Recent& recent;
    const Catalog& catalog;
    std::uint32_t communes = 0;                   // in the gazetteer
    TradeNumber trades = 0;                       // in the list
    const std::atomic<bool>* given_up = nullptr;  // when it turns true, what is built is of no use any more
};

// Fills `built` and `catalog`, which must be empty, with the living businesses of both, by rising number.
void build_segment(const SegmentSources& sources, Segment& built, Catalog& catalog);

}  // namespace comptoir::search
