#include "shared/directory/trade_list.h"

#include <algorithm>
#include <array>
#include <string>

#include "shared/directory/table_lines.h"

namespace comptoir {

namespace {

// By length of the code: F, 43, 43.2, 43.22, 43.22A.
std::optional<TradeLevel> level_of(std::string_view code) {
    switch (code.size()) {
        case 1:
            return TradeLevel::section;
        case 2:
            return TradeLevel::division;
        case 4:
            return TradeLevel::group;
        case 5:
            return TradeLevel::nace_class;
        case 6:
            return TradeLevel::subclass;
        default:
            return std::nullopt;
    }
}

// The same for a code with and without its dot, in either case; empty for what is too long to be one.
std::string normal_code(std::string_view code) {
    constexpr std::size_t written_max = 8;
    std::string normal;
    if (code.size() > written_max) return normal;
    for (const char letter : code)
        if (letter != '.' && letter != ' ')
            normal += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    return normal;
}

}  // namespace

Result<TradeList, TableError> TradeList::parse(std::string_view table, std::string_view names) {
    TradeList list;
    std::array<TradeNumber, 5> open;  // the line of each level below which we are
    open.fill(no_trade);
    TableLines lines(table);
    while (lines.next()) {
        const auto level = level_of(lines.cell(0));
        if (!level || lines.cells() != 2)
            return TableError{lines.number(), "a trade is a code of 1, 2, 4, 5 or 6 characters and a label"};
        const auto depth = static_cast<std::size_t>(*level);
        const TradeNumber parent = depth == 0 ? no_trade : open[depth - 1];
        const TradeNumber number = list.size();
        if (depth > 0 && parent == no_trade) return TableError{lines.number(), "a trade without the line above it"};
        if (depth > 1 && !lines.cell(0).starts_with(list.lines_[parent].code))
            return TableError{lines.number(), "a trade below another's parent"};
        list.lines_.push_back({lines.cell(0), lines.cell(1), {}, *level, parent, static_cast<TradeNumber>(number + 1)});
        open[depth] = number;
        std::fill(open.begin() + static_cast<std::ptrdiff_t>(depth) + 1, open.end(), no_trade);
        for (TradeNumber above = parent; above != no_trade; above = list.lines_[above].parent)
            list.lines_[above].end = static_cast<TradeNumber>(number + 1);
    }
    for (TradeNumber number = 0; number < list.size(); ++number) list.by_code_.push_back(number);
    const auto less = [&](TradeNumber a, TradeNumber b) {
        return normal_code(list.lines_[a].code) < normal_code(list.lines_[b].code);
    };
    std::sort(list.by_code_.begin(), list.by_code_.end(), less);
    if (const auto error = list.read_names(names)) return *error;
    return list;
}

std::optional<TableError> TradeList::read_names(std::string_view names) {
    TableLines lines(names);
    while (lines.next()) {
        const TradeNumber trade = find(lines.cell(0));
        if (trade == no_trade || lines.cells() != 2)
            return TableError{lines.number(), "a name is the code of a trade, a tab, and the name"};
        lines_[trade].name = lines.cell(1);
    }
    // From the leaves up: what is below has its name first.
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
        if (!line->name.empty()) continue;
        const std::vector<TradeNumber> below = children(find(line->code));
        const TradeLine* only = below.size() == 1 ? &lines_[below.front()] : nullptr;
        line->name = only && only->name != only->label ? only->name : line->label;
    }
    return std::nullopt;
}

TradeNumber TradeList::find(std::string_view code) const {
    const std::string wanted = normal_code(code);
    if (wanted.empty()) return no_trade;
    const auto code_of = [&](TradeNumber number) { return normal_code(lines_[number].code); };
    const auto found =
        std::lower_bound(by_code_.begin(), by_code_.end(), wanted,
                         [&](TradeNumber number, const std::string& text) { return code_of(number) < text; });
    return found != by_code_.end() && code_of(*found) == wanted ? *found : no_trade;
}

std::vector<TradeNumber> TradeList::children(TradeNumber trade) const {
    std::vector<TradeNumber> below;
    const TradeNumber end = trade == no_trade ? size() : lines_[trade].end;
    for (TradeNumber number = trade == no_trade ? TradeNumber{0} : static_cast<TradeNumber>(trade + 1); number < end;
         number = lines_[number].end)
        below.push_back(number);
    return below;
}

TradeNumber TradeList::nace_parent(TradeNumber trade) const {
    return lines_[trade].level == TradeLevel::subclass ? lines_[trade].parent : trade;
}

}  // namespace comptoir
