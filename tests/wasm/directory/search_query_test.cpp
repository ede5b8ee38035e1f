#include "wasm/directory/search_query.h"

#include <doctest/doctest.h>

using namespace comptoir;
using namespace comptoir::directory;

TEST_CASE("a search is kept by the route, less the person's own position") {
    const BusinessQuery query{.text = "plomb lyo",
                              .trades = {"43.22A"},
                              .radius_km = 50,
                              .open_now = true,
                              .language = "de",
                              .labels = {"RGE", "Qualibat"},
                              .sort = SortOrder::distance,
                              .ignore_place = true};
    CHECK(parse_search_query(to_parameters(query)) == query);
    BusinessQuery near = query;
    near.near = Point{45'767'000, 4'833'000};
    CHECK(app::format_parameters(to_parameters(near)) == app::format_parameters(to_parameters(query)));
}

TEST_CASE("an empty search needs no parameter") {
    CHECK(app::format_parameters(to_parameters({})).empty());
}

TEST_CASE("what an address says wrongly is passed over") {
    CHECK(parse_search_query({{"radius_km", "7"}, {"sort", "price"}, {"open", "maybe"}, {"x", "y"}, {"label", ""}}) ==
          BusinessQuery{});
}

TEST_CASE("text of an address is cut at what the API takes, between letters") {
    std::string letters;
    for (int i = 0; i < 300; ++i) letters += "é";
    CHECK(parse_search_query({{"q", letters}}).text.size() == 2 * query_text_characters_max);
}

TEST_CASE("a search begins with the second letter, or with a filter alone") {
    CHECK_FALSE(is_searchable({}));
    CHECK_FALSE(is_searchable({.text = " é "}));
    CHECK(is_searchable({.text = "éa"}));
    CHECK(is_searchable({.open_now = true}));
    CHECK(is_searchable({.near = Point{}}));
    CHECK_FALSE(is_searchable({.text = "a", .open_now = true}));
    CHECK_FALSE(is_searchable({.sort = SortOrder::name}));
}

TEST_CASE("taking the filters away leaves the text and the order") {
    const BusinessQuery query{.text = "plomb",
                              .trades = {"43"},
                              .near = Point{},
                              .radius_km = 5,
                              .open_now = true,
                              .language = "en",
                              .labels = {"AB"},
                              .sort = SortOrder::name,
                              .ignore_place = true};
    CHECK(filter_count(query) == 4);
    CHECK(without_filters(query) == BusinessQuery{.text = "plomb", .sort = SortOrder::name});
}
