// The parts of a text that meet a query, for the eye; for the widget as for the server.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "shared/directory/search/answer.h"

namespace comptoir::search {

struct TextRange {
    std::uint32_t begin = 0;  // bytes
    std::uint32_t end = 0;
    bool operator==(const TextRange&) const = default;
};

// The words of `text` that meet one of the query's, ascending.
std::vector<TextRange> highlights(std::string_view text, std::span<const QueryWord> words);

}  // namespace comptoir::search
