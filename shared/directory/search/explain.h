// Why a business is in the list: where each word of the query stands in it. Works on what the reader may see, without
// the index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/fold.h"
#include "shared/directory/business.h"
#include "shared/directory/search/answer.h"
#include "shared/directory/search/index.h"
#include "shared/directory/search/query_words.h"
#include "shared/directory/search/word_meeting.h"

namespace comptoir::search {

// A word of the business that meets a word of the query.
struct WordFound {
    std::uint8_t query_word = 0;  // its index in SearchAnswer::words
    std::string word;             // the business's own word, as it writes it; of a trade its label
    Field field = Field::trade_name;
    bool operator==(const WordFound&) const = default;
};

// A text of a business, folded: kept by who explains the same business again and again.
struct FoldedField {
    Field field = Field::trade_name;
    const std::string* text = nullptr;  // of the business, which must outlive this
    FoldedText folded;
    std::vector<LetterSet> letters;  // of each of its words
};
// All texts that can explain a hit, the most telling field first.
std::vector<FoldedField> folded_fields(const Business& seen);

// Made once for an answer, asked for each of its hits.
class Explainer {
public:
    // `request` and `answer` are not kept; `knowledge` must outlive the explainer.
    Explainer(const Knowledge& knowledge, const SearchRequest& request, const SearchAnswer& answer);

    // `seen`: what the reader may see of the business. For each word of the query at most one finding a field, the most
    // telling field first; what only looks mistyped is left out where the word stands as typed. Nothing for hits that
    // were found by their number in a register.
    std::vector<WordFound> explain(const Business& seen) const;
    // The same, with what folded_fields(seen) gave.
    std::vector<WordFound> explain(const Business& seen, const std::vector<FoldedField>& fields) const;

private:
    const Knowledge& knowledge_;
    std::vector<TypedWord> words_;
    std::vector<std::uint8_t> errors_;  // allowed for, by word
};

}  // namespace comptoir::search
