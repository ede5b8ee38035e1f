#include "shared/directory/search/typing_error.h"

#include <cassert>

namespace comptoir::search {

int errors_allowed(std::string_view folded_word) {
    if (folded_word.size() < 4 || folded_word.size() > letters_max) return 0;
    for (const char letter : folded_word)
        if (letter < 'a' || letter > 'z') return 0;
    return folded_word.size() < 9 ? 1 : 2;
}

bool TypingErrors::push(char letter) {
    const int typed_letters = static_cast<int>(typed_.size());
    ++depth_;
    assert(depth_ <= depth_max);
    if (depth_ > typed_letters + allowed_) {  // too long to be met as a whole; a beginning was met earlier or never
        rows_[depth_].fill(static_cast<std::uint8_t>(allowed_ + 1));
        letters_[depth_] = letter;
        return false;
    }
    letters_[depth_] = letter;
    const auto& above = rows_[depth_ - 1];
    auto& row = rows_[depth_];
    row[0] = static_cast<std::uint8_t>(depth_);
    int least = row[0];
    for (int column = 1; column <= typed_letters; ++column) {
        const int wrong = above[column - 1] + (typed_[column - 1] == letter ? 0 : 1);
        int errors = std::min({wrong, above[column] + 1, row[column - 1] + 1});
        if (depth_ > 1 && column > 1 && typed_[column - 1] == letters_[depth_ - 1] && typed_[column - 2] == letter)
            errors = std::min(errors, rows_[depth_ - 2][column - 2] + 1);
        row[column] = static_cast<std::uint8_t>(errors);
        least = std::min(least, errors);
    }
    return least <= allowed_;
}

int TypingErrors::beginning() const {
    const std::size_t typed_letters = typed_.size();
    if (depth_ == 0 || typed_letters < 2) return allowed_ + 1;
    const char last = letters_[depth_];
    const bool as_typed = last == typed_[typed_letters - 1];
    const bool swapped =
        depth_ > 1 && last == typed_[typed_letters - 2] && letters_[depth_ - 1] == typed_[typed_letters - 1];
    return as_typed || swapped ? whole() : allowed_ + 1;
}

Errors errors_between(std::string_view typed, std::string_view word, int allowed) {
    TypingErrors errors(typed, allowed);
    Errors best{allowed + 1, allowed + 1};
    for (std::size_t index = 0; index < word.size(); ++index) {
        if (!errors.push(word[index])) return best;
        best.beginning = std::min(best.beginning, errors.beginning());
    }
    best.whole = std::min(errors.whole(), allowed + 1);
    return best;
}

}  // namespace comptoir::search
