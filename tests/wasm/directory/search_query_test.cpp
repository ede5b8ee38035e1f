#include "wasm/directory/search_query.h"

#include <doctest/doctest.h>

using namespace comptoir;
using namespace comptoir::directory;

TEST_CASE("a search is kept by the route, less the person's own position") {
    SearchQuery query{.text = "plomb lyo",
                      .trade = "43.22A",
                      .language = "de",
                      .label = "RGE",
                      .open_now = true,
                      .anywhere = true,
                      .radius_km = 50,
                      .sort = Sort::distance};
    CHECK(parse_search_query(to_parameters(query)) == query);
    SearchQuery near = query;
    near.near = Point{45'767'000, 4'833'000};
    CHECK(app::format_parameters(to_parameters(near)) == app::format_parameters(to_parameters(query)));
}

TEST_CASE("an empty search needs no parameter") {
    CHECK(app::format_parameters(to_parameters({})).empty());
}

TEST_CASE("what an address says wrongly is passed over") {
    const SearchQuery query =
        parse_search_query({{"radius_km", "7"}, {"sort", "price"}, {"open", "maybe"}, {"x", "y"}});
    CHECK(query == SearchQuery{});
}

TEST_CASE("text of an address is cut at what the API takes, between letters") {
    std::string letters;
    for (int i = 0; i < 300; ++i) letters += "é";
    CHECK(parse_search_query({{"q", letters}}).text.size() == 2 * text_letters_max);
}

TEST_CASE("a search begins with the second letter, or with a filter alone") {
    CHECK_FALSE(is_searchable({}));
    CHECK_FALSE(is_searchable({.text = " é "}));
    CHECK(is_searchable({.text = "éa"}));
    CHECK(is_searchable({.open_now = true}));
    CHECK(is_searchable({.near = Point{}}));
    CHECK_FALSE(is_searchable({.text = "a", .open_now = true}));
    CHECK_FALSE(is_searchable({.sort = Sort::name}));
}
