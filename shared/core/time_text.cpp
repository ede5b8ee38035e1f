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

}  // namespace comptoir
