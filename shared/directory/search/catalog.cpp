#include "shared/directory/search/catalog.h"

#include <cstring>

namespace comptoir::search {

namespace {

template <typename Number>
void put(std::string& code, Number number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    code.append(bytes, sizeof number);
}

template <typename Number>
Number take(std::string_view code, std::size_t& at) {
    Number number;
    std::memcpy(&number, code.data() + at, sizeof number);
    at += sizeof number;
    return number;
}

void put_intervals(std::string& code, const std::vector<OpenInterval>& intervals) {
    put(code, static_cast<std::uint16_t>(intervals.size()));
    for (const OpenInterval& interval : intervals) {
        put(code, interval.opens_min);
        put(code, interval.closes_min);
    }
}

// Is a minute, counted from the midnight of the day, within one of the intervals at `at`?
bool covers(std::string_view code, std::size_t at, int minute) {
    for (auto left = take<std::uint16_t>(code, at); left > 0; --left) {
        const auto opens = take<std::uint16_t>(code, at);
        const auto closes = take<std::uint16_t>(code, at);
        if (opens <= minute && minute < closes) return true;
    }
    return false;
}

// Where the intervals of a day begin. The code: audience, zone, seven weekdays, each its intervals, exceptions.
std::size_t day_at(std::string_view code, DayNumber day) {
    const auto skip = [&](std::size_t& at) { at += std::size_t{4} * take<std::uint16_t>(code, at); };
    std::size_t at = 1 + sizeof(std::uint32_t), found = at;
    for (int index = 0; index < 7; ++index) {
        if (index == weekday(day)) found = at;
        skip(at);
    }
    for (auto left = take<std::uint16_t>(code, at); left > 0; --left) {
        if (take<DayNumber>(code, at) == day) return at;
        skip(at);
    }
    return found;
}

constexpr std::size_t hash_entry_bytes = 16;
constexpr std::uint32_t no_number = 0xFFFF'FFFF;

// Number 0 is always the empty text.
std::uint32_t number_with_empty_first(TextTable& table, std::string_view code) {
    if (table.size() == 0) table.number("");
    return table.number(code);
}

}  // namespace

std::uint64_t stable_hash(std::string_view text) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100'0000'01B3;
    return hash ^ hash >> 29;
}

std::uint32_t TextTable::find(std::string_view wanted) const {
    const auto [first, last] = by_hash_.equal_range(stable_hash(wanted));
    for (auto entry = first; entry != last; ++entry)
        if (text(entry->second) == wanted) return entry->second;
    return size();
}

std::uint32_t TextTable::number(std::string_view wanted) {
    const std::uint32_t found = find(wanted);
    if (found != size()) return found;
    letters.append(wanted.data(), wanted.size());
    begins.push_back(static_cast<std::uint32_t>(letters.size()));
    by_hash_.emplace(stable_hash(wanted), found);
    counter_->bytes += hash_entry_bytes;
    return found;
}

void TextTable::index_again() {
    by_hash_.clear();
    for (std::uint32_t number = 0; number < size(); ++number) by_hash_.emplace(stable_hash(text(number)), number);
    counter_->bytes += hash_entry_bytes * size();
}

std::uint32_t Catalog::hours_number(const OpeningHours& value, std::string_view zone, Audience audience) {
    std::string code;
    if (value.known && audience != Audience::nobody) {
        code += static_cast<char>(audience);
        put(code, zones.number(zone));
        for (const auto& day : value.week) put_intervals(code, day);
        put(code, static_cast<std::uint16_t>(value.exceptions.size()));
        for (const HoursException& exception : value.exceptions) {
            put(code, exception.day);
            put_intervals(code, exception.intervals);
        }
    }
    return number_with_empty_first(hours, code);
}

bool Catalog::is_open(std::uint32_t number, std::span<const ZoneTime> now) const {
    const std::string_view code = hours.text(number);
    if (code.empty()) return false;
    std::size_t at = 1;
    const std::string_view zone = zones.text(take<std::uint32_t>(code, at));
    for (const ZoneTime& local : now) {
        if (local.zone != zone) continue;
        constexpr int day_min = 1440;  // an interval of yesterday may pass midnight
        return covers(code, day_at(code, local.time.day), local.time.minute) ||
               covers(code, day_at(code, local.time.day - 1), local.time.minute + day_min);
    }
    return false;
}

std::uint32_t Catalog::set_number(TextTable& sets, std::span<const std::string> members, Audience audience) {
    std::string code;
    if (!members.empty() && audience != Audience::nobody) {
        code += static_cast<char>(audience);
        for (const std::string& member : members) put(code, words.number(member));
    }
    return number_with_empty_first(sets, code);
}

std::uint32_t Catalog::number_at(std::string_view code, std::size_t at) {
    return take<std::uint32_t>(code, at);
}

std::uint32_t CatalogMove::hours(std::uint32_t number) {
    hours_.resize(from_.hours.size(), no_number);
    if (hours_[number] != no_number) return hours_[number];
    std::string code(from_.hours.text(number));
    if (!code.empty()) {
        std::size_t at = 1;
        const std::uint32_t zone = to_.zones.number(from_.zones.text(take<std::uint32_t>(code, at)));
        std::memcpy(code.data() + 1, &zone, sizeof zone);
    }
    return hours_[number] = number_with_empty_first(to_.hours, code);
}

std::uint32_t CatalogMove::set(const TextTable& from, TextTable& to, Numbers& numbers, std::uint32_t number) {
    numbers.resize(from.size(), no_number);
    if (numbers[number] != no_number) return numbers[number];
    const std::string_view code = from.text(number);
    std::string moved(code.substr(0, 1));
    for (std::size_t at = 1; at < code.size();)
        put(moved, to_.words.number(from_.words.text(take<std::uint32_t>(code, at))));
    return numbers[number] = number_with_empty_first(to, moved);
}

}  // namespace comptoir::search
