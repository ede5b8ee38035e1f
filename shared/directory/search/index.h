// The search index of one tenant: in memory, thrown away and rebuilt at will; the database is the truth behind it.
//
// Threads: search(), save(), compacted() and begin_compaction() may run side by side; apply(), remove() and
// set_last_change() need the index for themselves. A business applied lands in a small part beside the large one; when
// wants_compaction(), let a Compaction build the index anew beside searches and changes, and put it in its place.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "shared/core/result.h"
#include "shared/directory/business.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/search/answer.h"
#include "shared/directory/search/request.h"
#include "shared/directory/trade_list.h"
#include "shared/directory/vocabulary.h"

namespace comptoir::search {

// What the search knows of the world; must outlive the index.
struct Knowledge {
    const TradeList& trades;
    const Vocabulary& vocabulary;
    const Gazetteer& gazetteer;
};

struct SnapshotError {
    enum class Kind : std::uint8_t { not_a_snapshot, other_version, other_tables, damaged, cut_short };
    Kind kind = Kind::damaged;
    std::string detail;  // for the log, in English
};

// Takes bytes in order; false ends the writing.
using ByteSink = std::function<bool(std::span<const std::byte>)>;
// Fills the span from the next bytes; false when there are not as many.
using ByteSource = std::function<bool(std::span<std::byte>)>;

class Compaction;

class Index {
public:
    explicit Index(Knowledge knowledge);
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;
    ~Index();

    // Adds the business or replaces what was known under its number. Audience `nobody` removes it.
    void apply(BusinessNumber number, const Business& business);
    void remove(BusinessNumber number);

    SearchAnswer search(const SearchRequest& request) const;

    // The same businesses in one part, fast to search and small. While many are applied at first, call it once at
    // the end.
    Index compacted() const;
    bool wants_compaction() const;
    // Begins to compact beside searches and changes.
    Compaction begin_compaction() const;

    // The last change of the database's change table that the index contains; kept in snapshots.
    std::int64_t last_change() const;
    void set_last_change(std::int64_t sequence);

    // What is in the index, without what it may have beside the large part: compact first. False when the sink refused.
    bool save(const ByteSink& sink) const;
    static Result<Index, SnapshotError> load(Knowledge knowledge, const ByteSource& source);

    std::size_t businesses() const;
    bool contains(BusinessNumber number) const;
    // Who may see the business; nobody where there is none. Takes as long in each case: a number beyond all others is
    // looked up as some other, by the seed.
    Audience audience_of(BusinessNumber business, std::uint64_t seed) const;
    // All that the index holds, by its own allocator.
    std::size_t memory_bytes() const;

    struct Parts;  // parts.h, for the search's own files

private:
    friend class Compaction;
    explicit Index(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// An index being built anew. It has a copy of all that a change may touch, made in some milliseconds, and only refers
// to the large part: the index that it began with must stay until run() is done, but may be changed and searched
// meanwhile. What is applied to that index after the beginning is not in the new one: apply it there as well, from the
// new one's last_change() on.
class Compaction {
public:
    Compaction(Compaction&&) noexcept;
    ~Compaction();

    // Takes seconds for a million businesses; from any thread. Nothing when `given_up` turned true meanwhile.
    std::optional<Index> run(const std::atomic<bool>& given_up) const;

private:
    friend class Index;
    explicit Compaction(const Index::Parts& parts);

    const Index::Parts* large_;  // of which only what never changes is looked at
    std::unique_ptr<const Index::Parts> copied_;
};

}  // namespace comptoir::search
