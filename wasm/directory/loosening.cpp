#include "wasm/directory/loosening.h"

#include <cstdlib>

#include "shared/core/fold.h"

namespace comptoir::directory {

using app::Message;

namespace {

// The text without one of its words, which the server says folded or as it was typed.
std::string without_word(std::string_view text, std::string_view word) {
    std::string kept;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (part.empty() || folded(part) == folded(word)) continue;
        if (!kept.empty()) kept += ' ';
        kept += part;
    }
    return kept;
}

// Drops the filter of this name; says how that is called, or nothing for a name that is not known.
std::optional<Message> drop_filter(BusinessQuery& query, std::string_view name) {
    if (name == "open") return query.open_now = false, Message::loosen_open;
    if (name == "trade") return query.trades.clear(), Message::loosen_trade;
    if (name == "language") return query.language.clear(), Message::loosen_language;
    if (name == "label") return query.labels.clear(), Message::loosen_label_filter;
    if (name == "near") return query.near.reset(), query.radius_km = 0, Message::loosen_place;
    return std::nullopt;
}

}  // namespace

std::optional<LooseWay> loose_way(const app::Language& language, const BusinessQuery& query,
                                  const Loosening& loosening) {
    LooseWay way{loosening.kind + ':' + loosening.value, {}, query};
    if (loosening.kind == "word") {
        way.label = language.format(Message::loosen_word, {{"word", loosening.value}});
        way.query.text = without_word(query.text, loosening.value);
    } else if (loosening.kind == "radius") {
        way.label = language.format(Message::loosen_radius, {{"n", loosening.value}});
        way.query.radius_km = std::atoi(loosening.value.c_str());
    } else if (loosening.kind == "place") {
        way.label = language.text(Message::loosen_place);
        way.query.ignore_place = true;
        way.query.radius_km = 0;
    } else if (loosening.kind == "filter") {
        const auto message = drop_filter(way.query, loosening.value);
        if (message) way.label = language.text(*message);
    }
    if (way.label.empty() || way.query == query) return std::nullopt;
    return way;
}

}  // namespace comptoir::directory
