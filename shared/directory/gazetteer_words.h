// How words of place names compare: `st` is Saint, articles may be left out, CEDEX and numbers after a town are no part
// of its name.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/fold.h"

namespace comptoir {

// `la`, `le`, `les`.
bool is_article(std::string_view folded_word);
// Articles and words that join: `sur`, `de`, `en` ... alone they name no place.
bool is_function_word(std::string_view folded_word);
// `st` -> `saint`, `ste` -> `sainte`; others as they are.
std::string_view place_word(std::string_view folded_word);
// The words of a name, one space between two.
std::string place_words(const FoldedText& name);
// The same for the town line of an address: without `cedex 08`, `3e arrondissement` and the like.
std::string town_words(const FoldedText& name);
// 3 for `3`, `3e`, `3eme`, `03`, `1er`; 0 when the word is no such number below 100.
int ordinal(std::string_view folded_word);
// The number of the département that a postcode of three figures or more begins with: 69, 2A, 974; empty for none.
std::string_view departement_of_postcode(std::string_view postcode);

}  // namespace comptoir
