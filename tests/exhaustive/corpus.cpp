#include "tests/exhaustive/corpus.h"

#include <algorithm>

namespace comptoir::search {

std::vector<Corpus::Known>::iterator Corpus::not_before(BusinessNumber number) {
    return std::lower_bound(businesses_.begin(), businesses_.end(), number,
                            [](const Known& known, BusinessNumber wanted) { return known.number < wanted; });
}

void Corpus::apply(BusinessNumber number, const Business& business) {
    auto found = not_before(number);
    if (found == businesses_.end() || found->number != number) found = businesses_.insert(found, Known{number});
    Known& known = *found;
    known.is_gone = business.audience == Audience::nobody;
    known.words_begin = known.words_end = static_cast<std::uint32_t>(words_of_businesses_.size());
    known.document = {};
    if (known.is_gone) return;
    read_document(business, knowledge_.trades, knowledge_.gazetteer, known.document);
    for (const DocumentWord& word : known.document.words) {
        const auto [entry, is_new] = word_numbers_.try_emplace(word.word, static_cast<std::uint32_t>(words_.size()));
        if (is_new) words_.push_back(word.word);
        words_of_businesses_.push_back({entry->second, word.word_class, word.audience});
    }
    known.words_end = static_cast<std::uint32_t>(words_of_businesses_.size());
    known.document.words = {};
    has_foreign_ids_ = has_foreign_ids_ || !known.document.foreign_id.empty();
}

void Corpus::remove(BusinessNumber number) {
    const auto found = not_before(number);
    if (found != businesses_.end() && found->number == number) found->is_gone = true;
}

}  // namespace comptoir::search
