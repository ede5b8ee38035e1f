#include "shared/directory/own_word.h"

#include <algorithm>

#include "shared/directory/business_facts.h"

namespace comptoir {

namespace {

bool has_number(const std::vector<Place>& places, const std::string& number) {
    return std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.register_id == number; });
}

bool is_open(const std::vector<PlaceFacts>& places, const std::string& number) {
    return std::any_of(places.begin(), places.end(), [&](const PlaceFacts& facts) {
        return facts.place.register_id == number && facts.state == PlaceState::open;
    });
}

std::vector<Place> own_places(const std::vector<Place>& others, const OwnWord& word,
                              const std::vector<PlaceFacts>& places) {
    std::vector<Place> own;
    for (const Place& place : word.business.places)
        if (place.register_id.empty() || is_open(places, place.register_id)) own.push_back(place);
    for (const Place& place : others) {
        const auto& dropped = word.dropped_places;
        const bool is_new = is_register_number(place.register_id) && !has_number(own, place.register_id) &&
                            std::find(dropped.begin(), dropped.end(), place.register_id) == dropped.end();
        if (is_new) own.push_back(place);
    }
    return own;
}

}  // namespace

void lay_over(Business& business, const OwnWord& word, const std::vector<PlaceFacts>& places) {
    const Business& said = word.business;
    business.audience = said.audience;
    business.field_audiences = said.field_audiences;
    for (int index = 0; index < field_count; ++index)
        if (word.says[static_cast<std::size_t>(index)]) assign_field(business, said, static_cast<Field>(index));
    if (word.says_field(Field::places)) business.places = own_places(business.places, word, places);
    for (Place& place : business.places)
        if (place.name == display_name(business)) place.name.clear();
}

}  // namespace comptoir
