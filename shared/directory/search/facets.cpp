#include "shared/directory/search/facets.h"

#include <algorithm>

namespace comptoir::search {

FacetCounter::FacetCounter(const Index::Parts& parts, const Filter& filter, Reader reader)
    : parts_(parts),
      filter_(filter),
      reader_(reader),
      trades_(Facts::trade_mask + 1, 0),
      languages_(parts.catalog.words.size(), 0),
      labels_(parts.catalog.words.size(), 0) {}

void FacetCounter::count(DocId doc) {
    const auto [facts, index] = parts_.line(doc);
    const Catalog& catalog = parts_.catalog;
    ++counted_;
    ++trades_[facts.trade(index, reader_)];
    Catalog::visit_set(catalog.language_sets, facts.language_sets[index], reader_,
                       [&](std::uint32_t language) { ++languages_[language]; });
    Catalog::visit_set(catalog.label_sets, facts.label_sets[index], reader_,
                       [&](std::uint32_t label) { ++labels_[label]; });
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
