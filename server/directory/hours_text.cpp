#include "server/directory/hours_text.h"

#include <charconv>

namespace comptoir {

namespace {

void append(std::string& text, const std::vector<OpenInterval>& intervals) {
    for (std::size_t index = 0; index < intervals.size(); ++index) {
        if (index) text += ',';
        text += std::to_string(intervals[index].opens_min) + '-' + std::to_string(intervals[index].closes_min);
    }
}

struct Reader {
    std::string_view left;

    bool take(char expected) {
        if (left.empty() || left.front() != expected) return false;
        left.remove_prefix(1);
        return true;
    }
    bool at_digit() const { return !left.empty() && left.front() >= '0' && left.front() <= '9'; }

    template <typename Number>
    bool take_number(Number& number) {
        const auto [end, error] = std::from_chars(left.data(), left.data() + left.size(), number);
        if (error != std::errc()) return false;
        left.remove_prefix(static_cast<std::size_t>(end - left.data()));
        return true;
    }

    bool take_intervals(std::vector<OpenInterval>& intervals) {
        if (!at_digit()) return true;
        do {
            OpenInterval& interval = intervals.emplace_back();
            if (!take_number(interval.opens_min) || !take('-') || !take_number(interval.closes_min)) return false;
        } while (take(','));
        return true;
    }
};

}  // namespace

std::string hours_to_text(const OpeningHours& hours) {
    std::string text;
    if (!hours.known) return text;
    for (int day = 0; day < 7; ++day) {
        if (day) text += ';';
        append(text, hours.week[day]);
    }
    for (const HoursException& exception : hours.exceptions) {
        text += '|' + std::to_string(exception.day) + ':';
        append(text, exception.intervals);
    }
    return text;
}

std::optional<OpeningHours> hours_from_text(std::string_view text) {
    OpeningHours hours;
    if (text.empty()) return hours;
    hours.known = true;
    Reader reader{text};
    for (int day = 0; day < 7; ++day)
        if ((day && !reader.take(';')) || !reader.take_intervals(hours.week[day])) return std::nullopt;
    while (reader.take('|')) {
        HoursException& exception = hours.exceptions.emplace_back();
        if (!reader.take_number(exception.day) || !reader.take(':') || !reader.take_intervals(exception.intervals))
            return std::nullopt;
    }
    if (!reader.left.empty()) return std::nullopt;
    return hours;
}

}  // namespace comptoir
