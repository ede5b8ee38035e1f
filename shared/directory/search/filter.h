// The filters of a request, prepared once for a search and asked of each business that meets the words. For one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shared/directory/search/parts.h"
#include "shared/directory/search/request.h"

namespace comptoir::search {

class Filter {
public:
    // What cannot be true of any business (an unknown language or trade) lets none through.
    Filter(const Index::Parts& parts, const SearchRequest& request, const Sight& sight);

    bool is_empty() const { return trades_.empty() && languages_.empty() && labels_.empty() && !open_now_; }
    bool passes(DocId doc) const;
    bool is_open(DocId doc) const;

    // By trade, whether it is let through; empty when all are.
    std::span<const std::uint8_t> trades() const { return trades_; }

private:
    // What is asked of many businesses and the same for many is worked out once.
    enum class Answer : std::uint8_t { unknown, yes, no };
    bool has_languages(std::uint32_t set) const;
    bool has_labels(std::uint32_t set) const;
    bool has_open_hours(std::uint32_t hours) const;

    const Index::Parts& parts_;
    const Sight& sight_;
    std::vector<std::uint8_t> trades_;      // by trade
    std::vector<std::uint32_t> languages_;  // numbers in the catalog
    std::vector<std::uint32_t> labels_;
    bool open_now_;
    std::span<const ZoneTime> now_;
    mutable std::vector<Answer> language_sets_, label_sets_, hours_;  // by number in the catalog
};

}  // namespace comptoir::search
