// What many businesses have in common, kept once: opening hours with their zone, sets of languages, sets of labels.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/directory/opening_hours.h"
#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/request.h"
#include "shared/policy/audience.h"

namespace comptoir::search {

// Texts that stand for each other by a number; numbers count from 0 and never change.
class TextTable {
public:
    explicit TextTable(MemoryCounter& counter) : letters(counter), begins(counter), counter_(&counter) {
        begins.push_back(0);
    }
    TextTable(const TextTable& other, MemoryCounter& counter)
        : letters(other.letters, counter), begins(other.begins, counter), counter_(&counter) {
        index_again();
    }
    TextTable(TextTable&&) = default;
    TextTable& operator=(TextTable&&) = default;

    std::uint32_t size() const { return static_cast<std::uint32_t>(begins.size() - 1); }
    std::string_view text(std::uint32_t number) const {
        return {letters.data() + begins[number], begins[number + 1] - begins[number]};
    }
    // The number of a text, given one if it has none.
    std::uint32_t number(std::string_view text);
    // The number, or size() when it has none.
    std::uint32_t find(std::string_view text) const;
    // After letters and begins were read from a snapshot.
    void index_again();

    CountedVector<char> letters;
    CountedVector<std::uint32_t> begins;

private:
    // Text hash to numbers; counted as 16 bytes an entry.
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_hash_;
    MemoryCounter* counter_;
};

// Opening hours and sets of words, each encoded as a text.
class Catalog {
public:
    explicit Catalog(MemoryCounter& counter)
        : hours(counter), zones(counter), words(counter), language_sets(counter), label_sets(counter) {}
    Catalog(const Catalog& other, MemoryCounter& counter)
        : hours(other.hours, counter),
          zones(other.zones, counter),
          words(other.words, counter),
          language_sets(other.language_sets, counter),
          label_sets(other.label_sets, counter) {}

    // Number 0 is "not known".
    std::uint32_t hours_number(const OpeningHours& value, std::string_view zone, Audience audience);
    bool is_open(std::uint32_t number, std::span<const ZoneTime> now) const;
    // For whom opening hours or a set are; of the empty text everyone.
    static Audience audience(const TextTable& table, std::uint32_t number) {
        const std::string_view code = table.text(number);
        return code.empty() ? Audience::everyone : static_cast<Audience>(code[0]);
    }

    // Sets of languages or labels; number 0 is the empty set.
    std::uint32_t set_number(TextTable& sets, std::span<const std::string> members, Audience audience);
    // Calls visit(number in `words`) for each member, whoever may see it.
    template <typename Visit>
    static void visit_set(const TextTable& sets, std::uint32_t number, Visit&& visit) {
        const std::string_view code = sets.text(number);
        for (std::size_t at = 1; at + 4 <= code.size(); at += 4) visit(number_at(code, at));
    }

    TextTable hours;
    TextTable zones;
    TextTable words;  // languages and labels
    TextTable language_sets;
    TextTable label_sets;

private:
    static std::uint32_t number_at(std::string_view code, std::size_t at);
};

// Carries values from one catalog into another, each once: what no business has any more stays behind.
class CatalogMove {
public:
    CatalogMove(const Catalog& from, Catalog& to) : from_(from), to_(to) {}

    std::uint32_t hours(std::uint32_t number);
    std::uint32_t languages(std::uint32_t number) {
        return set(from_.language_sets, to_.language_sets, languages_, number);
    }
    std::uint32_t labels(std::uint32_t number) { return set(from_.label_sets, to_.label_sets, labels_, number); }

private:
    using Numbers = std::vector<std::uint32_t>;  // in `to_`, by number in `from_`
    std::uint32_t set(const TextTable& from, TextTable& to, Numbers& numbers, std::uint32_t number);

    const Catalog& from_;
    Catalog& to_;
    Numbers hours_, languages_, labels_;
};

// A hash that stays the same from one run and machine to the next (snapshots hold it).
std::uint64_t stable_hash(std::string_view text);

}  // namespace comptoir::search
