// What words of queries are worth to each business: each word of a query is compared with each word of a business by
// the rules of rules.h. Many words share one look at every business.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/directory/search/query_words.h"
#include "tests/exhaustive/corpus.h"
#include "tests/exhaustive/readership.h"

namespace comptoir::search {

class WordColumns {
public:
    struct Column {
        TypedWord word;
        Readership readership;
        int errors = 0;             // typing errors allowed for
        std::vector<Value> values;  // by business, 0 where it does not meet the word
        int met = 0;                // how many do
    };

    explicit WordColumns(const Corpus& corpus) : corpus_(corpus) {}

    void want(const TypedWord& word, const Readership& readership, int errors);
    // Values all that are wanted and not known yet.
    void look();
    // Of a word that was wanted before the last look.
    const Column& column(const TypedWord& word, const Readership& readership, int errors) const;

private:
    // What a word of a business says to the word of a query in a column: a bit for each way to meet it.
    struct Meets {
        std::uint32_t column = 0;
        std::uint8_t meetings = 0;
    };
    void compare(std::uint32_t column, std::vector<std::vector<Meets>>& meets) const;
    void add_words(std::uint32_t business, const std::vector<std::vector<Meets>>& meets);
    void add_trades(Column& column) const;

    const Corpus& corpus_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Column> columns_;
    std::uint32_t looked_at_ = 0;  // columns before this one are known
};

}  // namespace comptoir::search
