#include <algorithm>

#include "shared/core/calendar.h"
#include "shared/core/fold.h"
#include "shared/core/text.h"
#include "shared/page/check_text.h"

namespace comptoir::page {

namespace {

constexpr int day_min = 1440;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// What is left of a text that is read from its front.
struct Scanner {
    std::string_view left;

    void skip_spaces() {
        while (!left.empty() && left.front() == ' ') left.remove_prefix(1);
    }
    bool take(std::string_view word) {
        skip_spaces();
        if (left.substr(0, word.size()) != word) return false;
        left.remove_prefix(word.size());
        return true;
    }
    // One or two digits; -1: there are none, or more.
    int number() {
        int value = 0, digits = 0;
        for (; digits < 3 && !left.empty() && is_digit(left.front()); ++digits, left.remove_prefix(1))
            value = value * 10 + (left.front() - '0');
        return digits == 1 || digits == 2 ? value : -1;
    }
    // "8", "8h", "8:30", "08h30"; the minute of the day, or -1.
    int time() {
        skip_spaces();
        const int hour = number();
        int minute = 0;
        if (hour < 0 || hour > 24) return -1;
        const bool colon = take(":");
        if (colon || take("h") || take("H")) {
            const std::string_view before = left;
            minute = number();
            if (minute < 0) {
                if (colon || before.size() != left.size()) return -1;
                minute = 0;
            } else if (before.size() - left.size() != 2) {
                return -1;
            }
        }
        const int total = hour * 60 + minute;
        return minute < 60 && total <= day_min ? total : -1;
    }
};

// By their beginnings; each must end before the next begins.
bool are_apart(std::vector<OpenInterval>& intervals) {
    std::sort(intervals.begin(), intervals.end(),
              [](const OpenInterval& a, const OpenInterval& b) { return a.opens_min < b.opens_min; });
    for (std::size_t index = 1; index < intervals.size(); ++index)
        if (intervals[index - 1].closes_min >= intervals[index].opens_min) return false;
    return intervals.empty() || intervals.back().closes_min <= intervals.front().opens_min + day_min;
}

bool says_closed(std::string_view text) {
    const std::string word = folded(text);
    return word.empty() ? text.empty() : word == "off" || word == "ferme" || word == "closed";
}

// "25/12/2026" as "2026-12-25".
std::string iso_day(std::string_view text) {
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" +
               std::string(text.substr(0, 2));
    return std::string(text);
}

void append_time(std::string& text, int minute) {
    const auto two = [&](int value) {
        text += static_cast<char>('0' + value / 10);
        text += static_cast<char>('0' + value % 10);
    };
    two(minute / 60);
    text += ':';
    two(minute % 60);
}

}  // namespace

Read<std::vector<OpenInterval>> read_day_hours(std::string_view typed) {
    std::vector<OpenInterval> intervals;
    Scanner scanner{trimmed(typed)};
    if (says_closed(scanner.left)) return intervals;
    do {
        const int opens = scanner.time();
        if (opens < 0 || opens == day_min || !(scanner.take("-") || scanner.take("–"))) return FaultKind::not_hours;
        int closes = scanner.time();
        if (closes < 0 || intervals.size() == intervals_max) return FaultKind::not_hours;
        if (closes <= opens) closes += day_min;
        intervals.push_back({static_cast<std::uint16_t>(opens), static_cast<std::uint16_t>(closes)});
    } while (scanner.take(",") || scanner.take(";"));
    if (!trimmed(scanner.left).empty() || !are_apart(intervals)) return FaultKind::not_hours;
    return intervals;
}

Read<HoursException> read_exception(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    const std::optional<DayNumber> day = parse_day(iso_day(text.substr(0, 10)));
    if (!day || (text.size() > 10 && text[10] != ' ')) return FaultKind::not_a_date;
    if (text.size() <= 10) return FaultKind::not_hours;
    auto intervals = read_day_hours(text.substr(10));
    if (!intervals) return intervals.error();
    return HoursException{*day, std::move(*intervals)};
}

std::string day_hours_text(const std::vector<OpenInterval>& intervals) {
    std::string text;
    for (const OpenInterval& interval : intervals) {
        if (!text.empty()) text += ", ";
        append_time(text, interval.opens_min);
        text += '-';
        const bool next_day = interval.closes_min > day_min && interval.closes_min - day_min <= interval.opens_min;
        append_time(text, next_day ? interval.closes_min - day_min : interval.closes_min);
    }
    return text;
}

}  // namespace comptoir::page
