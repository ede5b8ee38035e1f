// The small part of the index: businesses applied since the large part was built, in the order in which they came.
// Words are found by hash; their postings grow in slices of one array.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/facts.h"
#include "shared/directory/search/posting.h"
#include "shared/directory/search/posting_store.h"

namespace comptoir::search {

class Recent {
public:
    explicit Recent(MemoryCounter& counter);
    Recent(const Recent& other, MemoryCounter& counter);

    std::uint32_t size() const { return facts.size(); }
    // The index of a live business, or size().
    std::uint32_t find(BusinessNumber number) const;
    void append(BusinessNumber number, const Document& document, Catalog& catalog);
    void remove(std::uint32_t index);
    bool is_alive(std::uint32_t index) const { return alive_[index] != 0; }

    std::uint32_t words() const { return static_cast<std::uint32_t>(terms_.size()); }
    std::string_view word(std::uint32_t term) const {
        return {letters_.data() + terms_[term].letters, terms_[term].letter_count};
    }
    // The term of a word, or words().
    std::uint32_t find_word(std::string_view word) const;
    // Terms in the order of their words.
    std::vector<std::uint32_t> sorted_words() const;

    // Calls visit(term) for each word, most of them in the order of their words.
    template <typename Visit>
    void visit_words(Visit&& visit) const {
        for (const std::uint32_t term : sorted_) visit(term);
        for (auto term = static_cast<std::uint32_t>(sorted_.size()); term < words(); ++term) visit(term);
    }
    // Calls visit(term) for each word that begins with `letters_typed`.
    template <typename Visit>
    void visit_begun(std::string_view letters_typed, Visit&& visit) const {
        const auto is_before = [&](std::uint32_t term, std::string_view letters) { return word(term) < letters; };
        const std::uint32_t* at = std::lower_bound(sorted_.begin(), sorted_.end(), letters_typed, is_before);
        for (; at != sorted_.end() && word(*at).starts_with(letters_typed); ++at) visit(*at);
        for (auto term = static_cast<std::uint32_t>(sorted_.size()); term < words(); ++term)
            if (word(term).starts_with(letters_typed)) visit(term);
    }
    // Calls visit(PostingKey) for each posting, with the index of the business as its DocId, ascending.
    template <typename Visit>
    void visit_postings(std::uint32_t term, Visit&& visit) const {
        Slice slice{terms_[term].first_slice, terms_[term].first_slice + first_slice_bytes - link_bytes, 0};
        DocId doc = 0;
        for (std::uint32_t left = terms_[term].postings; left > 0; --left)
            visit(decode_posting(doc, [&] { return next_byte(slice); }));
    }
    std::uint32_t postings_in(std::uint32_t term) const { return terms_[term].postings; }

    std::string_view sort_name(std::uint32_t index) const {
        return {names_.data() + name_begins_[index], name_begins_[index + 1] - name_begins_[index]};
    }
    // Where the name would stand among the large part's; set by the index when the business is appended.
    CountedVector<std::uint32_t> name_ranks;

    Facts facts;

private:
    struct Term {
        std::uint32_t letters = 0;
        std::uint16_t letter_count = 0;
        std::uint16_t slice_level = 0;
        std::uint32_t first_slice = 0;
        std::uint32_t end = 0;        // where the next byte goes
        std::uint32_t slice_end = 0;  // where the link of the last slice is
        std::uint32_t last_doc = 0;
        std::uint32_t postings = 0;
    };
    // A place in a chain of slices, each of which ends with the place of the next.
    struct Slice {
        std::uint32_t at = 0;
        std::uint32_t end = 0;
        std::uint32_t level = 0;
    };
    static constexpr std::uint32_t first_slice_bytes = 8, link_bytes = 4, slice_levels = 6;
    static constexpr std::uint32_t slice_bytes(std::uint32_t level) {
        return first_slice_bytes << std::min(level, slice_levels);
    }

    std::uint32_t term_of(std::string_view word);
    void grow_table();
    void keep_sorted();
    void push_byte(Term& term, std::uint8_t byte);
    std::uint8_t next_byte(Slice& slice) const;
    std::uint32_t slot_of(std::string_view word) const;

    CountedVector<char> letters_;
    CountedVector<Term> terms_;
    CountedVector<std::uint32_t> table_;   // open addressing: term + 1, 0 where free; a power of two
    CountedVector<std::uint32_t> sorted_;  // the first terms by their words; the others are looked through
    CountedVector<std::uint8_t> slices_;
    CountedVector<char> names_;
    CountedVector<std::uint32_t> name_begins_;
    CountedVector<std::uint8_t> alive_;
    std::unordered_map<BusinessNumber, std::uint32_t> by_number_;
    MemoryCounter* counter_;
};

}  // namespace comptoir::search
