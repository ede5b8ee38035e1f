#include "shared/directory/opening_hours_text.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "shared/core/calendar.h"

namespace comptoir {

namespace {

constexpr std::array<std::string_view, 7> day_words = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
// "Ma" is Tuesday and "Me" Wednesday: no English day begins so.
constexpr std::array<std::string_view, 7> french_day_words = {"Lu", "Ma", "Me", "Je", "Ve", "Sa", "Di"};
constexpr int latest_min = 2 * 1440;

void append_time(std::string& text, int minute) {
    const auto two = [&](int value) {
        (text += static_cast<char>('0' + value / 10)) += static_cast<char>('0' + value % 10);
    };
    two(minute / 60);
    text += ':';
    two(minute % 60);
}

void append_intervals(std::string& text, const std::vector<OpenInterval>& intervals) {
    if (intervals.empty()) text += "off";
    for (std::size_t index = 0; index < intervals.size(); ++index) {
        if (index) text += ',';
        append_time(text, intervals[index].opens_min);
        text += '-';
        append_time(text, intervals[index].closes_min);
    }
}

// One part: days or a date, then times.
struct Scanner {
    std::string_view left;

    void skip_spaces() {
        while (!left.empty() && left.front() == ' ') left.remove_prefix(1);
    }
    bool take(char expected) {
        skip_spaces();
        if (left.empty() || left.front() != expected) return false;
        left.remove_prefix(1);
        return true;
    }
    bool take_word(std::string_view word) {
        skip_spaces();
        const auto same = [](char a, char b) { return (a | 32) == (b | 32); };
        if (left.size() < word.size() || !std::equal(word.begin(), word.end(), left.begin(), same)) return false;
        left.remove_prefix(word.size());
        return true;
    }
    bool take_day(int& day) {
        for (day = 0; day < 7; ++day)
            if (take_word(day_words[day]) || take_word(french_day_words[day])) return true;
        return false;
    }
    // "9:00", "09:00", "26:00"
    bool take_time(int& minute) {
        skip_spaces();
        int hour = 0, digits = 0;
        for (; digits < 2 && !left.empty() && left[0] >= '0' && left[0] <= '9'; ++digits, left.remove_prefix(1))
            hour = hour * 10 + (left[0] - '0');
        if (!digits || left.size() < 3 || left[0] != ':' || left[1] < '0' || left[1] > '5' || left[2] < '0' ||
            left[2] > '9')
            return false;
        minute = hour * 60 + (left[1] - '0') * 10 + (left[2] - '0');
        left.remove_prefix(3);
        return minute <= latest_min;
    }
    bool take_intervals(std::vector<OpenInterval>& intervals) {
        if (take_word("off") || take_word("closed")) return true;
        do {
            int opens = 0, closes = 0;
            if (!take_time(opens) || !take('-') || !take_time(closes)) return false;
            if (closes <= opens) closes += 1440;  // "22:00-02:00"
            if (opens >= 1440 || closes > latest_min) return false;
            intervals.push_back({static_cast<std::uint16_t>(opens), static_cast<std::uint16_t>(closes)});
        } while (take(','));
        return true;
    }
    bool take_days(std::bitset<7>& days) {
        do {
            int first = 0, last = 0;
            if (!take_day(first)) return false;
            last = first;
            if (take('-') && !take_day(last)) return false;
            for (int day = first;; day = (day + 1) % 7) {  // "Sa-Mo" passes Sunday
                days.set(static_cast<std::size_t>(day));
                if (day == last) break;
            }
        } while (take(','));
        return true;
    }
};

bool read_part(std::string_view text, OpeningHours& hours) {
    Scanner scanner{text};
    scanner.skip_spaces();
    std::vector<OpenInterval> intervals;
    if (const auto date = parse_day(scanner.left.substr(0, 10))) {
        scanner.left.remove_prefix(10);
        if (!scanner.take_intervals(intervals)) return false;
        hours.exceptions.push_back({*date, std::move(intervals)});
    } else {
        std::bitset<7> days;
        const bool week = scanner.left.substr(0, 4) == "24/7";
        if (week) {
            scanner.left.remove_prefix(4);
            intervals = {{0, 1440}};
        } else if (Scanner probe = scanner; probe.take_word("off")) {
            scanner = probe;
        } else if (!scanner.take_days(days) || !scanner.take_intervals(intervals)) {
            return false;
        }
        for (std::size_t day = 0; day < 7; ++day)
            if (week || days[day]) hours.week[day] = intervals;
    }
    scanner.skip_spaces();
    return scanner.left.empty();
}

}  // namespace

std::string opening_hours_text(const OpeningHours& hours) {
    std::string text;
    if (!hours.known) return text;
    const auto part = [&] { text += text.empty() ? "" : "; "; };
    for (int day = 0; day < 7; ++day) {
        if (hours.week[day].empty()) continue;
        int last = day;
        while (last < 6 && hours.week[last + 1] == hours.week[day]) ++last;
        part();
        text += day_words[day];
        if (last > day) (text += '-') += day_words[last];
        text += ' ';
        append_intervals(text, hours.week[day]);
        day = last;
    }
    if (text.empty()) text = "off";
    for (const HoursException& exception : hours.exceptions) {
        part();
        text += day_text(exception.day) + ' ';
        append_intervals(text, exception.intervals);
    }
    return text;
}

std::optional<OpeningHours> read_opening_hours(std::string_view text) {
    OpeningHours hours;
    if (text.empty()) return hours;
    hours.known = true;
    for (int part = 0; part < hours_parts_max; ++part) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (!read_part(text.substr(0, end), hours)) return std::nullopt;
        if (end == text.size()) return hours;
        text.remove_prefix(end + 1);
    }
    return std::nullopt;
}

}  // namespace comptoir
