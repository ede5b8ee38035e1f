#include "shared/directory/vocabulary.h"

#include <algorithm>
#include <map>

#include "shared/core/fold.h"
#include "shared/directory/table_lines.h"

namespace comptoir {

namespace {

bool parse_sense(std::string_view text, const TradeList& trades, TradeSense& sense) {
    const std::size_t colon = text.find(':');
    long weight = 0;
    if (colon == std::string_view::npos || !parse_number(text.substr(colon + 1), weight) || weight < 1 || weight > 100)
        return false;
    sense = {trades.find(text.substr(0, colon)), static_cast<std::uint8_t>(weight)};
    return sense.trade != no_trade;
}

// Adds a sense, keeping the heavier where the trade is there already.
void merge(std::vector<TradeSense>& senses, TradeSense added) {
    for (TradeSense& sense : senses)
        if (sense.trade == added.trade) {
            sense.weight = std::max(sense.weight, added.weight);
            return;
        }
    senses.push_back(added);
}

// A sense of a phrase for what a trade does or sells, not for the trade itself.
TradeSense as_work(TradeSense sense) {
    return {sense.trade, static_cast<std::uint8_t>(std::max(1, sense.weight * 2 / 5))};
}

bool heavier(TradeSense a, TradeSense b) {
    return a.weight != b.weight ? a.weight > b.weight : a.trade < b.trade;
}

}  // namespace

Result<Vocabulary, TableError> Vocabulary::parse(std::string_view table, const TradeList& trades) {
    std::map<std::string, std::vector<TradeSense>> senses_of;
    TableLines lines(table);
    while (lines.next()) {
        if (lines.cells() != 2 && lines.cells() != 3)
            return TableError{lines.number(), "a line is trades, a tab, phrases, and perhaps a tab and phrases"};
        std::vector<TradeSense> senses;
        for (Parts codes(lines.cell(0), ' '); codes.next();) {
            TradeSense sense;
            if (!parse_sense(codes.part(), trades, sense))
                return TableError{lines.number(), "no such trade, or no weight from 1 to 100"};
            senses.push_back(sense);
        }
        for (std::size_t cell = 1; cell < lines.cells(); ++cell) {
            for (Parts phrases(lines.cell(cell), ','); phrases.next();) {
                std::string words = folded(phrases.part());
                if (words.empty()) return TableError{lines.number(), "a phrase without words"};
                std::vector<TradeSense>& merged = senses_of[std::move(words)];
                for (const TradeSense sense : senses) merge(merged, cell == 1 ? sense : as_work(sense));
            }
        }
    }

    Vocabulary vocabulary;
    for (auto& [words, senses] : senses_of) {
        std::sort(senses.begin(), senses.end(), heavier);
        vocabulary.phrases_.push_back(
            {static_cast<std::uint32_t>(vocabulary.text_.size()), static_cast<std::uint32_t>(vocabulary.senses_.size()),
             static_cast<std::uint16_t>(words.size()), static_cast<std::uint16_t>(senses.size())});
        vocabulary.text_ += words;
        vocabulary.senses_.insert(vocabulary.senses_.end(), senses.begin(), senses.end());
    }
    return vocabulary;
}

TradePhrase Vocabulary::phrase(std::size_t index) const {
    const Entry& entry = phrases_[index];
    return {words(entry), std::span(senses_).subspan(entry.senses_begin, entry.senses_count)};
}

std::span<const TradeSense> Vocabulary::find(std::string_view folded_words) const {
    const auto listed = [&](std::string_view wanted) -> std::span<const TradeSense> {
        const Range range = starting_with(wanted);
        if (range.first == range.last || words(phrases_[range.first]) != wanted) return {};
        return phrase(range.first).senses;
    };
    auto senses = listed(folded_words);
    const bool plural = folded_words.size() > 3 && (folded_words.back() == 's' || folded_words.back() == 'x');
    if (senses.empty() && plural) senses = listed(folded_words.substr(0, folded_words.size() - 1));
    return senses;
}

Vocabulary::Range Vocabulary::starting_with(std::string_view letters) const {
    const auto first = std::lower_bound(phrases_.begin(), phrases_.end(), letters,
                                        [&](const Entry& entry, std::string_view text) { return words(entry) < text; });
    const auto last = std::partition_point(first, phrases_.end(),
                                           [&](const Entry& entry) { return words(entry).starts_with(letters); });
    return {static_cast<std::size_t>(first - phrases_.begin()), static_cast<std::size_t>(last - phrases_.begin())};
}

}  // namespace comptoir
