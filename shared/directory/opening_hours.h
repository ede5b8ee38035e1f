// When a place is open: a week, and dates that differ from it. Local time of the place; no clock of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/calendar.h"

namespace comptoir {

// Minutes from the local midnight, [opens, closes); closes may pass midnight (up to 2 * 1440) and 0-1440 is the whole
// day.
struct OpenInterval {
    std::uint16_t opens_min = 0;
    std::uint16_t closes_min = 0;
    bool operator==(const OpenInterval&) const = default;
};

// A day that differs from its week: closed when it has no interval.
struct HoursException {
    DayNumber day = 0;
    std::vector<OpenInterval> intervals;
    bool operator==(const HoursException&) const = default;
};

struct OpeningHours {
    std::vector<OpenInterval> week[7];  // Monday first (ISO 8601)
    std::vector<HoursException> exceptions;
    bool known = false;  // false: the business said nothing, which is not the same as closed
    bool operator==(const OpeningHours&) const = default;
};

struct LocalTime {
    DayNumber day = 0;
    std::uint16_t minute = 0;  // of the day, 0-1439
};

enum class OpenState : std::uint8_t { unknown, open, closes_soon, closed };

struct OpenNow {
    OpenState state = OpenState::unknown;
    // Minutes until the state changes (closes or opens); nothing when it does not within a week or is not known.
    std::optional<int> changes_in_min;
};

constexpr int closes_soon_min = 30;

// 0 = Monday ... 6 = Sunday.
int weekday(DayNumber day);
// What a person at the door at `now` meets; an interval of yesterday that passes midnight counts.
OpenNow open_now(const OpeningHours& hours, LocalTime now);
// The intervals of one day: its exception where there is one, else its weekday's.
const std::vector<OpenInterval>& intervals_on(const OpeningHours& hours, DayNumber day);

}  // namespace comptoir
