#include "shared/api/hours_json.h"

#include "shared/api/json_reader.h"

namespace comptoir {

namespace {

constexpr int closes_max_min = 2 * 1440;

void append_time(std::string& out, int minutes) {
    const int hours = minutes / 60;
    const int rest = minutes % 60;
    out += static_cast<char>('0' + hours / 10);
    out += static_cast<char>('0' + hours % 10);
    out += ':';
    out += static_cast<char>('0' + rest / 10);
    out += static_cast<char>('0' + rest % 10);
}

void write_intervals(JsonWriter& json, const std::vector<OpenInterval>& intervals) {
    json.begin_array();
    for (const OpenInterval& interval : intervals) {
        std::string text;
        append_time(text, interval.opens_min);
        text += '-';
        append_time(text, interval.closes_min);
        json.text(text);
    }
    json.end_array();
}

// Minutes of "HH:MM", or -1.
int parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return -1;
    for (const int at : {0, 1, 3, 4})
        if (text[at] < '0' || text[at] > '9') return -1;
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    return minute < 60 ? ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + minute : -1;
}

std::vector<OpenInterval> read_intervals(const Json& value) {
    std::vector<OpenInterval> intervals;
    for (const Json& element : value.elements()) {
        const std::string_view text = element.text().value_or(std::string_view());
        if (text.size() != 11 || text[5] != '-') continue;
        const int opens = parse_time(text.substr(0, 5));
        const int closes = parse_time(text.substr(6));
        if (opens < 0 || opens >= 1440 || closes <= opens || closes > closes_max_min) continue;
        intervals.push_back({static_cast<std::uint16_t>(opens), static_cast<std::uint16_t>(closes)});
    }
    return intervals;
}

}  // namespace

void write_hours(JsonWriter& json, const OpeningHours& hours) {
    json.begin_object().key("week").begin_array();
    for (const auto& day : hours.week) write_intervals(json, day);
    json.end_array();
    if (!hours.exceptions.empty()) {
        json.key("exceptions").begin_array();
        for (const HoursException& exception : hours.exceptions) {
            json.begin_object().key("day").text(day_text(exception.day)).key("intervals");
            write_intervals(json, exception.intervals);
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
}

OpeningHours read_hours(const Json& value) {
    OpeningHours hours;
    const auto& week = elements_at(value, "week");
    if (week.size() != 7) return hours;
    hours.known = true;
    for (std::size_t day = 0; day < 7; ++day) hours.week[day] = read_intervals(week[day]);
    for (const Json& element : elements_at(value, "exceptions"))
        if (const auto day = parse_day(text_at(element, "day")))
            hours.exceptions.push_back({*day, read_intervals(member_at(element, "intervals"))});
    return hours;
}

}  // namespace comptoir
