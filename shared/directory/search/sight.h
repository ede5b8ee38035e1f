// What the reader of a search may see of each business: a visitor or a customer of the bank to most of them, and
// connected with some. For one search at a time; keeps its room for the next.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/directory/search/index.h"
#include "shared/directory/search/posting.h"
#include "shared/directory/search/request.h"

namespace comptoir::search {

class Sight {
public:
    // Both must outlive the search.
    void begin(const Index::Parts& parts, const SearchRequest& request);

    // May the reader see what this business shows to this audience?
    bool sees(Audience audience, DocId doc) const {
        return may_see(audience, reader_) || (audience == Audience::connections && is_connection(doc));
    }
    // The same, in as many steps for each business and audience.
    bool sees_evenly(Audience audience, DocId doc) const;
    // Of all businesses, or of none?
    bool sees_everywhere(Audience audience) const { return may_see(audience, reader_); }
    // Of some and not of others? Then it depends on `connections_in`.
    bool sees_of_connections(Audience audience) const {
        return audience == Audience::connections && !may_see(audience, reader_) && !connections_.empty();
    }

    bool is_connection(DocId doc) const;
    // On average, and one more.
    std::uint32_t connections_of_a_chunk() const { return connections_of_a_chunk_; }
    // The connections of a chunk of the large part that have words or a trade for connections alone, ascending, by the
    // lower 16 bits of their DocIds.
    std::span<const std::uint16_t> connections_in(std::uint32_t chunk) const {
        if (connections_.empty()) return {};
        if (!chunks_[chunk].is_known) look_up(chunk);
        return chunks_[chunk].lows;
    }

private:
    // Looked up when it is first asked for: most searches end in a few chunks.
    struct Connections {
        bool is_known = false;
        std::vector<std::uint16_t> lows;
    };
    void look_up(std::uint32_t chunk) const;

    const Index::Parts* parts_ = nullptr;
    Reader reader_ = Reader::visitor;
    std::span<const BusinessNumber> connections_;
    std::uint32_t connections_of_a_chunk_ = 0;
    mutable std::vector<Connections> chunks_;
    // By the number's lowest bits, whether a connection has them: most others are told by that.
    static constexpr std::uint32_t likely_bits = 1U << 14;
    std::array<std::uint64_t, likely_bits / 64> likely_{};
};

}  // namespace comptoir::search
