// Opening hours as people and schema.org write them, for files and the database; the same text for the same hours.
//     "Mo-Fr 08:00-12:00,14:00-18:30; Sa 09:00-12:00; 2026-12-25 off; 2026-12-24 09:00-16:00"
// Days that are not named are closed; "off" alone is closed every day; a time past 24:00 is the next morning's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/directory/opening_hours.h"

namespace comptoir {

// Empty when the hours are not known.
std::string opening_hours_text(const OpeningHours& hours);

// Reads what opening_hours_text writes, in any case, with "Mo,We 9:00-12:00", "24/7", French day names (Lu Ma Me Je Ve
// Sa Di) and spaces where they help. Nothing when `text` is not that, names a time that does not exist, or has more
// than hours_parts_max parts. Empty text: hours that are not known.
std::optional<OpeningHours> read_opening_hours(std::string_view text);
inline constexpr int hours_parts_max = 500;

}  // namespace comptoir
