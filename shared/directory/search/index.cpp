#include "shared/directory/search/index.h"

#include <algorithm>

#include "shared/core/even_search.h"
#include "shared/directory/search/document.h"
#include "shared/directory/search/parts.h"
#include "shared/directory/search/searcher.h"
#include "shared/directory/search/segment_builder.h"

namespace comptoir::search {

namespace {

// A search looks through recent businesses without the large part's lists: from here on it shows.
constexpr std::uint32_t recent_businesses_max = 4096;

void mark_dead(Index::Parts& parts, BusinessNumber number) {
    const DocId doc = parts.segment.find(number);
    if (doc != parts.segment.size() && parts.is_alive(doc)) {
        parts.dead[doc / 64] |= std::uint64_t{1} << doc % 64;
        ++parts.dead_count;
    }
    const std::uint32_t recent = parts.recent.find(number);
    if (recent != parts.recent.size()) {
        parts.recent.remove(recent);
        ++parts.recent_dead_count;
    }
}

// The living businesses of the large part and of all else that is in `parts`, in one large part.
std::unique_ptr<Index::Parts> rebuilt(const Segment& segment, const Index::Parts& parts,
                                      const std::atomic<bool>* given_up) {
    auto built = std::make_unique<Index::Parts>(parts.knowledge);
    build_segment({.segment = segment,
                   .dead = parts.dead,
                   .recent = parts.recent,
                   .catalog = parts.catalog,
                   .communes = static_cast<std::uint32_t>(parts.knowledge.gazetteer.communes()),
                   .trades = parts.knowledge.trades.size(),
                   .given_up = given_up},
                  built->segment, built->catalog);
    built->dead.resize((built->segment.size() + 63) / 64, 0);
    built->last_change = parts.last_change;
    return built;
}

}  // namespace

Index::Index(Knowledge knowledge) : parts_(std::make_unique<Parts>(knowledge)) {}
Index::Index(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

void Index::apply(BusinessNumber number, const Business& business) {
    mark_dead(*parts_, number);
    if (business.audience == Audience::nobody) return;
    thread_local Document document;
    read_document(business, parts_->knowledge.trades, parts_->knowledge.gazetteer, document);
    parts_->recent.append(number, document, parts_->catalog);
    bool is_equal = false;
    const std::uint32_t rank = parts_->segment.names.lower_bound(document.sort_name, is_equal);
    parts_->recent.name_ranks.push_back(rank * 2 + (is_equal ? 1 : 0));
}

void Index::remove(BusinessNumber number) {
    mark_dead(*parts_, number);
}

SearchAnswer Index::search(const SearchRequest& request) const {
    thread_local SearchRoom room;
    return Searcher(*parts_, request, room).answer();
}

Index Index::compacted() const {
    return Index(rebuilt(parts_->segment, *parts_, nullptr));
}

Compaction Index::begin_compaction() const {
    return Compaction(*parts_);
}

Compaction::Compaction(const Index::Parts& parts)
    : large_(&parts), copied_(std::make_unique<Index::Parts>(parts, Index::Parts::WithoutSegment{})) {}
Compaction::Compaction(Compaction&&) noexcept = default;
Compaction::~Compaction() = default;

std::optional<Index> Compaction::run(const std::atomic<bool>& given_up) const {
    auto built = rebuilt(large_->segment, *copied_, &given_up);
    if (given_up) return std::nullopt;
    return Index(std::move(built));
}

bool Index::wants_compaction() const {
    const std::uint32_t dead_max = std::max(recent_businesses_max, parts_->segment.size() / 8);
    return parts_->recent.size() > recent_businesses_max || parts_->dead_count > dead_max;
}

std::int64_t Index::last_change() const {
    return parts_->last_change;
}
void Index::set_last_change(std::int64_t sequence) {
    parts_->last_change = sequence;
}

std::size_t Index::businesses() const {
    return parts_->segment.size() - parts_->dead_count + parts_->recent.size() - parts_->recent_dead_count;
}

bool Index::contains(BusinessNumber number) const {
    if (parts_->recent.find(number) != parts_->recent.size()) return true;
    const DocId doc = parts_->segment.find(number);
    return doc != parts_->segment.size() && parts_->is_alive(doc);
}

// Without a branch on what is looked for, but where the business has just changed.
Audience Index::audience_of(BusinessNumber business, std::uint64_t seed) const {
    const std::uint32_t recent = parts_->recent.find(business);
    const Facts& facts = parts_->segment.facts;
    const std::span<const BusinessNumber> numbers{facts.numbers.data(), facts.numbers.size()};
    auto audience = static_cast<unsigned>(Audience::nobody);
    if (!numbers.empty()) {
        const unsigned is_within = unsigned{business >= numbers.front()} & unsigned{business <= numbers.back()};
        const BusinessNumber other =
            numbers.front() + static_cast<BusinessNumber>(seed % (std::uint64_t{numbers.back()} - numbers.front() + 1));
        const auto doc = static_cast<DocId>(place_of(numbers, other ^ ((other ^ business) & -is_within)));
        const unsigned is_there = unsigned{numbers[doc] == business} & unsigned{parts_->is_alive(doc)} & is_within;
        audience ^= (audience ^ static_cast<unsigned>(facts.audience(doc))) & -is_there;
    }
    return recent == parts_->recent.size() ? static_cast<Audience>(audience) : parts_->recent.facts.audience(recent);
}

std::size_t Index::memory_bytes() const {
    return parts_->counter.bytes;
}

}  // namespace comptoir::search
