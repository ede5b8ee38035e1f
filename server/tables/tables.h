// The tables built into the program: places, trades, everyday words for trades. Nothing is read from disk at run time.
#pragma once

#include <string_view>

#include "shared/directory/gazetteer.h"
#include "shared/directory/trade_list.h"
#include "shared/directory/vocabulary.h"

namespace comptoir::tables {

// Parsed at the first call, from any thread; they live as long as the program.
const TradeList& trade_list();
const Vocabulary& vocabulary();
const Gazetteer& gazetteer();

// The bytes as embedded.
std::string_view trades_text();
std::string_view trade_names_text();
std::string_view vocabulary_text();
std::string_view communes_text();
std::string_view areas_text();

}  // namespace comptoir::tables
