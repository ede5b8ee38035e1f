#include "shared/page/completeness.h"

#include <algorithm>

#include "shared/core/text.h"

namespace comptoir::page {

namespace {

struct Weighed {
    Field field;
    int weight;
};

// What a page is found by comes first, then what lets others get in touch, then what makes it inviting. Sum: 100.
constexpr Weighed useful[] = {
    {Field::trade, 14},  {Field::places, 12}, {Field::description, 14}, {Field::phone, 10},
    {Field::offers, 12}, {Field::hours, 10},  {Field::email, 8},        {Field::logo, 6},
    {Field::photos, 5},  {Field::website, 4}, {Field::seeks, 3},        {Field::languages, 2},
};
constexpr std::size_t steps_max = 3;

bool has_hours(const TypedPlace& place) {
    return std::any_of(place.begin() + static_cast<int>(PlaceText::monday), place.end(),
                       [](const std::string& text) { return !trimmed(text).empty(); });
}

bool has_address(const TypedPlace& place) {
    return !trimmed(place[static_cast<std::size_t>(PlaceText::commune)]).empty() ||
           !trimmed(place[static_cast<std::size_t>(PlaceText::postcode)]).empty();
}

bool is_filled(const Content& content, Field field) {
    const auto& places = content.places;
    switch (shape_of(field)) {
        case Shape::hours:
            return std::any_of(places.begin(), places.end(), has_hours);
        case Shape::places:
            return std::any_of(places.begin(), places.end(), has_address);
        case Shape::photos:
            return !content.photos.empty();
        case Shape::fixed:
        case Shape::text:
        case Shape::lines:
            break;
    }
    return !trimmed(content.text(field)).empty();
}

}  // namespace

Completeness completeness_of(const Content& content) {
    Completeness result;
    if (!is_filled(content, Field::trade_name) && !is_filled(content, Field::legal_name))
        result.steps.push_back(Field::trade_name);
    for (const Weighed& each : useful) {
        if (is_filled(content, each.field)) {
            result.percent += each.weight;
            continue;
        }
        const bool possible = each.field != Field::hours || !content.places.empty();
        if (possible && result.steps.size() < steps_max) result.steps.push_back(each.field);
    }
    return result;
}

}  // namespace comptoir::page
