// The words of a query: which of its text count, and what they say by themselves, before any business is looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/fold.h"
#include "shared/directory/search/index.h"
#include "shared/directory/search/rules.h"

namespace comptoir::search {

// Trades [first, last) of the list that a word means, and what a business of them is worth to it.
struct TradeMeaning {
    TradeNumber first = 0;
    TradeNumber last = 0;
    Value value = 0;
    bool operator==(const TradeMeaning&) const = default;
};

struct TypedWord {
    std::string text;  // folded
    std::string stem;
    bool may_be_begun = false;  // of two letters or more
    std::vector<TradeMeaning> trades;
    bool is_trade = false;  // names a trade, or begins to by four letters or more: `art` may become an artist, or not
    bool operator==(const TypedWord&) const = default;
};

// Words [first, last) of the folded text that were read as a place.
struct PlaceSpan {
    std::size_t first = 0;
    std::size_t last = 0;
};

// The part of a text that a search looks at: a query is never longer.
std::string_view searched_text(std::string_view text);

// The words that count: fillers (`de`, `la`), legal forms and single letters only when there is nothing else; up to
// words_max. Each carries the trades that it means alone (whole or begun) or in a phrase with its neighbours.
std::vector<TypedWord> typed_words(const FoldedText& query, PlaceSpan place, const Knowledge& knowledge);

// Trades that the word may mean with so many typing errors at most, of vocabulary entries of one word.
void add_mistyped_trades(TypedWord& word, int errors, const Knowledge& knowledge);

}  // namespace comptoir::search
