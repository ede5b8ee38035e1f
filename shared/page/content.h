// A business's page as its people type it: every text letter for letter, valid yet or not, and for each field whom it
// is shown to. What of it is legal text is told by shared/page/check.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/directory/business.h"
#include "shared/directory/field.h"
#include "shared/policy/audience.h"

namespace comptoir::page {

// How a field is typed. `fixed` is said by a register or the bank: it can be read here, and its audience chosen. Hours
// are typed in each place, and only their audience stands for itself.
enum class Shape : std::uint8_t { fixed, text, lines, places, hours, photos };
Shape shape_of(Field field);

// The texts of a place. Each weekday's is like "08:00-12:00, 14:00-18:00", empty when closed; all seven empty: the
// business says nothing of its hours. `exceptions` has a line a date, "2026-12-25 off".
enum class PlaceText : std::uint8_t {
    register_id,  // of the register's places; empty for one that the owner added. Never typed
    name,
    address,
    postcode,
    commune,
    country,
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday,
    sunday,
    exceptions,
};
inline constexpr int place_text_count = 14;
// "register_id" ... "exceptions": the words of the API.
std::string_view place_text_word(PlaceText text);
std::optional<PlaceText> parse_place_text(std::string_view word);

using TypedPlace = std::array<std::string, place_text_count>;  // by PlaceText

struct Content {
    std::array<std::string, field_count> texts;  // by Field; `lines` has an item a line
    std::vector<TypedPlace> places;
    std::vector<Photo> photos;
    FieldAudiences audiences{};
    Audience listed = Audience::nobody;  // whom the page as a whole is shown to

    std::string& text(Field field) { return texts[static_cast<std::size_t>(field)]; }
    const std::string& text(Field field) const { return texts[static_cast<std::size_t>(field)]; }
    Audience& audience(Field field) { return audiences[static_cast<std::size_t>(field)]; }
    Audience audience(Field field) const { return audiences[static_cast<std::size_t>(field)]; }

    bool operator==(const Content&) const = default;
};

// Whether both say the same in `field`; its audience is another matter.
bool same(const Content& a, const Content& b, Field field);
// Puts into `to` what `from` says in `field`.
void take(Content& to, const Content& from, Field field);

// The items of a text that has one a line: a line that is still empty is an item, no text is none.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace comptoir::page
