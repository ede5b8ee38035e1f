#include "wasm/directory/search_query.h"

namespace comptoir::directory {
namespace {

// The words of the route and of the API.
constexpr std::string_view sort_words[sort_count] = {"relevance", "distance", "name", "newest"};

int letter_count(std::string_view text) {
    int letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xc0) != 0x80 && c != ' ';
    return letters;
}

// The first `most` characters of UTF-8 text.
std::string_view first_letters(std::string_view text, int most) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80 && most-- == 0) break;
    return text.substr(0, at);
}

int parse_radius(std::string_view text) {
    for (const int radius : radii_km)
        if (std::to_string(radius) == text) return radius;
    return 0;
}

Sort parse_sort(std::string_view text) {
    for (int i = 0; i < sort_count; ++i)
        if (sort_words[i] == text) return static_cast<Sort>(i);
    return Sort::relevance;
}

}  // namespace

bool has_filter(const SearchQuery& query) {
    return query.open_now || query.near || filter_count(query) > 0;
}

int filter_count(const SearchQuery& query) {
    return !query.trade.empty() + !query.language.empty() + !query.label.empty() + (query.radius_km > 0);
}

bool is_searchable(const SearchQuery& query) {
    const int letters = letter_count(query.text);
    return letters >= letters_min || (letters == 0 && has_filter(query));
}

app::Parameters to_parameters(const SearchQuery& query) {
    return {
        {"q", query.text},
        {"trade", query.trade},
        {"language", query.language},
        {"label", query.label},
        {"open", query.open_now ? "now" : ""},
        {"place", query.anywhere ? "none" : ""},
        {"radius_km", query.radius_km > 0 ? std::to_string(query.radius_km) : ""},
        {"sort", query.sort == Sort::relevance ? "" : std::string(sort_words[static_cast<int>(query.sort)])},
    };
}

SearchQuery parse_search_query(const app::Parameters& parameters) {
    const auto value = [&](std::string_view key) { return std::string(app::parameter(parameters, key)); };
    SearchQuery query;
    query.text = first_letters(value("q"), text_letters_max);
    query.trade = value("trade");
    query.language = value("language");
    query.label = value("label");
    query.open_now = value("open") == "now";
    query.anywhere = value("place") == "none";
    query.radius_km = parse_radius(value("radius_km"));
    query.sort = parse_sort(value("sort"));
    return query;
}

}  // namespace comptoir::directory
