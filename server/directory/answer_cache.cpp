#include "server/directory/answer_cache.h"

#include <functional>

namespace comptoir {

namespace {

// An answer must have been asked for so many times more than the one that it replaces. In a walk round and round
// through all questions, the count of the one at hand is ahead of the others by one.
constexpr unsigned sightings_ahead = 2;

std::string text_of(const AnswerKey& key) {
    std::string text = std::to_string(key.tenant);
    text += '/';
    text += std::to_string(static_cast<unsigned>(key.reader));
    if (key.connections != 0) text += ',' + std::to_string(key.person) + ',' + std::to_string(key.connections);
    text += '/';
    return text += key.query;
}

std::uint64_t hash_of(std::string_view key) {
    return std::hash<std::string_view>()(key);
}

std::size_t shard_of(std::uint64_t hash) {
    return hash >> 56U;
}

}  // namespace

void AnswerCache::Shard::erase(Entries::iterator entry) {
    bytes -= entry->bytes();
    by_key.erase(entry->key);
    entries.erase(entry);
}

bool AnswerCache::Shard::is_current(TenantNumber tenant, std::uint64_t version) {
    std::uint64_t& newest = versions[tenant];
    if (version < newest) return false;
    if (version == newest) return true;
    newest = version;
    for (auto entry = entries.begin(); entry != entries.end();) {
        const auto next = std::next(entry);
        if (entry->tenant == tenant) erase(entry);
        entry = next;
    }
    return true;
}

bool AnswerCache::Shard::make_room(std::size_t wanted, std::size_t bytes_max, std::uint64_t newcomer) {
    if (wanted > bytes_max) return false;
    while (bytes + wanted > bytes_max) {
        const auto last = std::prev(entries.end());
        if (sightings.of(newcomer) < sightings.of(hash_of(last->key)) + sightings_ahead) return false;
        erase(last);
    }
    return true;
}

AnswerCache::Answer AnswerCache::find(const AnswerKey& key, AnswerStamp stamp) {
    if (shard_bytes_max_ == 0) return nullptr;
    const std::string text = text_of(key);
    const std::uint64_t hash = hash_of(text);
    Shard& shard = shards_[shard_of(hash) % shard_count];
    const std::lock_guard lock(shard.in_use);
    shard.sightings.add(hash);
    const auto found = shard.is_current(key.tenant, stamp.version) ? shard.by_key.find(text) : shard.by_key.end();
    if (found == shard.by_key.end() || found->second->stamp != stamp) {
        ++shard.misses;
        return nullptr;
    }
    ++shard.hits;
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
    return found->second->answer;
}

void AnswerCache::keep(const AnswerKey& key, AnswerStamp stamp, Answer answer) {
    if (shard_bytes_max_ == 0) return;
    Entry entry{text_of(key), key.tenant, stamp, std::move(answer)};
    const std::uint64_t hash = hash_of(entry.key);
    Shard& shard = shards_[shard_of(hash) % shard_count];
    const std::lock_guard lock(shard.in_use);
    if (!shard.is_current(key.tenant, stamp.version)) return;
    if (const auto old = shard.by_key.find(entry.key); old != shard.by_key.end()) shard.erase(old->second);
    if (!shard.make_room(entry.bytes(), shard_bytes_max_, hash)) return;
    shard.bytes += entry.bytes();
    shard.entries.push_front(std::move(entry));
    shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
}

AnswerCache::Counts AnswerCache::counts() const {
    Counts counts;
    for (const Shard& shard : shards_) {
        const std::lock_guard lock(shard.in_use);
        counts.hits += shard.hits;
        counts.misses += shard.misses;
        counts.answers += shard.entries.size();
        counts.bytes += shard.bytes;
    }
    return counts;
}

}  // namespace comptoir
