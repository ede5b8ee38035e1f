#include "shared/directory/search/word_meeting.h"

#include <algorithm>

#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

LetterSet letters_of(std::string_view text) {
    LetterSet letters = 0;
    for (const char letter : text) letters |= LetterSet{1} << (static_cast<unsigned char>(letter) & 31U);
    return letters;
}

}  // namespace

LetterSet letters_of_word(std::string_view word) {
    std::string stem;
    search::stem(word, stem);
    return letters_of(word) | letters_of(stem);
}

LetterSet letters_needed(const WordOfQuery& wanted) {
    return letters_of(wanted.text) & letters_of(wanted.stem);
}

std::optional<Meeting> meeting_of(const WordOfQuery& wanted, std::string_view word) {
    // Stems keep the first letter: most words need no stem to be told apart.
    const bool begins_alike = !word.empty() && !wanted.text.empty() && word.front() == wanted.text.front();
    if (!begins_alike && wanted.errors == 0) return std::nullopt;
    std::string stem;
    search::stem(word, stem);
    const bool own_word = !word.starts_with(stem);  // is in the index beside its stem
    if (stem == wanted.stem || (own_word && word == wanted.stem)) return Meeting::whole;
    if (wanted.may_be_begun && (stem.starts_with(wanted.text) || (own_word && word.starts_with(wanted.text))))
        return Meeting::begun;
    const int allowed = wanted.errors;
    if (allowed == 0) return std::nullopt;
    Errors errors = errors_between(wanted.stem, stem, allowed);
    if (own_word) {
        const Errors own = errors_between(wanted.stem, word, allowed);
        errors = {std::min(errors.whole, own.whole), std::min(errors.beginning, own.beginning)};
    }
    if (errors.whole <= allowed) return Meeting::mistyped;
    if (errors.beginning <= allowed) return Meeting::mistyped_begun;
    return std::nullopt;
}

}  // namespace comptoir::search
