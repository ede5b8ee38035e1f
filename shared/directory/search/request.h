// What is asked of the search index.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/core/geo.h"
#include "shared/directory/opening_hours.h"
#include "shared/policy/audience.h"

namespace comptoir::search {

inline constexpr int hits_max = 200;          // a list ends there: narrow your search
inline constexpr int total_exact_max = 1000;  // a larger total is "at least" this
inline constexpr int radius_m_default = 20'000;
inline constexpr int words_max = 8;  // the words of a query beyond these are not looked at

enum class Sort : std::uint8_t { relevance, distance, name, newest };

// Around a point: replaces a place in the text.
struct Near {
    Point point;
    int radius_m = radius_m_default;
};

// The clock on the wall in one IANA zone; the index has no clock of its own.
struct ZoneTime {
    std::string zone;
    LocalTime time;
};

struct Filters {
    std::vector<std::string>
        trades;  // of any level of the tree (F, 43, 43.2, 43.22, 43.22A); a business of one of them
    std::optional<Near> near;
    bool open_now = false;               // by `SearchRequest::now`; a zone that is not in it counts as closed
    std::vector<std::string> languages;  // a business that speaks one of them
    std::vector<std::string> labels;     // a business that has all of them
};

struct SearchRequest {
    std::string text;  // any bytes; never a query language
    // Who asks: `reader` to most businesses. A customer may be a connection to some, the own ones among them:
    // ascending, each once, as many as there are. What the span points to must outlive the search.
    Reader reader = Reader::visitor;
    std::span<const std::uint32_t> connections = {};
    Filters filters;
    Sort sort = Sort::relevance;
    bool ignore_place = false;  // read all words as words: the place's chip was removed
    int place_radius_m = 0;     // around the place understood; 0: the place's own (20 km, or its area)
    int offset = 0;
    int limit = 20;  // offset + limit beyond hits_max are cut
    std::vector<ZoneTime> now;
    bool want_facets = false;
    bool want_loosening = false;  // how to get more, when no business meets everything
};

}  // namespace comptoir::search
