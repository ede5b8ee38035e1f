// The posting lists of the large part. Short lists are bytes to be decoded; long ones are cut into tiers, one for each
// audience and class, each a set of businesses that is read where it lies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/posting.h"

namespace comptoir::search {

// Where a list begins; `no_list` for none.
using ListRef = std::uint32_t;
inline constexpr ListRef no_list = 0xFFFF'FFFF;

inline constexpr std::uint32_t short_postings_max = 768;

struct Tier {
    std::uint32_t chunk_begin = 0;
    std::uint16_t chunk_count = 0;
    Payload payload = 0;
};

struct LongList {
    std::uint32_t tier_begin = 0;
    std::uint32_t tier_count = 0;
    std::uint32_t postings = 0;
};

// Appends a posting list to bytes: each posting is the distance from the one before and its class; an audience other
// than everyone takes a byte more.
template <typename Push>
void encode_posting(DocId gap, Payload payload, Push&& push) {
    const bool plain = audience_of_payload(payload) == Audience::everyone;
    std::uint64_t value = std::uint64_t{gap} << 4 | (plain ? payload & 15U : 15U);
    for (; value >= 0x80; value >>= 7) push(static_cast<std::uint8_t>(value | 0x80));
    push(static_cast<std::uint8_t>(value));
    if (!plain) push(payload);
}
template <typename Next>
PostingKey decode_posting(DocId& doc, Next&& next) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const std::uint8_t byte = next();
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) break;
    }
    doc += static_cast<DocId>(value >> 4);
    const auto low = static_cast<Payload>(value & 15);
    return posting_key(doc, low == 15 ? next() : low);
}

class PostingStore {
public:
    explicit PostingStore(MemoryCounter& counter)
        : bytes(counter), lists(counter), tiers(counter), chunks(counter), units(counter) {}

    // Stores a list: sorted, each posting once, at least one.
    ListRef add(std::span<const PostingKey> postings);
    // A set outside of lists (a trade's businesses): ascending.
    Tier add_set(Payload payload, std::span<const DocId> docs);

    static bool is_long(ListRef list) { return (list & long_mark) != 0; }
    const LongList& long_list(ListRef list) const { return lists[list & ~long_mark]; }
    std::span<const Tier> tiers_of(ListRef list) const {
        const LongList& found = long_list(list);
        return {tiers.data() + found.tier_begin, found.tier_count};
    }
    DocSet set_of(const Tier& tier) const {
        return {{chunks.data() + tier.chunk_begin, tier.chunk_count}, units.data()};
    }
    std::uint32_t postings_in(ListRef list) const;

    // Calls visit(PostingKey) for each posting of a short list, ascending.
    template <typename Visit>
    void visit_short(ListRef list, Visit&& visit) const {
        const std::uint8_t* at = bytes.data() + list;
        std::uint32_t left = short_count(at);
        DocId doc = 0;
        for (; left > 0; --left) visit(decode_posting(doc, [&] { return *at++; }));
    }
    // All postings of any list, sorted; the short and the long kind read alike.
    void read(ListRef list, std::vector<PostingKey>& postings) const;
    void shrink_to_fit();

    // Public for snapshots, which write them as they are.
    CountedVector<std::uint8_t> bytes;
    CountedVector<LongList> lists;
    CountedVector<Tier> tiers;
    CountedVector<Chunk> chunks;
    CountedVector<std::uint16_t> units;

private:
    static constexpr ListRef long_mark = 0x8000'0000;
    static std::uint32_t short_count(const std::uint8_t*& at) {
        const std::uint32_t low = *at++;
        return low < 0x80 ? low : (low & 0x7FU) | std::uint32_t{*at++} << 7;
    }
};

// Sorts postings by radix, in `scratch` of the same size.
void sort_postings(std::vector<std::uint32_t>& keys, std::vector<std::uint32_t>& scratch);

}  // namespace comptoir::search
