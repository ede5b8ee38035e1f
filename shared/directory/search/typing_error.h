// How many typing errors lie between two words: a letter too many, missing, wrong, or two neighbours swapped count one.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>

namespace comptoir::search {

inline constexpr int letters_max = 40;  // longer words are never read as mistyped
inline constexpr int errors_max = 2;

// How many errors a word typed may have: one from four letters, two from nine; none in words with digits or letters
// beyond a-z, where a neighbour is another thing.
int errors_allowed(std::string_view folded_word);

// Compares one typed word with many others, letter by letter (optimal string alignment distance).
//     TypingErrors errors(typed, 1);
//     for (letter of word) if (!errors.push(letter)) break;   // no continuation can meet it any more
// pop() takes the last letter back, so that a tree of words is walked with common beginnings compared once.
class TypingErrors {
public:
    TypingErrors(std::string_view typed, int allowed);

    int depth() const { return depth_; }
    // False when no word that begins like this can be within the errors allowed; the letter is pushed all the same, but
    // none may follow before pop().
    bool push(char letter) {
        const Row& above = rows_[depth_++];
        assert(depth_ <= depth_max);
        Row& row = rows_[depth_];
        row.letter = letter;
        row.places = places_of_[static_cast<unsigned char>(letter)];
        row.met[0] = (above.met[0] & row.places) << 1;
        for (int errors = 1; errors <= allowed_; ++errors) {
            const std::uint64_t fewer = above.met[errors - 1];
            row.met[errors] = ((above.met[errors] & row.places) << 1 |  // as typed
                               fewer |                                  // a letter too few was typed
                               fewer << 1 |                             // another one was typed
                               row.met[errors - 1] << 1) &              // a letter too many was typed
                              all_;
            if (depth_ > 1)  // two neighbours were swapped
                row.met[errors] |= ((rows_[depth_ - 2].met[errors - 1] & row.places) << 1 & above.places) << 1;
        }
        return row.met[allowed_] != 0;
    }
    void pop() { --depth_; }

    // Errors if the other word ends here; more than allowed() when there are too many.
    int whole() const {
        int errors = 0;
        while (errors <= allowed_ && (rows_[depth_].met[errors] & end_) == 0) ++errors;
        return errors;
    }
    // Errors if the typed word is only the beginning of the other, which goes on here or later. The last letter must be
    // as typed, or swapped with the one before: else each word that begins like most of what was typed would count.
    int beginning() const {
        if (depth_ == 0 || typed_.size() < 2) return allowed_ + 1;
        const char last = typed_.back(), before = typed_[typed_.size() - 2];
        const bool as_typed = rows_[depth_].letter == last;
        const bool swapped = depth_ > 1 && rows_[depth_].letter == before && rows_[depth_ - 1].letter == last;
        return as_typed || swapped ? whole() : allowed_ + 1;
    }
    int allowed() const { return allowed_; }

    static constexpr int depth_max = letters_max + 3;  // one letter beyond what can be met

private:
    // After so many letters of the other word.
    struct Row {
        // By errors: bit i is set when the first i letters typed are met with so many at most.
        std::array<std::uint64_t, errors_max + 1> met;
        std::uint64_t places = 0;  // bit i is set when letter i of those typed is the last of the other word
        char letter = 0;
    };
    std::string_view typed_;
    int allowed_;
    int depth_ = 0;
    std::uint64_t all_, end_;
    std::array<std::uint64_t, 256> places_of_{};  // by letter
    std::array<Row, depth_max + 1> rows_;
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
