// How many typing errors lie between two words: a letter too many, missing, wrong, or two neighbours swapped count one.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace comptoir::search {

inline constexpr int letters_max = 40;  // longer words are never read as mistyped

// How many errors a word typed may have: one from four letters, two from nine; none in words with digits or letters
// beyond a-z, where a neighbour is another thing.
int errors_allowed(std::string_view folded_word);

// Compares one typed word with many others, letter by letter: a row for each letter of the other word
// (optimal string alignment distance), of which only the few columns are kept that so few errors can reach.
//     TypingErrors errors(typed, 1);
//     for (letter of word) if (!errors.push(letter)) break;   // no continuation can meet it any more
// pop() takes the last letter back, so that a tree of words is walked with common beginnings compared once.
class TypingErrors {
public:
    TypingErrors(std::string_view typed, int allowed) : typed_(typed.substr(0, letters_max)), allowed_(allowed) {
        const std::size_t reached = std::min(typed_.size(), static_cast<std::size_t>(allowed) + 1);
        for (std::size_t index = 0; index <= reached; ++index) rows_[0][index] = static_cast<std::uint8_t>(index);
    }

    int depth() const { return depth_; }
    // False when no word that begins like this can be within the errors allowed; the letter is pushed all the same, but
    // none may follow before pop().
    bool push(char letter);
    void pop() { --depth_; }

    // Errors if the other word ends here; more than allowed() when there are too many.
    int whole() const {
        const int letters = static_cast<int>(typed_.size());
        return std::abs(depth_ - letters) <= allowed_ ? rows_[depth_][typed_.size()] : allowed_ + 1;
    }
    // Errors if the typed word is only the beginning of the other, which goes on here or later. The last letter must be
    // as typed, or swapped with the one before: else each word that begins like most of what was typed would count.
    int beginning() const;
    int allowed() const { return allowed_; }

    static constexpr int depth_max = letters_max + 3;  // one letter beyond what can be met

private:
    std::string_view typed_;
    int allowed_;
    int depth_ = 0;
    std::array<char, depth_max + 1> letters_{};
    std::array<std::array<std::uint8_t, letters_max + 1>, depth_max + 1> rows_;
};

// Errors between `typed` and `word` as a whole and as its beginning, each `allowed + 1` when there are more.
struct Errors {
    int whole = 0;
    int beginning = 0;
};
Errors errors_between(std::string_view typed, std::string_view word, int allowed);

// The same for many words: what a word has in common with the one before is compared once, so that it is fast for
// sorted ones. A word's text must stay until the next is compared.
class SortedComparison {
public:
    SortedComparison(std::string_view typed, int allowed) : errors_(typed, allowed) {
        beginnings_[0] = static_cast<std::uint8_t>(allowed + 1);
    }
    Errors compare(std::string_view word);

private:
    TypingErrors errors_;
    std::string_view last_;
    bool is_dead_ = false;  // no word that has the letters compared in common with the last can be met as a whole
    // By letters compared: the fewest errors with which they are a beginning.
    std::array<std::uint8_t, TypingErrors::depth_max + 1> beginnings_;
};

}  // namespace comptoir::search
