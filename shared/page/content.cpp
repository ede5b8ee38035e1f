#include "shared/page/content.h"

#include <algorithm>

namespace comptoir::page {

namespace {

constexpr std::array<std::string_view, place_text_count> place_words = {
    "register_id", "name",      "address",  "postcode", "commune",  "country", "monday",
    "tuesday",     "wednesday", "thursday", "friday",   "saturday", "sunday",  "exceptions",
};

}  // namespace

Shape shape_of(Field field) {
    switch (field) {
        case Field::legal_name:
        case Field::register_id:
        case Field::vat_id:
        case Field::legal_form:
        case Field::member_since:
            return Shape::fixed;
        case Field::trade_name:
        case Field::trade:
        case Field::description:
        case Field::phone:
        case Field::email:
        case Field::website:
        case Field::staff_band:
        case Field::logo:
            return Shape::text;
        case Field::offers:
        case Field::seeks:
        case Field::languages:
        case Field::labels:
            return Shape::lines;
        case Field::places:
            return Shape::places;
        case Field::hours:
            return Shape::hours;
        case Field::photos:
            return Shape::photos;
    }
    return Shape::fixed;
}

std::string_view place_text_word(PlaceText text) {
    return place_words[static_cast<std::size_t>(text)];
}

std::optional<PlaceText> parse_place_text(std::string_view word) {
    for (std::size_t index = 0; index < place_words.size(); ++index)
        if (place_words[index] == word) return static_cast<PlaceText>(index);
    return std::nullopt;
}

bool same(const Content& a, const Content& b, Field field) {
    const Shape shape = shape_of(field);
    if (shape == Shape::places) return a.places == b.places;
    if (shape == Shape::photos) return a.photos == b.photos;
    return a.text(field) == b.text(field);
}

void take(Content& to, const Content& from, Field field) {
    const Shape shape = shape_of(field);
    if (shape == Shape::places)
        to.places = from.places;
    else if (shape == Shape::photos)
        to.photos = from.photos;
    else
        to.text(field) = from.text(field);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    if (text.empty()) return lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}  // namespace comptoir::page
