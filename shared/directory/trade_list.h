// The official list of lines of business (NAF rev. 2 and its NACE parents) as a tree: found by code, walked up and
// down.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/directory/table_error.h"

namespace comptoir {

// A line's place in the list, which is in tree order: what lies below a line has the numbers (line, line.end).
using TradeNumber = std::uint16_t;
inline constexpr TradeNumber no_trade = 0xFFFF;

// F, 43, 43.2, 43.22, 43.22A: sections to classes are NACE's (the class is the "NACE parent"), sub-classes the French
// list's.
enum class TradeLevel : std::uint8_t { section, division, group, nace_class, subclass };

struct TradeLine {
    std::string_view code;
    std::string_view label;  // French, as in the official list
    std::string_view name;   // what people say of it, short; the label where nothing shorter is known
    TradeLevel level = TradeLevel::section;
    TradeNumber parent = no_trade;
    TradeNumber end = 0;  // one past its last descendant
};

class TradeList {
public:
    // `table`: lines "code TAB label" in tree order, as tools/make-data.mjs writes them; `names`: lines "code TAB name"
    // in any order, and lines from # on for readers. A line that is not named, with a single one below it, has that
    // one's name. Refuses a name of a code that `table` does not have. Both texts must outlive the list.
    static Result<TradeList, TableError> parse(std::string_view table, std::string_view names = {});

    // By code, with or without its dot: "43.22A", "4322a", "43.22", "43", "F". no_trade when the list has none.
    TradeNumber find(std::string_view code) const;
    const TradeLine& line(TradeNumber trade) const { return lines_[trade]; }
    TradeNumber size() const { return static_cast<TradeNumber>(lines_.size()); }

    // True for the line itself, too.
    bool is_within(TradeNumber trade, TradeNumber ancestor) const {
        return trade >= ancestor && trade < lines_[ancestor].end;
    }
    // The lines just below; all sections for no_trade.
    std::vector<TradeNumber> children(TradeNumber trade) const;
    // The NACE class of a sub-class: its parent; the line itself when it is no sub-class.
    TradeNumber nace_parent(TradeNumber trade) const;

private:
    std::optional<TableError> read_names(std::string_view names);

    std::vector<TradeLine> lines_;
    std::vector<TradeNumber> by_code_;  // the same lines, sorted by code
};

}  // namespace comptoir
