#include "shared/directory/search/facets.h"

#include <algorithm>

namespace comptoir::search {

FacetCounter::FacetCounter(const Index::Parts& parts, const Filter& filter, const Sight& sight)
    : parts_(parts),
      filter_(filter),
      sight_(sight),
      trades_(Facts::trade_mask + 1, 0),
      languages_(parts.catalog.words.size(), 0),
      labels_(parts.catalog.words.size(), 0) {}

void FacetCounter::count(DocId doc) {
    const auto [facts, index] = parts_.line(doc);
    const Catalog& catalog = parts_.catalog;
    ++counted_;
    ++trades_[facts.trade(index, doc, sight_)];
    const auto count_members = [&](const TextTable& sets, std::uint32_t set, std::vector<int>& counts) {
        if (!sight_.sees(Catalog::audience(sets, set), doc)) return;
        Catalog::visit_set(sets, set, [&](std::uint32_t member) { ++counts[member]; });
    };
    count_members(catalog.language_sets, facts.language_sets[index], languages_);
    count_members(catalog.label_sets, facts.label_sets[index], labels_);
    open_now_ += filter_.is_open(doc) ? 1 : 0;
}

Facets FacetCounter::facets() const {
    Facets facets{.open_now = open_now_};
    const auto list = [](const std::vector<int>& counts, auto&& code, std::vector<FacetCount>& facet) {
        for (std::size_t index = 0; index < counts.size(); ++index)
            if (counts[index] > 0) facet.push_back({std::string(code(index)), counts[index]});
        std::sort(facet.begin(), facet.end(), [](const FacetCount& a, const FacetCount& b) {
            return a.count != b.count ? a.count > b.count : a.code < b.code;
        });
    };
    const TradeList& trades = parts_.knowledge.trades;
    list(
        std::vector<int>(trades_.begin(), trades_.begin() + trades.size()),
        [&](std::size_t trade) { return trades.line(static_cast<TradeNumber>(trade)).code; }, facets.trades);
    const auto word = [&](std::size_t number) { return parts_.catalog.words.text(static_cast<std::uint32_t>(number)); };
    list(languages_, word, facets.languages);
    list(labels_, word, facets.labels);
    return facets;
}

}  // namespace comptoir::search
