#include "shared/directory/trade_suggestions.h"

#include <algorithm>
#include <string>

#include "shared/core/fold.h"

namespace comptoir {

namespace {

constexpr int whole_phrase_bonus = 100;  // above whatever only begins so
constexpr int label_weight = 1;          // below any everyday word

struct Suggestion {
    TradeNumber trade;
    int weight;
};

void offer(std::vector<Suggestion>& found, TradeNumber trade, int weight) {
    for (Suggestion& known : found) {
        if (known.trade != trade) continue;
        known.weight = std::max(known.weight, weight);
        return;
    }
    found.push_back({trade, weight});
}

// A business has a sub-class: a wider sense offers all of its own.
void offer_within(std::vector<Suggestion>& found, const TradeList& trades, TradeNumber sense, int weight) {
    for (TradeNumber trade = sense; trade < trades.line(sense).end; ++trade)
        if (trades.line(trade).level == TradeLevel::subclass) offer(found, trade, weight);
}

bool has_word_like(std::string_view folded_label, const std::string& letters) {
    return folded_label.starts_with(letters) || folded_label.find(' ' + letters) != std::string_view::npos;
}

}  // namespace

std::vector<TradeNumber> trade_suggestions(std::string_view typed, const Vocabulary& vocabulary,
                                           const TradeList& trades) {
    const std::string letters = folded(typed);
    if (letters.empty()) return {};
    std::vector<Suggestion> found;
    const Vocabulary::Range range = vocabulary.starting_with(letters);
    for (std::size_t index = range.first; index < range.last; ++index) {
        const TradePhrase phrase = vocabulary.phrase(index);
        const int bonus = phrase.words == letters ? whole_phrase_bonus : 0;
        for (const TradeSense& sense : phrase.senses) offer_within(found, trades, sense.trade, sense.weight + bonus);
    }
    if (found.size() < trade_suggestions_max)
        for (TradeNumber trade = 0; trade < trades.size(); ++trade)
            if (trades.line(trade).level == TradeLevel::subclass &&
                has_word_like(folded(trades.line(trade).label), letters))
                offer(found, trade, label_weight);
    std::stable_sort(found.begin(), found.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.weight > b.weight; });
    std::vector<TradeNumber> best;
    for (std::size_t index = 0; index < found.size() && index < trade_suggestions_max; ++index)
        best.push_back(found[index].trade);
    return best;
}

}  // namespace comptoir
