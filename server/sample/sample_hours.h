// Opening hours as trades keep them, in few variants, with the holidays of the coming year.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/sample/chance.h"
#include "shared/directory/opening_hours.h"

namespace comptoir::sample {

enum class HoursKind : std::uint8_t {
    craft,
    shop,
    florist,
    bakery,
    restaurant,
    fastfood,
    bar,
    hotel,
    salon,
    garage,
    pharmacy,
    medical,
    office,
    factory,
    farm,
    cellar,
    gym,
    tobacco,
    always,
};

// By its word in families.txt.
std::optional<HoursKind> parse_hours_kind(std::string_view word);

// One business's hours; unknown for some, as in life.
OpeningHours draw_hours(HoursKind kind, Chance& chance);

}  // namespace comptoir::sample
