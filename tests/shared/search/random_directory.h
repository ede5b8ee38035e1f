// Random businesses and questions about them, of few words that are close to each other, so that much is met.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "shared/directory/business.h"
#include "shared/directory/search/answer.h"
#include "shared/directory/search/request.h"

namespace comptoir::search::testing {

// Names, trades, towns, errors of one another.
inline constexpr const char* words[] = {
    "plombier",    "plomberie",  "plombie",   "boulanger", "boulangères", "bar",  "bars",  "barbier",
    "lyon",        "lyonnais",   "bois",      "menuisier", "menuiserie",  "le",   "de",    "sarl",
    "martin",      "martine",    "matrin",    "xylo",      "xylophone",   "a",    "brest", "paris",
    "traductrice", "traducteur", "chauffage", "urgence",   "69003",       "rhône"};
inline constexpr const char* codes[] = {"43.22A", "43.22B", "10.71C", "56.30Z", "43.32A", "74.30Z", "", "99.99Z"};
inline constexpr const char* communes[] = {"69123", "69266", "29019", "75056", "38185", ""};
inline constexpr const char* postcodes[] = {"69003", "69001", "29200", "99999", ""};
inline constexpr const char* languages[] = {"fr", "de", "en"};
inline constexpr const char* labels[] = {"RGE", "Bio"};
inline constexpr const char* zones[] = {"Europe/Paris", "America/Cayenne"};
inline constexpr const char* sirens[] = {"732829320", "732829321", "552100554"};

template <typename T, std::size_t count>
T one_of(const T (&choices)[count]) {
    return choices[*rc::gen::inRange<std::size_t>(0, count)];
}
inline bool chance(int percent) {
    return *rc::gen::inRange(0, 100) < percent;
}

inline std::string text(int most) {
    std::string result;
    for (int left = *rc::gen::inRange(0, most + 1); left > 0; --left)
        result += std::string(result.empty() ? "" : " ") + one_of(words);
    return result;
}

inline Place random_place() {
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

inline Business random_business() {
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

inline std::string random_query() {
    std::string query = text(4);
    if (chance(10)) query = one_of(sirens);
    if (chance(50) && !query.empty()) query.resize(*rc::gen::inRange<std::size_t>(0, query.size()) + 1);
    if (chance(20) && query.size() > 4) std::swap(query[2], query[3]);
    return query;
}

// Some of the numbers below `end`, ascending; a visitor has none.
inline std::vector<BusinessNumber> random_connections(Reader reader, BusinessNumber end) {
    std::vector<BusinessNumber> connections;
    const int share = reader == Reader::visitor ? 0 : *rc::gen::inRange(0, 100);
    for (BusinessNumber number = 0; number < end; ++number)
        if (chance(share)) connections.push_back(number);
    return connections;
}

// Without connections, which the caller holds.
inline SearchRequest random_request() {
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

}  // namespace comptoir::search::testing
