// Everyday words for trades: `plombier` finds 43.22A, whose official label says "Travaux d'installation d'eau et de
// gaz".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/directory/table_error.h"
#include "shared/directory/trade_list.h"

namespace comptoir {

// A trade that a phrase means. 100: exactly this (plombier -> 43.22A); 60: often this; 30: among others.
struct TradeSense {
    TradeNumber trade = no_trade;  // a line of any level
    std::uint8_t weight = 0;       // 1-100
    bool operator==(const TradeSense&) const = default;
};

// Folded words with one space between two ("chauffage central"), the trades they mean by falling weight.
struct TradePhrase {
    std::string_view words;
    std::span<const TradeSense> senses;
};

class Vocabulary {
public:
    // `table`: lines "43.22A:100 43.22B:30 TAB plombier, plomberie, ..." and lines from # on for readers. A phrase that
    // stands in several lines has the senses of all. Refuses a code that `trades` does not have and a phrase without
    // words.
    static Result<Vocabulary, TableError> parse(std::string_view table, const TradeList& trades);

    // Sorted by `words`; each once.
    std::size_t size() const { return phrases_.size(); }
    TradePhrase phrase(std::size_t index) const;

    // The senses of a folded phrase, with `s` or `x` of a plural gone where the plural itself is not listed; none when
    // unknown.
    std::span<const TradeSense> find(std::string_view folded_words) const;
    // The phrases [first, last) that start with these letters.
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    Range starting_with(std::string_view folded_letters) const;

private:
    struct Entry {
        std::uint32_t text_begin = 0;
        std::uint32_t senses_begin = 0;
        std::uint16_t text_bytes = 0;
        std::uint16_t senses_count = 0;
    };
    std::string_view words(const Entry& entry) const {
        return std::string_view(text_).substr(entry.text_begin, entry.text_bytes);
    }

    std::string text_;
    std::vector<TradeSense> senses_;
    std::vector<Entry> phrases_;
};

}  // namespace comptoir
