#include "shared/directory/opening_hours.h"

#include <algorithm>
#include <functional>

#include "shared/core/insertion_sort.h"

namespace comptoir {

namespace {
constexpr int day_min = 1440;
constexpr int search_days = 8;  // a week and the day on which it began
}  // namespace

int weekday(DayNumber day) {
    return ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
}

const std::vector<OpenInterval>& intervals_on(const OpeningHours& hours, DayNumber day) {
    for (const HoursException& exception : hours.exceptions)
        if (exception.day == day) return exception.intervals;
    return hours.week[weekday(day)];
}

OpenNow open_now(const OpeningHours& hours, LocalTime now) {
    if (!hours.known) return {};
    std::vector<std::pair<int, int>> spans;  // in minutes from today's midnight
    for (int offset = -1; offset < search_days; ++offset)
        for (const OpenInterval& interval : intervals_on(hours, now.day + offset))
            spans.emplace_back(interval.opens_min + offset * day_min, interval.closes_min + offset * day_min);
    insertion_sort(spans, std::less<>());

    int closes = -1;
    for (const auto& [from, to] : spans) {
        if (closes < 0 && from <= now.minute && now.minute < to) closes = to;
        else if (closes >= 0 && from <= closes) closes = std::max(closes, to);  // 0-1440 on two days running is one span
    }
    if (closes >= 0) {
        const int left = closes - now.minute;
        if (left >= 7 * day_min) return {OpenState::open, std::nullopt};
        return {left <= closes_soon_min ? OpenState::closes_soon : OpenState::open, left};
    }
    for (const auto& [from, to] : spans)
        if (from > now.minute) return {OpenState::closed, from - now.minute};
    return {OpenState::closed, std::nullopt};
}

}  // namespace comptoir
