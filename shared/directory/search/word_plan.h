// Where the businesses that one word of a query meets are found, by what they are worth.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/directory/search/arena.h"
#include "shared/directory/search/parts.h"
#include "shared/directory/search/query_words.h"

namespace comptoir::search {

// Businesses that the word meets with this value at least.
struct Source {
    Value value = 0;
    bool is_trade = false;        // a trade's businesses, which WordPlan::trades tells, too
    bool of_connections = false;  // only of those among them that the reader is connected with
    DocSet set;
};

struct WordPlan {
    std::span<const Source> sources;  // by falling value
    std::span<const Value> trades;    // by trade, 0 where the word does not mean it; empty when it means none
    Value best = 0;                   // of all sources
    bool is_trade = false;
    int errors = 0;  // typing errors allowed for
};

// Makes plans; keeps its room for the next.
class WordPlanner {
public:
    // `errors`: how many typing errors to allow for. What plans point to lives in `arena`.
    WordPlan plan(const Index::Parts& parts, const TypedWord& word, const Sight& sight, int errors, Arena& arena);

private:
    void add_list(const Index::Parts& parts, ListRef list, Meeting meeting, const Sight& sight);
    void add_tier(const Index::Parts& parts, const Tier& tier, Value value, bool is_trade, const Sight& sight);
    void add_term(const Index::Parts& parts, std::uint32_t term, Meeting meeting, const Sight& sight);
    void add_as_written(const Index::Parts& parts, const TypedWord& word, const Sight& sight);
    void add_mistyped(const Index::Parts& parts, const TypedWord& word, const Sight& sight, int allowed);
    std::span<Value> add_trades(const Index::Parts& parts, const TypedWord& word, const Sight& sight, Arena& arena);
    void add_short_lists(Arena& arena);

    std::vector<Source> sources_;
    std::array<std::vector<DocId>, value_max + 1> docs_;  // of short lists and recent businesses, by value
    std::vector<DocId> sort_room_;
};

// The plan for a search that a place orders (rules.h).
WordPlan in_tiers(const WordPlan& plan, Arena& arena);

// A set of ascending businesses, in the arena.
DocSet set_of_docs(std::span<const DocId> docs, Arena& arena);

}  // namespace comptoir::search
