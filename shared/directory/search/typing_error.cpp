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
    letters_[depth_] = letter;
    if (depth_ > typed_letters + allowed_) return false;  // a beginning was met earlier or never
    // Cells further from the diagonal than the errors allowed would count more: those beside the band say so.
    const int first = std::max(1, depth_ - allowed_), last = std::min(typed_letters, depth_ + allowed_);
    const auto too_many = static_cast<std::uint8_t>(allowed_ + 1);
    const auto& above = rows_[depth_ - 1];
    auto& row = rows_[depth_];
    row[first - 1] = first == 1 ? static_cast<std::uint8_t>(depth_) : too_many;
    int least = row[first - 1];
    for (int column = first; column <= last; ++column) {
        const int wrong = above[column - 1] + (typed_[column - 1] == letter ? 0 : 1);
        int errors = std::min({wrong, above[column] + 1, row[column - 1] + 1});
        if (depth_ > 1 && column > 1 && typed_[column - 1] == letters_[depth_ - 1] && typed_[column - 2] == letter)
            errors = std::min(errors, rows_[depth_ - 2][column - 2] + 1);
        row[column] = static_cast<std::uint8_t>(errors);
        least = std::min(least, errors);
    }
    if (last < typed_letters) row[last + 1] = too_many;
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

Errors SortedComparison::compare(std::string_view word) {
    const auto compared = static_cast<std::size_t>(errors_.depth());
    const std::size_t most = std::min({compared, word.size(), last_.size()});
    std::size_t common = 0;
    while (common < most && word[common] == last_[common]) ++common;
    last_ = word;
    const int none = errors_.allowed() + 1;
    if (is_dead_ && common == compared) return {none, beginnings_[compared]};
    while (errors_.depth() > static_cast<int>(common)) errors_.pop();
    is_dead_ = false;
    for (std::size_t at = common; at < word.size(); ++at) {
        is_dead_ = !errors_.push(word[at]);
        const int beginning = is_dead_ ? none : errors_.beginning();
        beginnings_[at + 1] = static_cast<std::uint8_t>(std::min<int>(beginnings_[at], beginning));
        if (is_dead_) return {none, beginnings_[at + 1]};
    }
    return {std::min(errors_.whole(), none), beginnings_[word.size()]};
}

}  // namespace comptoir::search
