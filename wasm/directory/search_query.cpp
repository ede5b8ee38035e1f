#include "wasm/directory/search_query.h"

#include "shared/core/utf8.h"
#include "wasm/app/route.h"

namespace comptoir::directory {
namespace {

int letter_count(std::string_view text) {
    int letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        letters += next.code != ' ';
        at += next.bytes;
    }
    return letters;
}

// The first `most` characters.
std::string_view first_characters(std::string_view text, int most) {
    std::size_t at = 0;
    while (at < text.size() && most-- > 0) at += next_utf8(text, at).bytes;
    return text.substr(0, at);
}

int parse_radius_km(std::string_view text) {
    for (const int radius : radii_km)
        if (std::to_string(radius) == text) return radius;
    return 0;
}

}  // namespace

int filter_count(const BusinessQuery& query) {
    return static_cast<int>(query.trades.size() + query.labels.size()) + !query.language.empty() +
           (query.radius_km > 0);
}

BusinessQuery without_filters(const BusinessQuery& query) {
    BusinessQuery plain;
    plain.text = query.text;
    plain.sort = query.sort;
    return plain;
}

bool is_searchable(const BusinessQuery& query) {
    const int letters = letter_count(query.text);
    const bool filtered = query.open_now || query.near || filter_count(query) > 0;
    return letters >= letters_min || (letters == 0 && filtered);
}

app::Parameters to_parameters(const BusinessQuery& query) {
    app::Parameters parameters = {{"q", query.text}};
    for (const std::string& trade : query.trades) parameters.emplace_back("trade", trade);
    parameters.emplace_back("language", query.language);
    for (const std::string& label : query.labels) parameters.emplace_back("label", label);
    parameters.emplace_back("open", query.open_now ? "now" : "");
    parameters.emplace_back("place", query.ignore_place ? "none" : "");
    parameters.emplace_back("radius_km", query.radius_km > 0 ? std::to_string(query.radius_km) : "");
    parameters.emplace_back("sort", query.sort == SortOrder::relevance ? "" : sort_order_word(query.sort));
    return parameters;
}

BusinessQuery parse_search_query(const app::Parameters& parameters) {
    BusinessQuery query;
    for (const auto& [key, value] : parameters) {
        if (value.empty()) continue;
        if (key == "q") query.text = first_characters(value, query_text_characters_max);
        if (key == "trade" && query.trades.empty()) query.trades.push_back(value);
        if (key == "label" && query.labels.size() < filter_values_max) query.labels.push_back(value);
        if (key == "language") query.language = value;
        if (key == "open") query.open_now = value == "now";
        if (key == "place") query.ignore_place = value == "none";
        if (key == "radius_km") query.radius_km = parse_radius_km(value);
        if (key == "sort") (void)parse_sort_order(value, query.sort);
    }
    return query;
}

std::string business_route(const std::string& id, const BusinessQuery& query) {
    return app::format_route({app::Screen::business, id, to_parameters(query)});
}

}  // namespace comptoir::directory
