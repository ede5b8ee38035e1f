// Small directories for tests of the search: businesses in a few words, and an index of them.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "server/tables/tables.h"
#include "shared/directory/search/index.h"

namespace comptoir::search::testing {

inline Knowledge knowledge() {
    return {tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
}

struct Sketch {
    std::string name;
    std::string trade;    // code
    std::string commune;  // INSEE code
    std::string description;
    std::vector<std::string> offers;
};

inline Business business_of(const Sketch& sketch) {
    Business business;
    business.audience = Audience::everyone;
    business.trade_name = sketch.name;
    business.trade.code = sketch.trade;
    business.description = sketch.description;
    business.offers = sketch.offers;
    if (!sketch.commune.empty()) business.places.push_back({.commune = {.code = sketch.commune}});
    return business;
}

// Numbers from 1 on.
inline Index index_of(std::initializer_list<Sketch> sketches) {
    Index index(knowledge());
    BusinessNumber number = 0;
    for (const Sketch& sketch : sketches) index.apply(++number, business_of(sketch));
    return index;
}

inline std::vector<BusinessNumber> numbers(const SearchAnswer& answer) {
    std::vector<BusinessNumber> found;
    for (const Hit& hit : answer.hits) found.push_back(hit.number);
    return found;
}

inline std::vector<BusinessNumber> find(const Index& index, std::string text, Reader reader = Reader::visitor) {
    return numbers(index.search({.text = std::move(text), .reader = reader}));
}

using Numbers = std::vector<BusinessNumber>;

inline constexpr const char* lyon = "69123";
inline constexpr const char* villeurbanne = "69266";  // 4 km from Lyon's centre
inline constexpr const char* paris = "75056";
inline constexpr const char* brest = "29019";
inline constexpr const char* plumbing = "43.22A";
inline constexpr const char* bakery = "10.71C";

}  // namespace comptoir::search::testing
