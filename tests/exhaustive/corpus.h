// Businesses as the exhaustive search looks at them: each read once, its words as numbers that lie side by side, so
// that a million can be looked at for every query. No word knows its businesses.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/directory/search/document.h"
#include "shared/directory/search/index.h"

namespace comptoir::search {

class Corpus {
public:
    struct Word {
        std::uint32_t word = 0;  // in words()
        WordClass word_class = WordClass::name_of_1;
        Audience audience = Audience::everyone;
    };
    struct Known {
        BusinessNumber number = 0;
        bool is_gone = false;
        std::uint32_t words_begin = 0, words_end = 0;
        Document document;  // without its words
    };

    explicit Corpus(Knowledge knowledge) : knowledge_(knowledge) {}

    // As Index::apply and Index::remove.
    void apply(BusinessNumber number, const Business& business);
    void remove(BusinessNumber number);

    // By rising number; those that are gone must be passed over.
    std::span<const Known> businesses() const { return businesses_; }
    std::span<const Word> words_of(const Known& known) const {
        return std::span(words_of_businesses_).subspan(known.words_begin, known.words_end - known.words_begin);
    }
    // Every word of any business, once.
    const std::vector<std::string>& words() const { return words_; }
    // False when no business was ever in another register than the French: then no letters are an id.
    bool has_foreign_ids() const { return has_foreign_ids_; }
    const Knowledge& knowledge() const { return knowledge_; }

private:
    std::vector<Known>::iterator not_before(BusinessNumber number);

    Knowledge knowledge_;
    bool has_foreign_ids_ = false;
    std::vector<Known> businesses_;
    std::vector<Word> words_of_businesses_;
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t> word_numbers_;
};

}  // namespace comptoir::search
