// Why a business is in the list: where each word of the query stands in it. Works on what the reader may see, on the
// server and in the widget, without the index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/directory/business.h"
#include "shared/directory/search/answer.h"

namespace comptoir::search {

// A word of the business that meets a word of the query.
struct WordFound {
    std::uint8_t query_word = 0;  // its index in SearchAnswer::words
    std::string word;             // the business's own word, as it writes it
    Field field = Field::trade_name;
    bool operator==(const WordFound&) const = default;
};

// At most one for each field and word of the query, by field's weight. A trade met by an everyday word (`plombier`)
// has the trade's label as its word.
std::vector<WordFound> explain(const Business& seen, std::span<const QueryWord> words);

struct TextRange {
    std::uint32_t begin = 0;  // bytes
    std::uint32_t end = 0;
    bool operator==(const TextRange&) const = default;
};

// The parts of `text` that meet one of the words, ascending.
std::vector<TextRange> highlights(std::string_view text, std::span<const QueryWord> words);

}  // namespace comptoir::search
