#include "server/sample/sample_hours.h"

#include <array>
#include <vector>

namespace comptoir::sample {

namespace {

using Day = std::vector<OpenInterval>;

constexpr std::array<std::string_view, 19> kind_words = {
    "craft",    "shop",    "florist", "bakery",  "restaurant", "fastfood", "bar", "hotel",   "salon", "garage",
    "pharmacy", "medical", "office",  "factory", "farm",       "cellar",   "gym", "tobacco", "always"};

constexpr DayNumber christmas = 20'812;  // 2026-12-25
constexpr DayNumber new_year = christmas + 7;
constexpr DayNumber labour_day = new_year + 120;  // 2027-05-01

// 8.30 is half past eight: hours and minutes as people write them.
constexpr std::uint16_t at(double clock) {
    const int hour = static_cast<int>(clock);
    return static_cast<std::uint16_t>(hour * 60 + static_cast<int>((clock - hour) * 100 + 0.5));
}
OpenInterval span(double from, double to) {
    return {at(from), at(to)};
}

// Days 0 (Monday) to 6, from `first` to `last`, get the same hours.
void set(OpeningHours& hours, int first, int last, const Day& day) {
    for (int index = first; index <= last; ++index) hours.week[index] = day;
}

void close_holidays(OpeningHours& hours) {
    for (const DayNumber day : {christmas, new_year, labour_day}) hours.exceptions.push_back({day, {}});
}

OpeningHours week_of(HoursKind kind, std::uint32_t variant) {
    OpeningHours hours;
    hours.known = true;
    const bool second = variant % 2 == 1, third = variant % 3 == 2;
    switch (kind) {
        case HoursKind::craft:
            set(hours, 0, third ? 5 : 4,
                second ? Day{span(7.30, 12), span(13.30, 17.30)} : Day{span(8, 12), span(14, 18)});
            break;
        case HoursKind::shop:
            set(hours, third ? 0 : 1, 5, second ? Day{span(10, 19)} : Day{span(9.30, 12.30), span(14, 19)});
            break;
        case HoursKind::florist:
            set(hours, 1, 5, {span(9, 12.30), span(14.30, 19.30)});
            hours.week[6] = {span(9, 12.30)};
            break;
        case HoursKind::bakery:
            set(hours, 0, 5, second ? Day{span(6.30, 13.30), span(15.30, 19.30)} : Day{span(7, 20)});
            hours.week[6] = {span(7, 13)};
            hours.week[third ? 2 : 0] = {};
            break;
        case HoursKind::restaurant:
            set(hours, 1, 5, second ? Day{span(12, 14), span(19, 22)} : Day{span(11.45, 14.30), span(18.45, 22.30)});
            if (third) hours.week[6] = {span(12, 15)};
            break;
        case HoursKind::fastfood:
            set(hours, 0, 6, {span(11.30, 14), span(18, 22.30)});
            hours.week[second ? 0 : 6] = {span(18, 22.30)};
            break;
        case HoursKind::bar:
            set(hours, 1, 3, {span(second ? 7 : 16, 24)});
            set(hours, 4, 5, {span(16, 26)});  // until two in the morning
            break;
        case HoursKind::hotel:
        case HoursKind::always:
            set(hours, 0, 6, {span(0, 24)});
            break;
        case HoursKind::salon:
            set(hours, 1, 4, second ? Day{span(9, 19)} : Day{span(9, 12), span(14, 18.30)});
            hours.week[5] = {span(9, 17)};
            break;
        case HoursKind::garage:
            set(hours, 0, 4, {span(8, 12), span(second ? 13.30 : 14, 18.30)});
            if (third) hours.week[5] = {span(9, 12)};
            break;
        case HoursKind::pharmacy:
            set(hours, 0, 4, second ? Day{span(8.30, 20)} : Day{span(9, 12.30), span(14, 19.30)});
            hours.week[5] = {span(9, third ? 19 : 12.30)};
            break;
        case HoursKind::medical:
            set(hours, 0, 4, {span(8.30, 12.30), span(13.30, 19)});
            if (second) hours.week[5] = {span(9, 12)};
            break;
        case HoursKind::office:
            set(hours, 0, 4, second ? Day{span(9, 18)} : Day{span(9, 12.30), span(13.30, 18)});
            if (third) hours.week[4] = {span(9, 12.30), span(13.30, 17)};
            break;
        case HoursKind::factory:
            set(hours, 0, 3, {span(second ? 5 : 7.30, second ? 21 : 17)});
            hours.week[4] = {span(7.30, 12.30)};
            break;
        case HoursKind::farm:
            hours.week[2] = {span(16, 19)};
            hours.week[4] = {span(16, 19)};
            hours.week[5] = {span(9, 12.30)};
            break;
        case HoursKind::cellar:
            set(hours, 0, second ? 6 : 5, {span(10, 12), span(14, 18.30)});
            break;
        case HoursKind::gym:
            set(hours, 0, 6, {span(6, 23)});
            break;
        case HoursKind::tobacco:
            set(hours, 0, 5, {span(6.30, 19.30)});
            hours.week[6] = {span(7.30, 12.30)};
            break;
    }
    return hours;
}

}  // namespace

std::optional<HoursKind> parse_hours_kind(std::string_view word) {
    for (std::size_t index = 0; index < kind_words.size(); ++index)
        if (kind_words[index] == word) return static_cast<HoursKind>(index);
    return std::nullopt;
}

OpeningHours draw_hours(HoursKind kind, Chance& chance) {
    const bool said = chance.percent(kind == HoursKind::craft || kind == HoursKind::office ? 70 : 88);
    const std::uint32_t variant = chance.below(6);
    const std::uint32_t holidays = chance.below(10);
    if (!said) return {};
    OpeningHours hours = week_of(kind, variant);
    const bool never_closes = kind == HoursKind::hotel || kind == HoursKind::always;
    if (!never_closes && holidays < 7) close_holidays(hours);
    if (kind == HoursKind::bakery && holidays < 5)
        hours.exceptions.push_back({christmas - 1, {span(6, 18)}});  // Christmas Eve
    if (!never_closes && holidays == 0)                              // a week off in February
        for (DayNumber day = new_year + 45; day < new_year + 52; ++day) hours.exceptions.push_back({day, {}});
    return hours;
}

}  // namespace comptoir::sample
