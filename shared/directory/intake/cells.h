// The cells of one record by what they mean, and readers for each kind of value. A bad value is noted as a fault of its
// column and read as empty, so that all faults of a line are found at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/core/geo.h"
#include "shared/directory/intake/row_reader.h"

namespace comptoir::intake {

// How long values may be, in characters.
inline constexpr std::size_t name_max = 200, line_max = 200, text_max = 2'000, item_max = 100, items_max = 20;

class Cells {
public:
    Cells(const Layout& layout, const std::vector<std::string>& headings, const std::vector<std::string_view>& fields,
          std::vector<Fault>& faults)
        : layout_(layout), headings_(headings), fields_(fields), faults_(faults) {}

    bool has(Column column) const { return layout_.has(column); }
    // As it stands in the file, trimmed; empty where there is none, or where the register writes [ND] for "not
    // disclosed".
    std::string_view raw(Column column) const;
    bool is_empty(Column column) const { return raw(column).empty(); }
    void fault(Column column, std::string reason) const;
    bool has_faults() const { return !faults_.empty(); }

    std::string text(Column column, std::size_t characters_max) const;
    std::vector<std::string> list(Column column) const;  // items between ; or | or, for want of those, commas
    std::optional<double> number(Column column) const;   // with a decimal point or comma
    std::optional<Point> point(Column latitude, Column longitude) const;

    // `read` turns text into a value or nothing; nothing is a fault saying what was expected.
    template <typename Read>
    auto value(Column column, Read&& read, const char* expected) const
        -> std::decay_t<decltype(*read(std::string_view()))> {
        const std::string_view written = raw(column);
        if (written.empty()) return {};
        auto result = read(written);
        if (result) return *std::move(result);
        fault(column, expected);
        return {};
    }

private:
    const Layout& layout_;
    const std::vector<std::string>& headings_;
    const std::vector<std::string_view>& fields_;
    std::vector<Fault>& faults_;
};

// What a record of each kind says. They set register id, state and facts, and note faults in the cells' list.
void read_unit(const Cells& cells, const Reference& reference, RowFacts& row);
void read_establishment(const Cells& cells, const Reference& reference, RowFacts& row);
void read_customer(const Cells& cells, const Reference& reference, const RowOptions& options, RowFacts& row);

// Shared by the kinds.
// "4322A", "43.22A" -> {NAFRev2, 43.22A}; other lists' codes are kept as they are. Empty: no trade is meant (00.00Z
// too).
std::optional<Trade> read_trade(const TradeList& trades, std::string_view list, std::string_view code);
void say(RowFacts& row, Field field);
void say(RowFacts& row, PlacePart part);

}  // namespace comptoir::intake
