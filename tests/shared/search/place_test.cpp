// Places in a query, distances, filters, orders.
#include <doctest/doctest.h>

#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

// A baker and a plumber each in Brest, Villeurbanne and Lyon, the further from Lyon the lower the number.
Index towns() {
    return index_of({{"Xa", plumbing, brest},
                     {"Xb", bakery, brest},
                     {"Xc", plumbing, villeurbanne},
                     {"Xd", bakery, villeurbanne},
                     {"Xe", plumbing, lyon},
                     {"Xf", bakery, lyon}});
}

}  // namespace

TEST_CASE("a commune in the query means it and 20 km around, its own first, then the nearer") {
    const Index index = towns();
    const SearchAnswer answer = index.search({.text = "plombier lyon"});
    CHECK(numbers(answer) == Numbers{5, 3});
    REQUIRE(answer.place.has_value());
    CHECK(answer.place->code == lyon);
    CHECK(answer.place->words == "lyon");
    CHECK(answer.place->radius_m == 20'000);
    CHECK(*answer.hits[1].distance_m > 1'000);
    CHECK(*answer.hits[1].distance_m < 10'000);
}

TEST_CASE("a commune's first letters are enough beside other words") {
    CHECK(find(towns(), "plomb lyo") == Numbers{5, 3});
}

TEST_CASE("a postcode, a département by name or number and an arrondissement are places") {
    const Index index = towns();
    CHECK(find(index, "plombier 29200") == Numbers{1});
    CHECK(find(index, "plombier finistère") == Numbers{1});
    CHECK(find(index, "plombier 29") == Numbers{1});
    CHECK(find(index, "plombier lyon 3") == Numbers{5, 3});
}

TEST_CASE("a place alone lists what is there") {
    CHECK(find(towns(), "brest") == Numbers{1, 2});
}

TEST_CASE("a place whose chip was removed is read as words") {
    Index index = towns();
    index.apply(7, business_of({"Plombier de Lyon", plumbing, brest}));
    CHECK(numbers(index.search({.text = "plombier lyon", .ignore_place = true})) == Numbers{7});
}

TEST_CASE("a business named by all the words, the place's included, comes first") {
    Index index = towns();
    index.apply(7, business_of({"Boulangerie de Lyon", bakery, brest}));
    index.apply(8, business_of({"Boulangerie de Lyon et d'ailleurs", bakery, brest}));
    const SearchAnswer answer = index.search({.text = "boulangerie lyon"});
    CHECK(numbers(answer) == Numbers{7, 6, 4});
    CHECK(answer.hits[0].outside);
    CHECK(answer.total == Total{3, true});
}

TEST_CASE("words that businesses use everywhere are not taken for a village") {
    Index index(knowledge());
    for (BusinessNumber number = 1; number <= 5; ++number)
        index.apply(number, business_of({"Xylo", "43.32A", brest, "escaliers en bois"}));
    const SearchAnswer answer = index.search({.text = "menuiserie bois"});
    CHECK_FALSE(answer.place.has_value());
    CHECK(answer.total.value == 5);
}

TEST_CASE("where a place has nothing, what lies outside follows by distance, with ways to more") {
    const Index index = index_of({{"Xa", plumbing, brest}, {"Xb", plumbing, paris}, {"Xc", bakery, lyon}});
    const SearchAnswer answer = index.search({.text = "plombier lyon", .want_loosening = true});
    CHECK(answer.partial);
    REQUIRE(answer.hits.size() == 3);
    CHECK(numbers(answer) == Numbers{2, 1, 3});
    CHECK(answer.hits[0].outside);
    CHECK(answer.hits[2].missing == 1);
    const auto has = [&](const Loosening& wanted) {
        return std::find(answer.loosenings.begin(), answer.loosenings.end(), wanted) != answer.loosenings.end();
    };
    CHECK(has({Loosening::Kind::drop_place, "Lyon", {2, true}}));
    CHECK(has({Loosening::Kind::drop_word, "plombier", {1, true}}));
}

TEST_CASE("a wider radius is offered with what it would give") {
    const Index index = index_of({{"Xa", plumbing, "38185"}});  // Grenoble: 95 km from Lyon, 33 from Voiron's 20 km
    const SearchAnswer answer = index.search({.text = "plombier voiron", .want_loosening = true});
    const Total one{1, true};
    const bool is_found_at_once = answer.total == one;
    CHECK(
        (is_found_at_once || std::any_of(answer.loosenings.begin(), answer.loosenings.end(), [&](const Loosening& way) {
             return way.kind == Loosening::Kind::widen_radius && way.total == one;
         })));
}

TEST_CASE("around a point, the nearer first; the text's place is then words") {
    const Index index = towns();
    SearchRequest request{.text = "plombier"};
    request.filters.near =
        Near{tables::gazetteer().commune(tables::gazetteer().find_commune(villeurbanne)).centre, 20'000};
    CHECK(numbers(index.search(request)) == Numbers{3, 5});
    request.filters.near->radius_m = 1'000;
    CHECK(numbers(index.search(request)) == Numbers{3});
}

TEST_CASE("trades filter at any level of the tree") {
    const Index index = towns();
    for (const char* code : {"F", "43", "43.2", "43.22", "43.22A"}) {
        SearchRequest request;
        request.filters.trades = {code};
        CAPTURE(code);
        CHECK(numbers(index.search(request)) == Numbers{1, 3, 5});
    }
    SearchRequest unknown;
    unknown.filters.trades = {"99.99Z"};
    CHECK(numbers(index.search(unknown)).empty());
}

TEST_CASE("languages are any of those wanted, labels all of them, and a filter that leaves nothing says so") {
    Index index(knowledge());
    Business business = business_of({"Xylo", plumbing});
    business.languages = {"fr", "de"};
    business.labels = {"RGE", "Qualibat"};
    index.apply(1, business);
    business.labels = {"RGE"};
    index.apply(2, business);
    SearchRequest request{.text = "plombier", .want_loosening = true};
    request.filters.languages = {"en", "de"};
    CHECK(numbers(index.search(request)) == Numbers{1, 2});
    request.filters.labels = {"RGE", "Qualibat"};
    CHECK(numbers(index.search(request)) == Numbers{1});
    request.filters.languages = {"it"};
    const SearchAnswer answer = index.search(request);
    CHECK(answer.hits.empty());
    REQUIRE(answer.loosenings.size() == 1);
    CHECK(answer.loosenings[0] == Loosening{Loosening::Kind::drop_filter, "language", {1, true}});
}

TEST_CASE("open now is judged by each place's own clock, yesterday's evening included") {
    Index index(knowledge());
    Business bar = business_of({"Bar Xylo"});
    bar.places.push_back({.zone = "Europe/Paris"});
    bar.places[0].hours.known = true;
    bar.places[0].hours.week[0] = {{20 * 60, 26 * 60}};  // Monday evening to two in the morning
    index.apply(1, bar);
    index.apply(2, business_of({"Bar Yole", "", lyon}));  // says nothing of its hours
    constexpr DayNumber monday = 20'780;
    SearchRequest request{.text = "bar"};
    request.filters.open_now = true;
    const auto at = [&](DayNumber day, int minute, const char* zone) {
        request.now = {{zone, {day, static_cast<std::uint16_t>(minute)}}};
        return numbers(index.search(request));
    };
    CHECK(at(monday, 21 * 60, "Europe/Paris") == Numbers{1});
    CHECK(at(monday + 1, 60, "Europe/Paris") == Numbers{1});
    CHECK(at(monday + 1, 121, "Europe/Paris").empty());
    CHECK(at(monday, 21 * 60, "Europe/Lisbon").empty());
}

TEST_CASE("by name, newest and distance") {
    Index index(knowledge());
    const auto add = [&](BusinessNumber number, const char* name, int since, const char* commune) {
        Business business = business_of({name, plumbing, commune});
        business.member_since = since;
        index.apply(number, business);
    };
    add(1, "Écluse", 2019, brest);
    add(2, "Abeille", 2024, paris);
    add(3, "Zinc", 2021, lyon);
    SearchRequest request{.text = "plombier", .sort = Sort::name};
    CHECK(numbers(index.search(request)) == Numbers{2, 1, 3});
    index = index.compacted();
    add(4, "Dune", 0, lyon);
    add(5, "Dahu", 0, lyon);
    CHECK(numbers(index.search(request)) == Numbers{2, 5, 4, 1, 3});
    request.sort = Sort::newest;
    CHECK(numbers(index.search(request)) == Numbers{2, 3, 1, 5, 4});
    request.sort = Sort::distance;
    request.filters.near = Near{{48'390'000, -4'486'000}, 1'000'000};
    CHECK(numbers(index.search(request)).front() == 1);
}

TEST_CASE("a SIREN, a SIRET and their beginnings find at once, spaces or not; other registers by the whole id") {
    Index index(knowledge());
    Business french = business_of({"Xylo"});
    french.register_id = {"FR", "siren", "732829320"};
    french.places.push_back({.register_id = "73282932000074"});
    index.apply(1, french);
    Business belgian = business_of({"Yole"});
    belgian.register_id = {"BE", "kbo", "0403.170.701"};
    index.apply(2, belgian);
    for (int round = 0; round < 2; ++round) {
        CHECK(find(index, "732829320") == Numbers{1});
        CHECK(find(index, "732 829 320") == Numbers{1});
        CHECK(find(index, "732 829 320 00074") == Numbers{1});
        CHECK(find(index, "732829") == Numbers{1});
        CHECK(find(index, "73282932100").empty());
        CHECK(find(index, "0403.170.701") == Numbers{2});
        CHECK(find(index, "0403170701") == Numbers{2});
        index = index.compacted();
    }
}

TEST_CASE("who types a postcode sees those who have it first, then the others of its communes") {
    Index index(knowledge());
    const auto add = [&](BusinessNumber number, const char* postcode, Point point) {
        Business business = business_of({"Xylo", plumbing, lyon});
        business.places[0].postcode = postcode;
        business.places[0].point = point;
        index.apply(number, business);
    };
    const Point third = tables::gazetteer().centre_of(tables::gazetteer().find_commune(lyon), "69003");
    add(1, "69007", third);
    add(2, "69003", {third.latitude_e6 + 20'000, third.longitude_e6});
    add(3, "69003", {third.latitude_e6 + 10'000, third.longitude_e6});
    for (int round = 0; round < 2; ++round) {
        CHECK(find(index, "plombier 69003") == Numbers{3, 2, 1});
        CHECK(find(index, "plombier 69007").front() == 1);
        index = index.compacted();
    }
}

TEST_CASE("where a village has nothing, a town that begins with the letters is meant") {
    Index index(knowledge());
    for (BusinessNumber number = 1; number <= 3; ++number)
        index.apply(number, business_of({"Xylo", plumbing, "13055"}));
    const SearchAnswer answer = index.search({.text = "plombier mars"});
    REQUIRE(answer.place.has_value());
    CHECK(answer.place->name == "Marseille");
    CHECK(answer.total.value == 3);
}

TEST_CASE("a number of the register is found whatever the point and the place asked for") {
    Index index(knowledge());
    Business far = business_of({"Xylo", plumbing, brest});
    far.register_id = {"FR", "siren", "732829320"};
    index.apply(1, far);
    SearchRequest request{.text = "732829320", .want_facets = true};
    request.filters.near = Near{{45'757'000, 4'832'000}, 1'000};
    const SearchAnswer answer = index.search(request);
    CHECK(numbers(answer) == Numbers{1});
    CHECK(answer.facets->trades == std::vector<FacetCount>{{plumbing, 1}});
}

TEST_CASE("facets of a partial answer count what it lists") {
    const Index index = index_of({{"Xylo", plumbing, "", "bilingue"}, {"Yole", plumbing}, {"Zeste", bakery}});
    const SearchAnswer answer = index.search({.text = "plombier bilingue nocturne", .want_facets = true});
    REQUIRE(answer.partial);
    CHECK(answer.facets->trades == std::vector<FacetCount>{{plumbing, 2}});
}

TEST_CASE("facets count a business of exactly the name, too, wherever it is") {
    Index index = towns();
    index.apply(7, business_of({"Boulangerie de Lyon", bakery, brest}));
    const SearchAnswer answer = index.search({.text = "boulangerie lyon", .want_facets = true});
    CHECK(answer.facets->trades == std::vector<FacetCount>{{bakery, answer.total.value}});
}

TEST_CASE("facets count what the list holds") {
    Index index = towns();
    SearchRequest request{.text = "lyon", .want_facets = true};
    const SearchAnswer answer = index.search(request);
    REQUIRE(answer.facets.has_value());
    CHECK(answer.facets->trades == std::vector<FacetCount>{{bakery, 2}, {plumbing, 2}});
    CHECK(answer.facets->exact);
}
