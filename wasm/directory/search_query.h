// What is searched for: the box's text and the filters, as the route keeps them and as the API is asked.
#pragma once

#include <optional>
#include <string>

#include "shared/core/geo.h"
#include "wasm/app/url.h"

namespace comptoir::directory {

enum class Sort : unsigned char { relevance, distance, name, newest };
inline constexpr int sort_count = 4;

struct SearchQuery {
    std::string text;   // as typed
    std::string trade;  // NAF code of any level; empty: all
    std::string language;
    std::string label;
    bool open_now = false;
    bool anywhere = false;  // the place read in the text is not to be taken as a place
    int radius_km = 0;      // 0: what the server takes by itself
    Sort sort = Sort::relevance;
    std::optional<Point> near;  // the person's own position: never part of a route

    bool operator==(const SearchQuery&) const = default;
};

// Text of fewer letters says nothing yet; with a filter the text may be empty.
constexpr int letters_min = 2;
// What the API takes; the box holds no more.
constexpr int text_letters_max = 200;
// The radii offered, in the order of the menu.
inline constexpr int radii_km[] = {5, 10, 20, 50, 100};

bool has_filter(const SearchQuery& query);
// How many filters the panel has set: what the chips beside it do not show.
int filter_count(const SearchQuery& query);
// Is there enough to search for?
bool is_searchable(const SearchQuery& query);

// The route's parameters and back. Unknown keys and values are passed over: an address is typed by anybody.
app::Parameters to_parameters(const SearchQuery& query);
SearchQuery parse_search_query(const app::Parameters& parameters);

}  // namespace comptoir::directory
