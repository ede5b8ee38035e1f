#include "server/directory/list_answer.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "server/directory/item_cache.h"
#include "server/tables/tables.h"

namespace comptoir {

namespace {

static_assert(list_items_max == search::hits_max);

constexpr int metres_a_km = 1000;

search::Sort sort_of(SortOrder order) {
    switch (order) {
        case SortOrder::relevance:
            return search::Sort::relevance;
        case SortOrder::distance:
            return search::Sort::distance;
        case SortOrder::name:
            return search::Sort::name;
        case SortOrder::newest:
            return search::Sort::newest;
    }
    return search::Sort::relevance;
}

// FNV-1a over the address of the query without its page.
std::uint32_t checksum(BusinessQuery query) {
    query.cursor.clear();
    query.limit = page_items_default;
    query.facets = false;
    std::uint32_t hash = 0x811c9dc5;
    for (const char byte : businesses_path("", query)) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193;
    return hash;
}

std::string hexadecimal(std::uint32_t number) {
    char text[9];
    return {text, std::to_chars(text, text + sizeof text, number, 16).ptr};
}

Loosening loosening(const search::Loosening& way) {
    using Kind = search::Loosening::Kind;
    const auto with = [&](std::string kind, std::string value) {
        return Loosening{std::move(kind), std::move(value), way.total.value, way.total.exact};
    };
    switch (way.kind) {
        case Kind::drop_word:
            return with("word", way.what);
        case Kind::drop_place:
            return with("place", way.what);
        case Kind::widen_radius: {
            int metres = 0;
            std::from_chars(way.what.data(), way.what.data() + way.what.size(), metres);
            return with("radius", std::to_string(metres / metres_a_km));
        }
        case Kind::drop_filter:
            return with("filter", way.what == "open_now" ? "open" : way.what);
    }
    return {};
}

std::vector<Facet> facets_of(const std::vector<search::FacetCount>& counts) {
    std::vector<Facet> facets;
    for (const search::FacetCount& count : counts) facets.push_back({count.code, "", count.count});
    return facets;
}

}  // namespace

BusinessQuery query_of(const http::Arguments& values) {
    BusinessQuery query{.text = std::string(values.text("q")),
                        .trades = values.texts("trade"),
                        .near = values.point("near"),
                        .radius_km = values.integer("radius_km", 0),
                        .open_now = values.text("open") == "now",
                        .language = std::string(values.text("language")),
                        .labels = values.texts("label"),
                        .ignore_place = values.text("place") == "none",
                        .facets = values.text("facets") == "true",
                        .limit = values.integer("limit", page_items_default),
                        .cursor = std::string(values.text("cursor"))};
    parse_sort_order(values.text("sort"), query.sort);
    return query;
}

search::SearchRequest search_request(const BusinessQuery& query) {
    search::SearchRequest request;
    request.text = query.text;
    request.reader = Reader::visitor;
    request.filters.trades = query.trades;
    if (query.near)
        request.filters.near =
            search::Near{*query.near, query.radius_km > 0 ? query.radius_km * metres_a_km : search::radius_m_default};
    else
        request.place_radius_m = query.radius_km * metres_a_km;
    request.filters.open_now = query.open_now;
    if (!query.language.empty()) request.filters.languages = {query.language};
    request.filters.labels = query.labels;
    request.sort = sort_of(query.sort);
    request.ignore_place = query.ignore_place;
    request.limit = query.limit;
    request.want_facets = query.facets;
    request.want_loosening = true;
    return request;
}

std::string cursor_at(int offset, const BusinessQuery& query) {
    return hexadecimal(static_cast<std::uint32_t>(offset)) + "." + hexadecimal(checksum(query));
}

std::optional<int> offset_of(const BusinessQuery& query) {
    int offset = 0;
    const char* begin = query.cursor.data();
    const auto [end, error] = std::from_chars(begin, begin + query.cursor.size(), offset, 16);
    if (error != std::errc() || offset < 1 || offset > list_items_max) return std::nullopt;
    if (query.cursor != cursor_at(offset, query)) return std::nullopt;
    return offset;
}

std::vector<Facet> trade_facets(const std::vector<search::FacetCount>& counts, const std::vector<std::string>& filter) {
    const TradeList& trades = tables::trade_list();
    std::map<TradeNumber, int> sums;
    const auto add_up = [&](TradeNumber parent) {
        for (const TradeNumber child : trades.children(parent))
            for (const search::FacetCount& count : counts)
                if (const TradeNumber trade = trades.find(count.code);
                    trade != no_trade && trades.is_within(trade, child))
                    sums[child] += count.count;
    };
    add_up(no_trade);
    for (const std::string& code : filter)
        if (const TradeNumber trade = trades.find(code); trade != no_trade)
            for (TradeNumber above = trade; above != no_trade; above = trades.line(above).parent)
                if (trades.line(above).end > above + 1) add_up(above);
    std::vector<Facet> facets;
    for (const auto& [trade, count] : sums)
        facets.push_back({std::string(trades.line(trade).code), std::string(trades.line(trade).label), count,
                          short_name(trades.line(trade))});
    std::stable_sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) { return a.count > b.count; });
    return facets;
}

BusinessList list_without_items(const search::SearchAnswer& found, const BusinessQuery& query) {
    BusinessList list{.total = {found.total.value, found.total.exact}, .narrow = found.narrow};
    for (const search::QueryWord& word : found.words) list.words.push_back({word.text, word.errors > 0});
    if (found.place)
        list.place = PlaceUnderstood{found.place->kind,  found.place->code,   found.place->name,
                                     found.place->words, found.place->centre, found.place->radius_m};
    if (found.facets)
        list.facets = Facets{.trades = trade_facets(found.facets->trades, query.trades),
                             .languages = facets_of(found.facets->languages),
                             .labels = facets_of(found.facets->labels),
                             .open_now = found.facets->open_now};
    for (const search::Loosening& way : found.loosenings) list.loosen.push_back(loosening(way));
    return list;
}

}  // namespace comptoir
