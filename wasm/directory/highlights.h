// Which parts of a text met the search, to be marked where it is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasm/kit/options.h"

namespace comptoir::directory {

// What to mark: the words as typed, of which a longer word shows its beginning, and the words that the search completed
// or corrected them to, marked whole.
class Matches {
public:
    // `typed`: the box's text, less the part that was read as a place; `met`: Why::words.
    Matches(std::string_view typed, const std::vector<std::string>& met);

    // In order, without overlap; offsets are bytes of `text`.
    std::vector<kit::Highlight> in(std::string_view text) const;

private:
    std::vector<std::string> typed_;  // folded
    std::vector<std::string> met_;    // folded
};

struct Excerpt {
    std::string text;
    std::vector<kit::Highlight> highlights;
};

// One line of a business's own words: the first of `texts` with something to mark, begun shortly before it; without
// any, the first that is not empty.
Excerpt excerpt_of(const Matches& matches, const std::vector<std::string_view>& texts);

}  // namespace comptoir::directory
