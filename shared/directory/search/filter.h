// The filters of a request, prepared once for a search and asked of each business that meets the words.
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
    Filter(const Index::Parts& parts, const SearchRequest& request);

    bool is_empty() const { return trades_.empty() && languages_.empty() && labels_.empty() && !open_now_; }
    bool passes(DocId doc) const;
    bool is_open(DocId doc) const;

    // By trade, whether it is let through; empty when all are.
    std::span<const std::uint8_t> trades() const { return trades_; }

private:
    static bool has_one_of(const TextTable& sets, std::uint32_t set, Reader reader,
                           std::span<const std::uint32_t> wanted);
    static bool has_all_of(const TextTable& sets, std::uint32_t set, Reader reader,
                           std::span<const std::uint32_t> wanted);

    const Index::Parts& parts_;
    Reader reader_;
    std::vector<std::uint8_t> trades_;      // by trade
    std::vector<std::uint32_t> languages_;  // numbers in the catalog
    std::vector<std::uint32_t> labels_;
    bool open_now_;
    std::span<const ZoneTime> now_;
};

}  // namespace comptoir::search
