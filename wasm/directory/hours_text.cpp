#include "wasm/directory/hours_text.h"

#include "shared/core/insertion_sort.h"

namespace comptoir::directory {
namespace {

using app::Language;
using app::Message;

constexpr int day_min = 1440;
constexpr int opens_soon_min = 30;

std::string_view weekday_text(const Language& language, int day_of_week) {
    return language.text(static_cast<Message>(static_cast<int>(Message::weekday_1) + day_of_week));
}
static_assert(static_cast<int>(Message::weekday_7) - static_cast<int>(Message::weekday_1) == 6);

std::string minutes_text(const Language& language, Message message, int minutes) {
    return language.format(message, {{"n", std::to_string(minutes)}});
}

std::string opens_text(const Language& language, LocalTime now, int in_min) {
    if (in_min <= opens_soon_min) return minutes_text(language, Message::opens_in, in_min);
    const int at = now.minute + in_min;
    const std::string time = time_text(language, at);
    const int days = at / day_min;
    if (days == 0) return language.format(Message::opens_at, {{"time", time}});
    if (days == 1) return language.format(Message::opens_tomorrow, {{"time", time}});
    return language.format(Message::opens_on,
                           {{"day", weekday_text(language, weekday(now.day + days))}, {"time", time}});
}

}  // namespace

std::optional<OpenText> open_text(const Language& language, const OpeningHours& hours, LocalTime now) {
    const OpenNow open = open_now(hours, now);
    switch (open.state) {
        case OpenState::unknown:
            return std::nullopt;
        case OpenState::closes_soon:
            return OpenText{open.state, minutes_text(language, Message::closes_in, *open.changes_in_min)};
        case OpenState::open:
            // Closing a day or more ahead would name an hour without its day.
            if (!open.changes_in_min || *open.changes_in_min >= day_min)
                return OpenText{open.state, std::string(language.text(Message::open_all_day))};
            return OpenText{open.state,
                            language.format(Message::open_until,
                                            {{"time", time_text(language, now.minute + *open.changes_in_min)}})};
        case OpenState::closed:
            if (!open.changes_in_min) return OpenText{open.state, std::string(language.text(Message::closed_now))};
            return OpenText{open.state, opens_text(language, now, *open.changes_in_min)};
    }
    return std::nullopt;
}

std::string time_text(const Language& language, int minute) {
    minute %= day_min;
    const std::string hour = std::to_string(minute / 60);
    const int rest = minute % 60;
    if (rest == 0) return language.format(Message::time_hour, {{"h", hour}});
    return language.format(Message::time_hour_minute,
                           {{"h", hour}, {"mm", (rest < 10 ? "0" : "") + std::to_string(rest)}});
}

std::string intervals_text(const Language& language, const std::vector<OpenInterval>& intervals) {
    if (intervals.empty()) return std::string(language.text(Message::day_closed));
    std::string text;
    for (const OpenInterval& interval : intervals) {
        if (!text.empty()) text += language.text(Message::time_ranges_join);
        if (interval.closes_min - interval.opens_min >= day_min) {
            text += language.text(Message::day_all);
        } else {
            text += language.format(Message::time_range, {{"from", time_text(language, interval.opens_min)},
                                                          {"to", time_text(language, interval.closes_min)}});
        }
    }
    return text;
}

std::vector<DayRow> week_rows(const Language& language, const OpeningHours& hours, LocalTime now) {
    std::vector<DayRow> rows;
    const int today = weekday(now.day);
    for (int first = 0; first < 7;) {
        int last = first;
        while (last < 6 && hours.week[last + 1] == hours.week[first]) ++last;
        DayRow row;
        row.days = weekday_text(language, first);
        if (last > first)
            row.days = language.format(Message::weekday_range,
                                       {{"from", weekday_text(language, first)}, {"to", weekday_text(language, last)}});
        row.hours = intervals_text(language, hours.week[first]);
        row.today = first <= today && today <= last;
        rows.push_back(std::move(row));
        first = last + 1;
    }
    return rows;
}

std::vector<DayRow> exception_rows(const Language& language, const OpeningHours& hours, LocalTime now, int most) {
    std::vector<HoursException> coming;
    for (const HoursException& exception : hours.exceptions)
        if (exception.day >= now.day) coming.push_back(exception);
    insertion_sort(coming, [](const auto& a, const auto& b) { return a.day < b.day; });
    std::vector<DayRow> rows;
    for (const HoursException& exception : coming) {
        if (static_cast<int>(rows.size()) == most) break;
        rows.push_back({language.intl().date(exception.day), intervals_text(language, exception.intervals),
                        exception.day == now.day});
    }
    return rows;
}

}  // namespace comptoir::directory
