#include "shared/directory/search/posting_store.h"

#include <algorithm>
#include <array>

namespace comptoir::search {

namespace {

// Appends one chunk of docs that share their upper bits.
void add_chunk(PostingStore& store, std::span<const DocId> docs) {
    Chunk chunk{.key = static_cast<std::uint16_t>(docs[0] / chunk_docs),
                .count_less_1 = static_cast<std::uint16_t>(docs.size() - 1)};
    if (chunk.is_bitmap()) {
        while (store.units.size() % 4 != 0) store.units.push_back(0);
        chunk.begin = static_cast<std::uint32_t>(store.units.size());
        store.units.resize(store.units.size() + bitmap_units, 0);
        std::uint16_t* bits = store.units.data() + chunk.begin;
        for (const DocId doc : docs) bits[doc % chunk_docs / 16] |= static_cast<std::uint16_t>(1U << doc % 16);
    } else {
        chunk.begin = static_cast<std::uint32_t>(store.units.size());
        for (const DocId doc : docs) store.units.push_back(static_cast<std::uint16_t>(doc % chunk_docs));
    }
    store.chunks.push_back(chunk);
}

}  // namespace

Tier PostingStore::add_set(Payload payload, std::span<const DocId> docs) {
    Tier tier{.chunk_begin = static_cast<std::uint32_t>(chunks.size()), .payload = payload};
    while (!docs.empty()) {
        std::size_t end = 1;
        while (end < docs.size() && docs[end] / chunk_docs == docs[0] / chunk_docs) ++end;
        add_chunk(*this, docs.first(end));
        ++tier.chunk_count;
        docs = docs.subspan(end);
    }
    return tier;
}

ListRef PostingStore::add(std::span<const PostingKey> postings) {
    if (postings.size() <= short_postings_max) {
        const auto ref = static_cast<ListRef>(bytes.size());
        const auto count = static_cast<std::uint32_t>(postings.size());
        if (count >= 0x80) {
            bytes.push_back(static_cast<std::uint8_t>(count | 0x80));
            bytes.push_back(static_cast<std::uint8_t>(count >> 7));
        } else {
            bytes.push_back(static_cast<std::uint8_t>(count));
        }
        DocId before = 0;
        for (const PostingKey key : postings) {
            encode_posting(doc_of(key) - before, payload_of(key), [&](std::uint8_t byte) { bytes.push_back(byte); });
            before = doc_of(key);
        }
        return ref;
    }
    LongList list{.tier_begin = static_cast<std::uint32_t>(tiers.size()),
                  .postings = static_cast<std::uint32_t>(postings.size())};
    std::array<std::uint32_t, 64> counts{};
    for (const PostingKey key : postings) ++counts[payload_of(key)];
    std::vector<DocId> docs;
    for (Payload payload = 0; payload < 64; ++payload) {
        if (counts[payload] == 0) continue;
        docs.clear();
        docs.reserve(counts[payload]);
        for (const PostingKey key : postings)
            if (payload_of(key) == payload) docs.push_back(doc_of(key));
        tiers.push_back(add_set(payload, docs));
        ++list.tier_count;
    }
    lists.push_back(list);
    return static_cast<ListRef>(lists.size() - 1) | long_mark;
}

std::uint32_t PostingStore::postings_in(ListRef list) const {
    if (is_long(list)) return long_list(list).postings;
    const std::uint8_t* at = bytes.data() + list;
    return short_count(at);
}

void PostingStore::read(ListRef list, std::vector<PostingKey>& postings) const {
    postings.clear();
    if (!is_long(list)) {
        visit_short(list, [&](PostingKey key) { postings.push_back(key); });
        return;
    }
    postings.reserve(long_list(list).postings);
    for (const Tier& tier : tiers_of(list)) {
        const DocSet set = set_of(tier);
        for (const Chunk& chunk : set.chunks) {
            const DocId base = chunk.key * chunk_docs;
            if (!chunk.is_bitmap()) {
                for (const std::uint16_t low : set.array(chunk))
                    postings.push_back(posting_key(base + low, tier.payload));
                continue;
            }
            const std::uint64_t* bits = set.bitmap(chunk);
            for (std::uint32_t word = 0; word < bitmap_words; ++word)
                for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1)
                    postings.push_back(posting_key(base + word * 64 + static_cast<std::uint32_t>(__builtin_ctzll(rest)),
                                                   tier.payload));
        }
    }
    std::vector<PostingKey> scratch;
    sort_postings(postings, scratch);
}

void PostingStore::shrink_to_fit() {
    bytes.shrink_to_fit();
    lists.shrink_to_fit();
    tiers.shrink_to_fit();
    chunks.shrink_to_fit();
    units.shrink_to_fit();
}

void sort_postings(std::vector<std::uint32_t>& keys, std::vector<std::uint32_t>& scratch) {
    constexpr std::size_t radix_worth = 256;
    if (std::is_sorted(keys.begin(), keys.end())) return;
    if (keys.size() < radix_worth) {
        std::sort(keys.begin(), keys.end());
        return;
    }
    scratch.resize(keys.size());
    constexpr int bits = 11;
    constexpr std::uint32_t mask = (1U << bits) - 1;
    std::array<std::uint32_t, mask + 1> places;
    for (int shift = 0; shift < 32; shift += bits) {
        places.fill(0);
        for (const std::uint32_t key : keys) ++places[key >> shift & mask];
        if (places[keys[0] >> shift & mask] == keys.size()) continue;
        std::uint32_t sum = 0;
        for (std::uint32_t& place : places) sum += std::exchange(place, sum);
        for (const std::uint32_t key : keys) scratch[places[key >> shift & mask]++] = key;
        keys.swap(scratch);
    }
}

}  // namespace comptoir::search
