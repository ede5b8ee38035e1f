// Calendar days as text, ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
using DayNumber = std::int32_t;

// "2026-12-25"; years 0000 to 9999.
std::string day_text(DayNumber day);
// Nothing unless `text` is a day that exists, written with four, two and two digits.
std::optional<DayNumber> parse_day(std::string_view text);

}  // namespace comptoir
