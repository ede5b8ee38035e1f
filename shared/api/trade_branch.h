// One level of the tree of trades, for the filter: GET /api/v1/trades?parent=
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct TradeEntry {
    std::string code;  // as in the list: F, 43, 43.2, 43.22, 43.22A
    std::string label;
    bool has_children = false;
    std::string name = {};  // what people say of it, where that is shorter than the label
    bool operator==(const TradeEntry&) const = default;
};

// {"items":[{"code","label","name","has_children"}]}
std::string to_json(const std::vector<TradeEntry>& entries);
// Nothing when `text` is not such an answer.
std::optional<std::vector<TradeEntry>> parse_trade_branch(std::string_view text);

}  // namespace comptoir
