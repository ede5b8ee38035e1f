#include "shared/core/time_text.h"

#include "shared/core/calendar.h"

namespace comptoir {

std::string time_text(std::int64_t seconds) {
    constexpr std::int64_t day_s = 24 * 3600;
    std::int64_t day = seconds / day_s, left = seconds % day_s;
    if (left < 0) left += day_s, --day;
    std::string text = day_text(static_cast<DayNumber>(day));
    char letter = 'T';
    for (const std::int64_t part : {left / 3600, left / 60 % 60, left % 60}) {
        text += letter;
        text += static_cast<char>('0' + part / 10);
        text += static_cast<char>('0' + part % 10);
        letter = ':';
    }
    return text + 'Z';
}

std::optional<std::int64_t> parse_time_text(std::string_view text) {
    const auto day = parse_day(text.substr(0, 10));
    if (!day) return std::nullopt;
    std::int64_t seconds = std::int64_t{*day} * 24 * 3600;
    std::int64_t weight = 3600;
    for (std::size_t at = 11; at < 20 && at + 1 < text.size(); at += 3, weight /= 60)
        seconds += weight * ((text[at] - '0') * 10 + (text[at + 1] - '0'));
    if (time_text(seconds) != text) return std::nullopt;  // each moment has one text
    return seconds;
}

}  // namespace comptoir
