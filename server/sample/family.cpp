#include "server/sample/family.h"

#include <cassert>

#include "shared/directory/table_lines.h"

namespace comptoir::sample {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

Phrases phrases_of(std::string_view list, char separator) {
    Phrases phrases;
    for (Parts parts(list, separator); parts.next();)
        if (const std::string_view phrase = trimmed(parts.part()); !phrase.empty()) phrases.push_back(phrase);
    return phrases;
}

const Phrases& named(const std::vector<std::pair<std::string_view, Phrases>>& lists, std::string_view name) {
    for (const auto& [own, phrases] : lists)
        if (own == name) return phrases;
    static const Phrases none;
    return none;
}

// "43.22A 26 craft craft 4"
bool read_head(std::string_view line, Family& family) {
    const Phrases cells = phrases_of(line, ' ');
    if (cells.size() != 5) return false;
    long share = 0, staff = 0;
    const auto hours = parse_hours_kind(cells[3]);
    if (!parse_number(cells[1], share) || !parse_number(cells[4], staff) || share < 1 || staff < 1 || !hours)
        return false;
    family = {
        cells[0], static_cast<std::uint32_t>(share), cells[2], *hours, static_cast<int>(staff), {}, {}, {}, {}, {}, {},
        {}};
    return true;
}

// Labels have spaces and stand before the last colon: "NF Habitat:15 RGE:12".
bool read_labels(std::string_view line, std::vector<LabelShare>& labels) {
    while (!(line = trimmed(line)).empty()) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return false;
        std::size_t end = colon + 1;
        while (end < line.size() && line[end] != ' ') ++end;
        long percent = 0;
        if (!parse_number(line.substr(colon + 1, end - colon - 1), percent) || percent < 1 || percent > 100)
            return false;
        labels.push_back({line.substr(0, colon), static_cast<std::uint32_t>(percent)});
        line.remove_prefix(end);
    }
    return true;
}

bool read_line(std::string_view key, std::string_view rest, Family& family) {
    if (key == "words")
        family.words = phrases_of(rest, ',');
    else if (key == "names")
        family.names = phrases_of(rest, '|');
    else if (key == "is")
        family.is = phrases_of(rest, '|');
    else if (key == "says")
        family.says = phrases_of(rest, '|');
    else if (key == "does")
        family.does = phrases_of(rest, '|');
    else if (key == "seeks")
        family.seeks = phrases_of(rest, '|');
    else if (key == "labels")
        return read_labels(rest, family.labels);
    else
        return false;
    return true;
}

bool is_complete(const Family& family) {
    return !family.words.empty() && !family.names.empty() && !family.is.empty() && !family.says.empty() &&
           family.does.size() >= 4 && !family.seeks.empty();
}

}  // namespace

const Phrases& Families::closings_of(std::string_view group) const {
    return named(closings, group);
}

Result<Families, TableError> Families::parse(std::string_view text) {
    Families read;
    TableLines lines(text);
    while (lines.next()) {
        const std::string_view line = trimmed(lines.cell(0));
        if (line.starts_with("@ ")) {
            if (!read.families.empty() && !is_complete(read.families.back()))
                return TableError{lines.number(), "the trade before lacks a line"};
            if (!read_head(line.substr(2), read.families.emplace_back()))
                return TableError{lines.number(), "@ code share group hours staff"};
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return TableError{lines.number(), "no colon"};
        const std::string_view key = line.substr(0, colon), rest = line.substr(colon + 1);
        if (key == "* any seeks")
            read.seeks = phrases_of(rest, '|');
        else if (key.starts_with("* "))
            read.closings.emplace_back(key.substr(2), phrases_of(rest, '|'));
        else if (read.families.empty() || !read_line(key, rest, read.families.back()))
            return TableError{lines.number(), "not a line of a trade"};
    }
    if (read.families.empty() || !is_complete(read.families.back()) || read.seeks.empty())
        return TableError{lines.number(), "incomplete"};
    for (const Family& family : read.families)
        if (read.closings_of(family.group).empty())
            return TableError{0, "a trade of a group without closing sentences"};
    return read;
}

const Phrases& NameLists::list(std::string_view name) const {
    return named(lists, name);
}

Result<NameLists, TableError> NameLists::parse(std::string_view text) {
    NameLists read;
    TableLines lines(text);
    while (lines.next()) {
        const std::string_view line = trimmed(lines.cell(0));
        if (line.starts_with("@ ")) {
            read.lists.emplace_back(trimmed(line.substr(2)), Phrases{});
        } else {
            if (read.lists.empty()) return TableError{lines.number(), "an entry before any list"};
            Phrases& list = read.lists.back().second;
            for (const std::string_view name : phrases_of(line, ',')) list.push_back(name);
        }
    }
    return read;
}

}  // namespace comptoir::sample
