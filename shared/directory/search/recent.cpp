#include "shared/directory/search/recent.h"

#include <cstring>
#include <numeric>

#include "shared/directory/search/names.h"

namespace comptoir::search {

namespace {
constexpr std::size_t number_entry_bytes = 16;
constexpr std::uint32_t table_slots_min = 256;
}  // namespace

Recent::Recent(MemoryCounter& counter)
    : name_ranks(counter),
      facts(counter),
      letters_(counter),
      terms_(counter),
      table_(counter),
      sorted_(counter),
      slices_(counter),
      names_(counter),
      name_begins_(counter),
      alive_(counter),
      counter_(&counter) {
    table_.resize(table_slots_min, 0);
    name_begins_.push_back(0);
}

Recent::Recent(const Recent& other, MemoryCounter& counter)
    : name_ranks(other.name_ranks, counter),
      facts(other.facts, counter),
      letters_(other.letters_, counter),
      terms_(other.terms_, counter),
      table_(other.table_, counter),
      sorted_(other.sorted_, counter),
      slices_(other.slices_, counter),
      names_(other.names_, counter),
      name_begins_(other.name_begins_, counter),
      alive_(other.alive_, counter),
      by_number_(other.by_number_),
      counter_(&counter) {
    counter_->bytes += number_entry_bytes * by_number_.size();
}

std::uint32_t Recent::find(BusinessNumber number) const {
    const auto found = by_number_.find(number);
    return found == by_number_.end() ? size() : found->second;
}

void Recent::append(BusinessNumber number, const Document& document, Catalog& catalog) {
    const std::uint32_t doc = size();
    facts.append(number, document, catalog, doc);
    for (const DocumentWord& word : document.words) {
        Term& term = terms_[term_of(word.word)];
        const Payload payload = payload_of(word.audience, word.word_class);
        encode_posting(doc - term.last_doc, payload, [&](std::uint8_t byte) { push_byte(term, byte); });
        term.last_doc = doc;
        ++term.postings;
    }
    keep_sorted();
    names_.append(document.sort_name.data(), std::min(document.sort_name.size(), Names::name_bytes_max));
    name_begins_.push_back(static_cast<std::uint32_t>(names_.size()));
    alive_.push_back(1);
    by_number_[number] = doc;
    counter_->bytes += number_entry_bytes;
}

void Recent::remove(std::uint32_t index) {
    alive_[index] = 0;
    by_number_.erase(facts.numbers[index]);
    counter_->bytes -= number_entry_bytes;
}

std::uint32_t Recent::slot_of(std::string_view wanted) const {
    const auto mask = static_cast<std::uint32_t>(table_.size() - 1);
    auto slot = static_cast<std::uint32_t>(stable_hash(wanted)) & mask;
    while (table_[slot] != 0 && word(table_[slot] - 1) != wanted) slot = (slot + 1) & mask;
    return slot;
}

std::uint32_t Recent::find_word(std::string_view wanted) const {
    const std::uint32_t slot = slot_of(wanted);
    return table_[slot] == 0 ? words() : table_[slot] - 1;
}

std::uint32_t Recent::term_of(std::string_view wanted) {
    std::uint32_t slot = slot_of(wanted);
    if (table_[slot] != 0) return table_[slot] - 1;
    if ((terms_.size() + 1) * 2 > table_.size()) {
        grow_table();
        slot = slot_of(wanted);
    }
    Term term{.letters = static_cast<std::uint32_t>(letters_.size()),
              .letter_count = static_cast<std::uint16_t>(wanted.size()),
              .first_slice = static_cast<std::uint32_t>(slices_.size())};
    term.end = term.first_slice;
    term.slice_end = term.first_slice + first_slice_bytes - link_bytes;
    slices_.resize(slices_.size() + first_slice_bytes, 0);
    letters_.append(wanted.data(), wanted.size());
    terms_.push_back(term);
    table_[slot] = words();
    return words() - 1;
}

void Recent::grow_table() {
    const std::size_t slots = table_.size() * 2;
    table_.clear();
    table_.resize(slots, 0);
    for (std::uint32_t term = 0; term < words(); ++term) table_[slot_of(word(term))] = term + 1;
}

// New words are merged in once they are an eighth of all: a search looks through few, and a million are sorted rarely.
void Recent::keep_sorted() {
    const std::size_t fresh = terms_.size() - sorted_.size();
    constexpr std::size_t fresh_min = 64;
    if (fresh < std::max(fresh_min, sorted_.size() / 8)) return;
    const std::size_t middle = sorted_.size();
    sorted_.resize(terms_.size());
    std::iota(sorted_.begin() + middle, sorted_.end(), static_cast<std::uint32_t>(middle));
    const auto by_word = [&](std::uint32_t a, std::uint32_t b) { return word(a) < word(b); };
    std::sort(sorted_.begin() + middle, sorted_.end(), by_word);
    std::inplace_merge(sorted_.begin(), sorted_.begin() + middle, sorted_.end(), by_word);
}

std::vector<std::uint32_t> Recent::sorted_words() const {
    std::vector<std::uint32_t> sorted(sorted_.begin(), sorted_.end());
    const auto middle = static_cast<std::ptrdiff_t>(sorted.size());
    sorted.resize(terms_.size());
    std::iota(sorted.begin() + middle, sorted.end(), static_cast<std::uint32_t>(middle));
    const auto by_word = [&](std::uint32_t a, std::uint32_t b) { return word(a) < word(b); };
    std::sort(sorted.begin() + middle, sorted.end(), by_word);
    std::inplace_merge(sorted.begin(), sorted.begin() + middle, sorted.end(), by_word);
    return sorted;
}

void Recent::push_byte(Term& term, std::uint8_t byte) {
    if (term.end == term.slice_end) {
        const auto next = static_cast<std::uint32_t>(slices_.size());
        ++term.slice_level;
        slices_.resize(slices_.size() + slice_bytes(term.slice_level), 0);
        std::memcpy(slices_.data() + term.slice_end, &next, link_bytes);
        term.end = next;
        term.slice_end = next + slice_bytes(term.slice_level) - link_bytes;
    }
    slices_[term.end++] = byte;
}

std::uint8_t Recent::next_byte(Slice& slice) const {
    if (slice.at == slice.end) {
        std::uint32_t next = 0;
        std::memcpy(&next, slices_.data() + slice.end, link_bytes);
        ++slice.level;
        slice.at = next;
        slice.end = next + slice_bytes(slice.level) - link_bytes;
    }
    return slices_[slice.at++];
}

}  // namespace comptoir::search
