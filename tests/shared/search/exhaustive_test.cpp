// The index answers as looking at every business does: over random small directories that change, and over a large one.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>

#include "server/sample/sample.h"
#include "tests/exhaustive/exhaustive.h"
#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

// Few words, close to each other: names, trades, towns, errors of one another.
constexpr const char* words[] = {"plombier",    "plomberie",  "plombie",   "boulanger", "boulangères", "bar",
                                 "bars",        "barbier",    "lyon",      "lyonnais",  "bois",        "menuisier",
                                 "menuiserie",  "le",         "de",        "sarl",      "martin",      "martine",
                                 "matrin",      "xylo",       "xylophone", "a",         "brest",       "paris",
                                 "traductrice", "traducteur", "chauffage", "urgence",   "69003",       "rhône"};
constexpr const char* codes[] = {"43.22A", "43.22B", "10.71C", "56.30Z", "43.32A", "74.30Z", "", "99.99Z"};
constexpr const char* communes[] = {"69123", "69266", "29019", "75056", "38185", ""};
constexpr const char* postcodes[] = {"69003", "69001", "29200", "99999", ""};
constexpr const char* languages[] = {"fr", "de", "en"};
constexpr const char* labels[] = {"RGE", "Bio"};
constexpr const char* zones[] = {"Europe/Paris", "America/Cayenne"};
constexpr const char* sirens[] = {"732829320", "732829321", "552100554"};

template <typename T, std::size_t count>
T one_of(const T (&choices)[count]) {
    return choices[*rc::gen::inRange<std::size_t>(0, count)];
}
bool chance(int percent) {
    return *rc::gen::inRange(0, 100) < percent;
}

std::string text(int most) {
    std::string result;
    for (int left = *rc::gen::inRange(0, most + 1); left > 0; --left)
        result += std::string(result.empty() ? "" : " ") + one_of(words);
    return result;
}

Place random_place() {
    Place place;
    place.commune.code = one_of(communes);
    place.postcode = one_of(postcodes);
    place.zone = one_of(zones);
    if (chance(30)) place.name = text(2);
    if (chance(40))
        place.point = Point{*rc::gen::inRange(45'600'000, 45'900'000), *rc::gen::inRange(4'600'000, 5'100'000)};
    if (chance(30)) place.register_id = std::string(one_of(sirens)) + "00074";
    if (chance(50)) {
        place.hours.known = true;
        place.hours.week[*rc::gen::inRange(0, 7)] = {{600, 1500}};
        if (chance(30)) place.hours.exceptions = {{20'780, {}}};
    }
    return place;
}

Business random_business() {
    Business business;
    const auto audience = [] { return static_cast<Audience>(chance(75) ? 0 : *rc::gen::inRange(0, 4)); };
    business.audience = audience();
    if (chance(30))
        for (Audience& field : business.field_audiences) field = audience();
    business.trade_name = text(3);
    if (chance(40)) business.legal_name = text(3);
    business.trade.code = one_of(codes);
    business.description = text(6);
    if (chance(40)) business.offers = {text(2), text(2)};
    if (chance(20)) business.seeks = {text(2)};
    for (int left = *rc::gen::inRange(0, 3); left > 0; --left) business.places.push_back(random_place());
    if (chance(30)) business.languages = {one_of(languages), one_of(languages)};
    if (chance(30)) business.labels = {one_of(labels)};
    if (chance(30)) business.register_id = {"FR", "siren", one_of(sirens)};
    if (chance(5)) business.register_id = {"BE", "kbo", "0403.170.701"};
    if (chance(30)) business.member_since = *rc::gen::inRange(2000, 2005);
    return business;
}

std::string random_query() {
    std::string query = text(4);
    if (chance(10)) query = one_of(sirens);
    if (chance(50) && !query.empty()) query.resize(*rc::gen::inRange<std::size_t>(0, query.size()) + 1);
    if (chance(20) && query.size() > 4) std::swap(query[2], query[3]);
    return query;
}

SearchRequest random_request() {
    SearchRequest request;
    request.text = random_query();
    request.reader = static_cast<Reader>(*rc::gen::inRange(0, 3));
    request.sort = chance(60) ? Sort::relevance : static_cast<Sort>(*rc::gen::inRange(0, 4));
    request.ignore_place = chance(15);
    if (chance(15)) request.place_radius_m = *rc::gen::inRange(1, 60'000);
    if (chance(20)) request.filters.near = Near{{45'757'000, 4'832'000}, *rc::gen::inRange(0, 40'000)};
    if (chance(15)) request.filters.trades = {one_of(codes), "43"};
    if (chance(15)) request.filters.languages = {one_of(languages)};
    if (chance(15)) request.filters.labels = {one_of(labels)};
    request.filters.open_now = chance(15);
    for (const char* zone : zones)
        request.now.push_back({zone, {20'780, static_cast<std::uint16_t>(*rc::gen::inRange(0, 1440))}});
    request.want_facets = chance(50);
    request.limit = *rc::gen::inRange(0, 30);
    request.offset = chance(80) ? 0 : *rc::gen::inRange(0, 40);
    return request;
}

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
            const SearchRequest request = random_request();
            RC_LOG() << "\"" << request.text << "\" reader " << static_cast<int>(request.reader) << " sort "
                     << static_cast<int>(request.sort) << '\n';
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
    for (std::uint32_t number = 0; number < size; ++number) apply(number, made.business(number));
    index = index.compacted();
    for (std::uint32_t number = 0; number < size / 40; ++number) {
        apply(number * 7, made.business(size + number));
        index.remove(number * 3);
        every.remove(number * 3);
    }
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
        for (int way = 0; way < 4; ++way) {
            SearchRequest request{.text = text, .limit = 40, .want_facets = way == 0};
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
            CHECK(found.facets == expected.facets);
        }
    }
}
