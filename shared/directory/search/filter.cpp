#include "shared/directory/search/filter.h"

#include <algorithm>

namespace comptoir::search {

Filter::Filter(const Index::Parts& parts, const SearchRequest& request, const Sight& sight)
    : parts_(parts), sight_(sight), open_now_(request.filters.open_now), now_(request.now) {
    const TradeList& list = parts.knowledge.trades;
    if (!request.filters.trades.empty()) trades_.resize(Facts::trade_mask + 1, 0);
    for (const std::string& code : request.filters.trades) {
        const TradeNumber trade = list.find(code);
        if (trade == no_trade) continue;
        std::fill(trades_.begin() + trade, trades_.begin() + list.line(trade).end, std::uint8_t{1});
    }
    for (const std::string& language : request.filters.languages)
        languages_.push_back(parts.catalog.words.find(language));
    for (const std::string& label : request.filters.labels) labels_.push_back(parts.catalog.words.find(label));
}

bool Filter::passes(DocId doc) const {
    const auto [facts, index] = parts_.line(doc);
    const Catalog& catalog = parts_.catalog;
    if (!trades_.empty() && trades_[facts.trade(index, doc, sight_)] == 0) return false;
    if (!languages_.empty()) {
        const std::uint32_t set = facts.language_sets[index];
        if (!has_languages(set) || !sight_.sees(Catalog::audience(catalog.language_sets, set), doc)) return false;
    }
    if (!labels_.empty()) {
        const std::uint32_t set = facts.label_sets[index];
        if (!has_labels(set) || !sight_.sees(Catalog::audience(catalog.label_sets, set), doc)) return false;
    }
    return !open_now_ || is_open(doc);
}

bool Filter::is_open(DocId doc) const {
    const auto [facts, index] = parts_.line(doc);
    for (std::uint32_t place = facts.first_places[index]; place < facts.first_places[index + 1]; ++place) {
        const std::uint32_t hours = facts.hours_number(place);
        if (hours == 0 || !has_open_hours(hours)) continue;
        if (sight_.sees(Catalog::audience(parts_.catalog.hours, hours), doc)) return true;
    }
    return false;
}

bool Filter::has_open_hours(std::uint32_t hours) const {
    if (hours_.empty()) hours_.resize(parts_.catalog.hours.size() + 1, Answer::unknown);
    if (hours_[hours] == Answer::unknown)
        hours_[hours] = parts_.catalog.is_open(hours, now_) ? Answer::yes : Answer::no;
    return hours_[hours] == Answer::yes;
}

bool Filter::has_languages(std::uint32_t set) const {
    const TextTable& sets = parts_.catalog.language_sets;
    if (language_sets_.empty()) language_sets_.resize(sets.size() + 1, Answer::unknown);
    if (language_sets_[set] == Answer::unknown) {
        bool found = false;
        Catalog::visit_set(sets, set, [&](std::uint32_t member) {
            found = found || std::find(languages_.begin(), languages_.end(), member) != languages_.end();
        });
        language_sets_[set] = found ? Answer::yes : Answer::no;
    }
    return language_sets_[set] == Answer::yes;
}

bool Filter::has_labels(std::uint32_t set) const {
    const TextTable& sets = parts_.catalog.label_sets;
    if (label_sets_.empty()) label_sets_.resize(sets.size() + 1, Answer::unknown);
    if (label_sets_[set] == Answer::unknown) {
        const bool has_all = std::all_of(labels_.begin(), labels_.end(), [&](std::uint32_t label) {
            bool found = false;
            Catalog::visit_set(sets, set, [&](std::uint32_t member) { found = found || member == label; });
            return found;
        });
        label_sets_[set] = has_all ? Answer::yes : Answer::no;
    }
    return label_sets_[set] == Answer::yes;
}

}  // namespace comptoir::search
