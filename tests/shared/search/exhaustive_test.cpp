// The index answers as looking at every business does: over random small directories that change, and over a large one.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>

#include "server/sample/sample.h"
#include "tests/exhaustive/exhaustive.h"
#include "tests/shared/search/index_fixture.h"
#include "tests/shared/search/random_directory.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

void require_same(const SearchAnswer& found, const SearchAnswer& expected) {
    RC_ASSERT(found.hits == expected.hits);
    RC_ASSERT(found.total == expected.total);
    RC_ASSERT(found.partial == expected.partial);
    RC_ASSERT(found.narrow == expected.narrow);
    RC_ASSERT(found.words == expected.words);
    RC_ASSERT(found.place.has_value() == expected.place.has_value());
    RC_ASSERT(!found.place || found.place->code == expected.place->code);
    RC_ASSERT(found.facets == expected.facets);
    RC_ASSERT(found.listed == expected.listed);
}

// No choice is said to be of more businesses than there are.
bool is_at_least(const std::vector<FacetCount>& found, const std::vector<FacetCount>& expected) {
    return std::all_of(found.begin(), found.end(), [&](const FacetCount& one) {
        return std::any_of(expected.begin(), expected.end(),
                           [&](const FacetCount& other) { return other.code == one.code && other.count >= one.count; });
    });
}

// The same, or a lower bound that says so, where more are found than are counted.
bool counts(const Facets& found, const Facets& expected) {
    if (found.exact) return found == expected;
    return !found.trades.empty() && found.open_now <= expected.open_now && is_at_least(found.trades, expected.trades) &&
           is_at_least(found.languages, expected.languages) && is_at_least(found.labels, expected.labels);
}

// Fields for every audience, the description of most for connections: enough for lists of each kind.
Business mixed(Business business, std::uint32_t number) {
    const auto set = [&](Field field, Audience audience) {
        business.field_audiences[static_cast<std::size_t>(field)] = audience;
    };
    if (number % 10 < 8) set(Field::description, Audience::connections);
    if (number % 5 == 0) set(Field::trade, Audience::connections);
    if (number % 7 == 0) set(Field::trade_name, Audience::customers);
    if (number % 11 == 0) set(Field::labels, Audience::connections);
    if (number % 13 == 0) set(Field::places, Audience::connections);
    if (number % 17 == 0) business.audience = Audience::connections;
    return business;
}

}  // namespace

TEST_CASE("over directories that change, every answer is that of looking at every business") {
    CHECK(rc::check([] {
        Index index(knowledge());
        Exhaustive every(knowledge());
        for (int step = *rc::gen::inRange(1, 40); step > 0; --step) {
            const auto number = *rc::gen::inRange<BusinessNumber>(0, 25);
            if (chance(10)) {
                index = index.compacted();
            } else if (chance(15)) {
                index.remove(number);
                every.remove(number);
            } else {
                const Business business = random_business();
                index.apply(number, business);
                every.apply(number, business);
            }
        }
        for (int query = 0; query < 8; ++query) {
            SearchRequest request = random_request();
            const std::vector<BusinessNumber> connections = random_connections(request.reader, 25);
            request.connections = connections;
            RC_LOG() << "\"" << request.text << "\" reader " << static_cast<int>(request.reader) << " connections "
                     << connections.size() << " sort " << static_cast<int>(request.sort) << '\n';
            require_same(index.search(request), every.search(request));
        }
    }));
}

// Long posting lists, lists of beginnings and bitmaps appear with numbers; changes after the large part was built lie
// beside it.
TEST_CASE("over a large directory, every answer is that of looking at every business") {
    const bool deep = std::getenv("COMPTOIR_DEEP") != nullptr && *std::getenv("COMPTOIR_DEEP") != 0;
    const std::uint32_t size = deep ? 150'000 : 12'000;
    const sample::Sample made(tables::gazetteer());
    Index index(knowledge());
    Exhaustive every(knowledge());
    const auto apply = [&](std::uint32_t number, const Business& business) {
        index.apply(number, business);
        every.apply(number, business);
    };
    for (std::uint32_t number = 0; number < size; ++number) apply(number, mixed(made.business(number), number));
    index = index.compacted();
    for (std::uint32_t number = 0; number < size / 40; ++number) {
        apply(number * 7, mixed(made.business(size + number), number));
        index.remove(number * 3);
        every.remove(number * 3);
    }
    std::vector<BusinessNumber> few, many;
    for (BusinessNumber number = 0; number < size; number += 23) few.push_back(number);
    for (BusinessNumber number = 0; number < size; ++number)
        if (number % 8 != 0) many.push_back(number);
    constexpr const char* queries[] = {"pl",
                                       "plombier",
                                       "plomb lyo",
                                       "restaurant tr",
                                       "re",
                                       "boulangerie martin",
                                       "avocat paris",
                                       "coiffeur 69003",
                                       "plombeir",
                                       "restauratn lyon",
                                       "garage de la gare",
                                       "menuiserie bois",
                                       "bois",
                                       "martin plomberie chauffage",
                                       "chauffagiste bilingue mende",
                                       "jardinier seine",
                                       "69",
                                       "",
                                       "lyon",
                                       "sa",
                                       "électricien dépannage urgence",
                                       "expert comptable",
                                       "informatiqe",
                                       "entreprise",
                                       "service paris",
                                       "travaux rénovation",
                                       "co de",
                                       "mar",
                                       "mart"};
    for (const char* text : queries) {
        for (int way = 0; way < 5; ++way) {
            SearchRequest request{.text = text, .limit = 40, .want_facets = way == 0};
            if (way > 0) request.reader = Reader::customer;
            if (way > 0) request.connections = way == 4 ? std::span(many) : std::span(few);
            if (way == 1) request.sort = Sort::name;
            if (way == 2) request.filters.labels = {"RGE"};
            if (way == 3) request.filters.near = Near{{48'856'000, 2'352'000}, 15'000};
            if (way == 3) request.sort = Sort::distance;
            CAPTURE(text);
            CAPTURE(way);
            const SearchAnswer found = index.search(request), expected = every.search(request);
            CHECK(found.hits == expected.hits);
            CHECK(found.total == expected.total);
            CHECK(found.partial == expected.partial);
            CHECK(found.words == expected.words);
            CHECK(found.facets.has_value() == expected.facets.has_value());
            if (found.facets) CHECK(counts(*found.facets, *expected.facets));
        }
    }
}
