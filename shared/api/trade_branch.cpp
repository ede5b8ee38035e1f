#include "shared/api/trade_branch.h"

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

std::string to_json(const std::vector<TradeEntry>& entries) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("items").begin_array();
    for (const TradeEntry& entry : entries) {
        json.begin_object().key("code").text(entry.code).key("label").text(entry.label);
        json.member("name", entry.name).key("has_children").flag(entry.has_children).end_object();
    }
    json.end_array().end_object();
    return out;
}

std::optional<std::vector<TradeEntry>> parse_trade_branch(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    std::vector<TradeEntry> entries;
    for (const auto& element : elements_at(value, "items"))
        if (const std::string code = text_at(element, "code"); !code.empty())
            entries.push_back({code, text_at(element, "label"), flag_at(element, "has_children"), text_at(element, "name")});
    return entries;
}

}  // namespace comptoir
