// What has been said of a business, by whom it may, and the business that follows from it. Facts come from several
// files in any order (a unit's name from one, its places from another, a phone number from the bank), so they are kept
// apart and what follows from them is worked out each time: whether it is listed, its name, its trade, the order of its
// places.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/directory/business.h"
#include "shared/directory/own_word.h"

namespace comptoir {

// What the register says of a legal unit. The numbers are stored.
enum class UnitState : std::uint8_t {
    unknown = 0,  // no row of the register's units was read: the bank, or the places, speak for it
    open = 1,
    closed = 2,
    withheld = 3,  // its diffusion status forbids showing it
};
enum class PlaceState : std::uint8_t { open = 1, closed = 2, withheld = 3 };

// The scheme of a business that no register knows: told apart by the bank's own number or, for want of one, its name
// and postcode. Never shown.
inline constexpr std::string_view own_scheme = "own";

// Whether a register numbers the place so. Other places have no number, or from the second one on "#1", "#2" ...
constexpr bool is_register_number(std::string_view register_id) {
    return !register_id.empty() && register_id.front() != '#';
}

struct PlaceFacts {
    Place place;  // place.register_id tells the places of one business apart; one of them may have none
    PlaceState state = PlaceState::open;
    bool seat = false;
    Trade trade;
    bool operator==(const PlaceFacts&) const = default;
};

struct BusinessFacts {
    UnitState state = UnitState::unknown;
    Business business;  // without id and places
    std::vector<PlaceFacts> places;
    std::optional<OwnWord> own;  // what it says of itself
};

// The parts of a place that a row may speak of.
enum class PlacePart : std::uint8_t { state, seat, name, trade, address, point, hours };
inline constexpr int place_part_count = 7;

// One row of a file, read. It overwrites what it says and leaves the rest alone.
struct RowFacts {
    RegisterId register_id;  // of the business
    Audience audience = Audience::nobody;
    std::optional<UnitState> state;
    std::bitset<field_count> says;  // which fields of `business` it speaks of; an empty value then means "has none"
    Business business;
    std::bitset<place_part_count> place_says;  // by PlacePart
    std::optional<PlaceFacts> place;
};

// What a row did.
enum class Merged : std::uint8_t { added, changed, unchanged };

// Copies what `said` says in `field`; true when that changed anything. Places are facts of their own.
bool assign_field(Business& known, const Business& said, Field field);

// Puts what `row` says of the unit into `known`; true when that changed anything.
bool merge_unit(BusinessFacts& known, const RowFacts& row);
// The same for the row's place. One that the register closes or withholds keeps nothing but its number, and a file that
// says nothing of its state can't bring it back. A point that stands for the commune doesn't replace the door's.
bool merge_place(PlaceFacts& known, const RowFacts& row);

// The business that follows, without id. Only open places, the seat first, the others by their number; a place without
// a number goes when the register knows others. Without a trade name it is called as its seat is; without any name, as
// its first named place. The trade is the unit's, else the seat's, else the first place's that has one. Over all that
// lies what the business says of itself.
Business compose(const BusinessFacts& facts);

// Listed: it has a name, its register neither closed nor withholds it, and not all of the places that others know of it
// are gone.
// `composed` is what compose(facts) gave.
bool is_listed(const BusinessFacts& facts, const Business& composed);

}  // namespace comptoir
