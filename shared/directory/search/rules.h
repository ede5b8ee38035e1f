// What ranks above what: the contract of the search, by which the index answers and against which it is tested.
//
// A query is read as words and, where it names one, a place (reading.h). A word of the query meets a business
//   - whole:     the business has a word with the same stem,
//   - begun:     the business has a word that begins with the letters typed (two at least),
//   - as trade:  an everyday word or phrase of the vocabulary, whole or begun, means the business's trade,
//   - mistyped:  with a typing error, a whole word or a begun one; tried only for words that fewer than
//                `met_as_written_enough` businesses meet as they are written, and below all of them; with a second
//                error where fewer than as many meet it with one.
// Its value is the best of the ways in which it meets the business (the tables below); the business's score is the sum
// over the words. In order: score, then in a search with a place those in the commune or of the postcode named, then
// the nearer ones, then the lower number. A hidden field's words do not exist for the reader. Where a place in the
// query orders the businesses, values are counted in tiers: who lives in the next town does not come first because its
// name is a word shorter.
//
// A business named by exactly the words of the query, place included, comes first: each word of a name of n words is
// worth 48 + 24 / n, more than any other way to meet it, so that no other business reaches the sum. This is the name
// that the business goes by; words of its other names are worth 47, or two names would make up a third. A business goes
// by its trade name, and by its legal name too where not all who see that see the trade name.
//
// When no business meets every word, those follow that meet most: a met word weighs 1, a trade 2, the place 2; by
// falling weight, within a weight as above; weights are added until `partial_enough` businesses are listed.
#pragma once

#include <array>
#include <cstdint>

namespace comptoir::search {

// Where a word stands, the most telling first. The words of a name count for more the fewer they are.
enum class WordClass : std::uint8_t {
    name_of_1,
    name_of_2,
    name_of_3,
    name_of_more,
    other_name,  // the legal name beside a trade name; the sign of a place
    offer,       // offers and labels
    description,
    seek,
};
inline constexpr int word_class_count = 8;

enum class Meeting : std::uint8_t { whole, begun, mistyped, mistyped_begun, mistyped_twice, mistyped_twice_begun };
inline constexpr int meeting_count = 6;

using Value = std::uint8_t;

// By meeting and class. Each row falls, so that the best class of several is the best value; a begun word is below the
// whole one in the same class; what is mistyped is below everything that is not.
inline constexpr std::array<std::array<Value, word_class_count>, meeting_count> value_table = {{
    {72, 60, 56, 54, 47, 40, 28, 20},
    {42, 38, 36, 35, 33, 26, 18, 14},
    {13, 11, 10, 9, 8, 6, 5, 4},
    {9, 7, 6, 5, 5, 3, 2, 1},
    {8, 6, 5, 4, 4, 3, 2, 1},
    {5, 4, 3, 2, 2, 2, 1, 1},
}};

constexpr Value value_of(Meeting meeting, WordClass word_class) {
    return value_table[static_cast<std::size_t>(meeting)][static_cast<std::size_t>(word_class)];
}

// Of a trade that a word means with this weight (1-100): below a whole word of a name, above other fields; begun, above
// the beginning of a name, for more people look for a trade than for a name.
constexpr Value trade_value(Meeting meeting, int weight) {
    switch (meeting) {
        case Meeting::whole:
            return static_cast<Value>(14 + weight * 31 / 100);
        case Meeting::begun:
            return static_cast<Value>(14 + weight * 29 / 100);
        case Meeting::mistyped:
            return static_cast<Value>(4 + weight * 7 / 100);
        case Meeting::mistyped_begun:
        case Meeting::mistyped_twice:
            return static_cast<Value>(2 + weight * 5 / 100);
        case Meeting::mistyped_twice_begun:
            return static_cast<Value>(1 + weight * 3 / 100);
    }
    return 0;
}
inline constexpr Value value_max = 72;

// What counts as an equal match in a search with a place: names and trades met wholly, begun or offered, said elsewhere
// or related, mistyped, and the rest.
constexpr Value tier_of(Value value) {
    return value >= 44 ? 8 : value >= 33 ? 6 : value >= 18 ? 4 : value >= 8 ? 2 : value > 0 ? 1 : 0;
}

static_assert(trade_value(Meeting::whole, 100) < 47, "a name's whole word is worth more than the trade");
static_assert(trade_value(Meeting::begun, 100) < trade_value(Meeting::whole, 100));
static_assert(tier_of(trade_value(Meeting::whole, 100)) == tier_of(72) &&
              tier_of(trade_value(Meeting::begun, 100)) == tier_of(42));
static_assert(trade_value(Meeting::begun, 1) > value_of(Meeting::mistyped, WordClass::name_of_1));

inline constexpr int met_as_written_enough = 20;
inline constexpr int partial_enough = 20;
inline constexpr int word_weight = 1, trade_weight = 2, place_weight = 2;

}  // namespace comptoir::search
