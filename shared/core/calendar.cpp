#include "shared/core/calendar.h"

namespace comptoir {

namespace {

// Howard Hinnant's algorithms, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras have 400 of
// them.
constexpr int era_days = 146'097;
constexpr int epoch_offset_days = 719'468;  // from 0000-03-01 to 1970-01-01

DayNumber day_number(int year, int month, int day) {
    const int shifted = month <= 2 ? year - 1 : year;
    const int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const int year_of_era = shifted - era * 400;
    const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * era_days + day_of_era - epoch_offset_days;
}

void append_padded(std::string& out, int value, int digits) {
    const std::string text = std::to_string(value);
    out.append(digits > static_cast<int>(text.size()) ? digits - text.size() : 0, '0');
    out += text;
}

// The number at [from, from + length), or -1 when a byte is not a digit.
int digits_at(std::string_view text, std::size_t from, std::size_t length) {
    int value = 0;
    for (const char byte : text.substr(from, length)) {
        if (byte < '0' || byte > '9') return -1;
        value = value * 10 + (byte - '0');
    }
    return value;
}

}  // namespace

std::string day_text(DayNumber day) {
    const int shifted = day + epoch_offset_days;
    const int era = (shifted >= 0 ? shifted : shifted - (era_days - 1)) / era_days;
    const int day_of_era = shifted - era * era_days;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    std::string text;
    append_padded(text, year_of_era + era * 400 + (month <= 2 ? 1 : 0), 4);
    text += '-';
    append_padded(text, month, 2);
    text += '-';
    append_padded(text, day_of_year - (153 * month_from_march + 2) / 5 + 1, 2);
    return text;
}

std::optional<DayNumber> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits_at(text, 0, 4);
    const int month = digits_at(text, 5, 2);
    const int day = digits_at(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const DayNumber number = day_number(year, month, day);
    if (day_text(number) != text) return std::nullopt;  // 30 February
    return number;
}

std::string instant_text(std::int64_t at_ms) {
    constexpr std::int64_t day_s = 86'400;
    const std::int64_t at_s = at_ms / 1000;
    const std::int64_t second = at_s % day_s;
    const auto two = [](std::int64_t number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return day_text(static_cast<DayNumber>(at_s / day_s)) + "T" + two(second / 3600) + ":" + two(second / 60 % 60) +
           ":" + two(second % 60) + "Z";
}

}  // namespace comptoir
