// Which businesses lie in an area: a place named in the query, or around a point.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "shared/core/geo.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/search/arena.h"
#include "shared/directory/search/filter.h"
#include "shared/directory/search/flat_map.h"
#include "shared/directory/search/parts.h"

namespace comptoir::search {

// A business is in the area when one of its places, which the reader may see, is in one of the communes or within the
// radius of the centre.
struct Area {
    std::vector<Gazetteer::CommuneRange> communes;
    std::optional<Point> centre;            // from which distances are told
    double radius_m = 0;                    // 0: the communes alone
    PostcodeNumber postcode = no_postcode;  // of whose communes the area is
    bool by_distance = true;                // the nearer first among equals

    bool has_commune(CommuneNumber commune) const {
        for (const auto& range : communes)
            if (commune >= range.first && commune < range.last) return true;
        return false;
    }
    // Places in the commune or of the postcode named come before others of the area.
    bool is_named(CommuneNumber commune, PostcodeNumber of_place) const {
        return postcode == no_postcode ? has_commune(commune) : of_place == postcode;
    }
};

// How a business lies to the area.
struct Nearness {
    bool is_inside = false;
    bool is_named = false;
    std::optional<int> distance_m;  // of the nearest place with a point
};
bool is_in_communes(const Index::Parts& parts, DocId doc, const Area& area, const Sight& sight);
Nearness nearness(const Index::Parts& parts, DocId doc, const Area& area, const Sight& sight);

// What counts as the distance of a business without a point.
inline constexpr std::uint32_t unknown_distance_m = 0x7FFF'FFFF;

// Never more than the distance of the nearest place from the map's centre, hidden ones included; much faster to tell.
std::uint32_t least_distance_m(const Index::Parts& parts, DocId doc, const FlatMap& map);

// The businesses of the area, a bit for each DocId, and how many in each chunk. Dead ones may be among them.
struct AreaDocs {
    std::span<const std::uint64_t> bits;
    std::span<const std::uint32_t> chunk_counts;
    bool has(DocId doc) const { return (bits[doc / 64] >> doc % 64 & 1) != 0; }
};
// Those of them that a filter lets through.
AreaDocs docs_passing(const AreaDocs& docs, const Filter& filter, Arena& arena);
AreaDocs docs_of_area(const Index::Parts& parts, const Area& area, const Sight& sight, Arena& arena);

}  // namespace comptoir::search
