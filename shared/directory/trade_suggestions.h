// Trades for who types an everyday word: `imprim` offers the printers, whatever the official list calls them.
#pragma once

#include <string_view>
#include <vector>

#include "shared/directory/trade_list.h"
#include "shared/directory/vocabulary.h"

namespace comptoir {

inline constexpr std::size_t trade_suggestions_max = 8;

// Sub-classes, the likeliest first: those that a phrase beginning with `typed` means, then those whose official label
// has a word that does. None for no words.
std::vector<TradeNumber> trade_suggestions(std::string_view typed, const Vocabulary& vocabulary,
                                           const TradeList& trades);

}  // namespace comptoir
