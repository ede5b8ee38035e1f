// What the search index answers: numbers of businesses in order, and what was understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/geo.h"

namespace comptoir::search {

// The row number that the store gave a business, unique in a tenant.
using BusinessNumber = std::uint32_t;

struct Hit {
    BusinessNumber number = 0;
    std::optional<int> distance_m;  // from the place understood or the point given, to the nearest place
    std::uint8_t missing = 0;       // bit i: the business lacks answer.words[i]
    bool outside = false;           // the business lies outside the place understood
    bool operator==(const Hit&) const = default;
};

// A word of the query as the search read it. explain.h finds it in a business, highlight.h in a text.
struct QueryWord {
    std::string text;         // folded, as typed
    bool is_trade = false;    // names a trade, or begins to
    std::uint8_t errors = 0;  // hardly any business has it as typed: so many typing errors were allowed for
    bool is_known = true;     // false: no business has it, and the others were searched without it
    bool operator==(const QueryWord&) const = default;
};

struct PlaceFound {
    std::string kind;              // commune, arrondissement, postcode, departement, region
    std::string code;              // 69123, 69383, 69003, 69, 84
    std::string name;              // Lyon
    std::string words;             // the part of the text that was read as it, as typed
    std::uint16_t first_word = 0;  // of the folded text
    std::uint16_t word_count = 0;
    Point centre;
    int radius_m = 0;  // 0: the area itself counts
    bool operator==(const PlaceFound&) const = default;
};

struct Total {
    int value = 0;
    bool exact = true;  // false: at least `value`
    bool operator==(const Total&) const = default;
};

struct FacetCount {
    std::string code;
    int count = 0;
    bool operator==(const FacetCount&) const = default;
};

// Counts over the businesses of the total, of a partial answer over those listed; the most frequent first. Each kind
// without its own filter would show more.
struct Facets {
    std::vector<FacetCount> trades;  // codes as the businesses have them; sum them up along the tree
    std::vector<FacetCount> languages;
    std::vector<FacetCount> labels;
    int open_now = 0;
    bool exact = true;  // false: at least these, counted over facet_businesses_max
    bool operator==(const Facets&) const = default;
};
inline constexpr int facet_businesses_max = 20'000;

struct Loosening {
    enum class Kind : std::uint8_t { drop_word, drop_place, widen_radius, drop_filter };
    Kind kind = Kind::drop_word;
    std::string what;  // the word; the radius in metres; the filter: trade, near, open_now, language, label
    Total total;       // what it would give
    bool operator==(const Loosening&) const = default;
};

struct SearchAnswer {
    std::vector<Hit> hits;  // offset and limit applied
    Total total;            // businesses that meet all of it; 0 when `partial`
    bool partial = false;   // no business meets all of it: the hits lack something
    bool narrow = false;    // more businesses match than a list shows
    std::vector<QueryWord> words;
    std::optional<PlaceFound> place;
    std::optional<Facets> facets;       // only when asked for
    std::vector<Loosening> loosenings;  // only when asked for and `partial`
    int listed = 0;                     // hits with all offsets: where paging ends, hits_max at most
};

}  // namespace comptoir::search
