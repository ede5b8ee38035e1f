#include "shared/directory/search/filter.h"

#include <algorithm>

namespace comptoir::search {

Filter::Filter(const Index::Parts& parts, const SearchRequest& request)
    : parts_(parts), reader_(request.reader), open_now_(request.filters.open_now), now_(request.now) {
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
    if (!trades_.empty() && trades_[facts.trade(index, reader_)] == 0) return false;
    if (!languages_.empty() && !has_one_of(catalog.language_sets, facts.language_sets[index], reader_, languages_))
        return false;
    if (!labels_.empty() && !has_all_of(catalog.label_sets, facts.label_sets[index], reader_, labels_)) return false;
    return !open_now_ || is_open(doc);
}

bool Filter::is_open(DocId doc) const {
    const auto [facts, index] = parts_.line(doc);
    for (std::uint32_t place = facts.first_places[index]; place < facts.first_places[index + 1]; ++place)
        if (facts.hours_number(place) != 0 && parts_.catalog.is_open(facts.hours_number(place), reader_, now_))
            return true;
    return false;
}

bool Filter::has_one_of(const TextTable& sets, std::uint32_t set, Reader reader,
                        std::span<const std::uint32_t> wanted) {
    bool found = false;
    Catalog::visit_set(sets, set, reader, [&](std::uint32_t member) {
        found = found || std::find(wanted.begin(), wanted.end(), member) != wanted.end();
    });
    return found;
}

bool Filter::has_all_of(const TextTable& sets, std::uint32_t set, Reader reader,
                        std::span<const std::uint32_t> wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::uint32_t& one) {
        return has_one_of(sets, set, reader, {&one, 1});
    });
}

}  // namespace comptoir::search
