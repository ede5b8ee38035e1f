// What one asks of the directory: the parameters of GET /api/v1/tenants/{tenant}/businesses, their limits, and the
// address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/geo.h"

namespace comptoir {

enum class SortOrder : std::uint8_t { relevance, distance, name, newest };
inline constexpr int sort_order_count = 4;
// "relevance", "distance", "name", "newest".
std::string_view sort_order_word(SortOrder order);
bool parse_sort_order(std::string_view word, SortOrder& order);

inline constexpr int query_text_characters_max = 200;
inline constexpr int page_items_max = 100;
inline constexpr int page_items_default = 20;
inline constexpr int list_items_max = 200;  // a visitor's list ends there
inline constexpr int radius_km_max = 500;
inline constexpr int filter_values_max = 20;  // trades, labels
inline constexpr int trade_words_characters_max = 60;

struct BusinessQuery {
    std::string text;                 // q
    std::vector<std::string> trades;  // trade, at any level of the tree; a business of one of them
    std::optional<Point> near;        // near=45.767,4.834; replaces a place in the text
    int radius_km = 0;                // radius_km, around `near` or the place understood; 0: 20
    bool open_now = false;            // open=now
    std::string language;             // language=fr
    std::vector<std::string> labels;  // label; a business that has all of them
    SortOrder sort = SortOrder::relevance;
    bool ignore_place = false;  // place=none: read the words as words, not as a place
    bool facets = false;        // facets=true
    int limit = page_items_default;
    std::string cursor;  // `next` of the last page
    bool operator==(const BusinessQuery&) const = default;
};

// The path and query of the request, such as "/api/v1/tenants/demo/businesses?q=plomb%20lyo"; what has its default is
// left out.
std::string businesses_path(std::string_view tenant, const BusinessQuery& query);
std::string business_path(std::string_view tenant, std::string_view business_id);
std::string similar_path(std::string_view tenant, std::string_view business_id);
std::string tenant_path(std::string_view tenant);
// The children of a trade; of the tree's root when `parent` is empty.
std::string trades_path(std::string_view parent);
// Those that an everyday word means, while it is typed.
std::string trades_meant_path(std::string_view typed);

// RFC 3986: everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);

}  // namespace comptoir
