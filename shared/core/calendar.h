// Calendar days and instants as text, ISO 8601.
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

// A time since 1970 in UTC, as RFC 3339 with seconds: "2026-11-23T23:45:00Z".
std::string instant_text(std::int64_t at_ms);

}  // namespace comptoir
