// Folding of text to words that compare alike: `L'Atelier d'Élodie` and `atelier elodie`. One function for names,
// places, trades and queries; stems and typing errors are the search's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

// A word of a folded text. It stands in `FoldedText::text` at [begin, begin + bytes) and came from the bytes
// [source_begin, source_end) of what was folded (for highlights).
struct FoldedWord {
    std::uint32_t begin = 0;
    std::uint32_t bytes = 0;
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
    bool operator==(const FoldedWord&) const = default;
};

// Kept and handed in again, it allocates nothing once it has grown.
struct FoldedText {
    std::string text;  // the words, one space between two
    std::vector<FoldedWord> words;

    std::string_view word(std::size_t index) const {
        return std::string_view(text).substr(words[index].begin, words[index].bytes);
    }
    // True when the source goes on after the last word: it has been typed to its end.
    bool last_word_is_whole = false;
};

// Lower case, without accents, ligatures as letters (`Œuvre` -> `oeuvre`), full-width letters as plain ones. Words are
// runs of letters and digits, of any script; an elided article goes (`l'`, `d'`, `qu'`), dots between single letters go
// (`S.A.R.L.` -> `sarl`). Any bytes are accepted: what is not UTF-8 separates words. Time and space are linear in the
// bytes.
void fold(std::string_view source, FoldedText& folded);

// The words of `source`, one space between two.
std::string folded(std::string_view source);

}  // namespace comptoir
