// One occurrence of a word in a business, and sets of businesses as the matcher reads them.
#pragma once

#include <cstdint>
#include <span>

#include "shared/directory/search/rules.h"
#include "shared/policy/audience.h"

namespace comptoir::search {

// A business's place within the index, by rising business number in its large part. Not stable: compaction renumbers.
using DocId = std::uint32_t;

// Audience and class in six bits, the audience first: the order in which postings of one business lie.
using Payload = std::uint8_t;
constexpr Payload payload_of(Audience audience, WordClass word_class) {
    return static_cast<Payload>(static_cast<unsigned>(audience) << 4 | static_cast<unsigned>(word_class));
}
constexpr Audience audience_of_payload(Payload payload) {
    return static_cast<Audience>(payload >> 4);
}
constexpr WordClass class_of_payload(Payload payload) {
    return static_cast<WordClass>(payload & 15);
}

// A posting as one number that sorts by business, then audience, then class.
using PostingKey = std::uint32_t;
inline constexpr DocId docs_max = 1U << 26;
constexpr PostingKey posting_key(DocId doc, Payload payload) {
    return doc << 6 | payload;
}
constexpr DocId doc_of(PostingKey key) {
    return key >> 6;
}
constexpr Payload payload_of(PostingKey key) {
    return static_cast<Payload>(key & 63);
}

// The businesses of a set whose DocIds share their upper 16 bits: up to `array_max` as a sorted array of the lower 16,
// more as a bitmap (65,536 bits in `bitmap_units`, aligned to 8 bytes).
struct Chunk {
    std::uint16_t key = 0;
    std::uint16_t count_less_1 = 0;
    std::uint32_t begin = 0;  // in units of 16 bits

    std::uint32_t count() const { return count_less_1 + 1U; }
    bool is_bitmap() const { return count_less_1 >= array_max; }
    static constexpr std::uint32_t array_max = 4096;
};
inline constexpr std::uint32_t chunk_docs = 65'536;
inline constexpr std::uint32_t bitmap_units = 4096;
inline constexpr std::uint32_t bitmap_words = 1024;

// A set of businesses, its chunks by rising key.
struct DocSet {
    std::span<const Chunk> chunks;
    const std::uint16_t* units = nullptr;

    std::span<const std::uint16_t> array(const Chunk& chunk) const { return {units + chunk.begin, chunk.count()}; }
    const std::uint64_t* bitmap(const Chunk& chunk) const {
        return reinterpret_cast<const std::uint64_t*>(units + chunk.begin);
    }
    std::uint32_t count() const {
        std::uint32_t sum = 0;
        for (const Chunk& chunk : chunks) sum += chunk.count();
        return sum;
    }
};

}  // namespace comptoir::search
