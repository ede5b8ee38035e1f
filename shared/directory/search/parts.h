// What an index is made of, and its businesses under one numbering: the large part's first, then the recent ones.
#pragma once

#include <cstdint>

#include "shared/directory/search/catalog.h"
#include "shared/directory/search/index.h"
#include "shared/directory/search/recent.h"
#include "shared/directory/search/segment.h"

namespace comptoir::search {

struct Index::Parts {
    explicit Parts(Knowledge known) : knowledge(known) {}
    // A copy of all that a change may touch; the segment stays empty.
    struct WithoutSegment {};
    Parts(const Parts& other, WithoutSegment)
        : knowledge(other.knowledge),
          catalog(other.catalog, counter),
          dead(other.dead, counter),
          dead_count(other.dead_count),
          recent(other.recent, counter),
          recent_dead_count(other.recent_dead_count),
          last_change(other.last_change) {}

    // Recent businesses begin with a chunk of their own.
    DocId recent_begin() const { return (segment.size() + chunk_docs - 1) / chunk_docs * chunk_docs; }
    DocId docs_end() const { return recent_begin() + recent.size(); }
    bool is_recent(DocId doc) const { return doc >= recent_begin(); }
    bool is_alive(DocId doc) const {
        return is_recent(doc) ? recent.is_alive(doc - recent_begin()) : (dead[doc / 64] >> doc % 64 & 1) == 0;
    }

    // A business's line in the columns of its part.
    struct Line {
        const Facts& facts;
        std::uint32_t index;
        BusinessNumber number() const { return facts.numbers[index]; }
    };
    Line line(DocId doc) const {
        return is_recent(doc) ? Line{recent.facts, doc - recent_begin()} : Line{segment.facts, doc};
    }

    Knowledge knowledge;
    MemoryCounter counter;
    Catalog catalog{counter};
    Segment segment{counter};
    CountedVector<std::uint64_t> dead{counter};  // a bit for each business of the segment
    std::uint32_t dead_count = 0;
    Recent recent{counter};
    std::uint32_t recent_dead_count = 0;
    std::int64_t last_change = 0;
};

}  // namespace comptoir::search
