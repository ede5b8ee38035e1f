#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

int errors_allowed(std::string_view folded_word) {
    if (folded_word.size() < 4 || folded_word.size() > letters_max) return 0;
    for (const char letter : folded_word)
        if (letter < 'a' || letter > 'z') return 0;
    return folded_word.size() < 9 ? 1 : 2;
}

TypingErrors::TypingErrors(std::string_view typed, int allowed)
    : typed_(typed.substr(0, letters_max)),
      allowed_(std::min(allowed, errors_max)),
      all_((std::uint64_t{2} << typed_.size()) - 1),
      end_(std::uint64_t{1} << typed_.size()) {
    for (std::size_t index = 0; index < typed_.size(); ++index)
        places_of_[static_cast<unsigned char>(typed_[index])] |= std::uint64_t{1} << index;
    for (int errors = 0; errors <= allowed_; ++errors) rows_[0].met[errors] = ((std::uint64_t{2} << errors) - 1) & all_;
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
