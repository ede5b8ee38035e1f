// How one word of a business meets one word of a query, without the index: its own rule for two words at hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/directory/search/rules.h"

namespace comptoir::search {

struct WordOfQuery {
    std::string_view text;  // folded
    std::string_view stem;
    bool may_be_begun = false;
    int errors = 0;  // typing errors allowed for
};

// The letters of a word, a bit each. A business's word may be told from the query's by its letters alone: most are.
using LetterSet = std::uint32_t;
// Of a folded word and its stem.
LetterSet letters_of_word(std::string_view word);
// Are there more than `count` letters in the set?
constexpr bool has_more_than(LetterSet letters, int count) {
    for (; count > 0 && letters != 0; --count) letters &= letters - 1;
    return letters != 0;
}
// Those without which a word meets the wanted one only by a typing error for each.
LetterSet letters_needed(const WordOfQuery& wanted);

// The best way in which the folded `word` meets the wanted one; errors are not told apart by their number. Nothing when
// it does not.
std::optional<Meeting> meeting_of(const WordOfQuery& wanted, std::string_view word);

}  // namespace comptoir::search
