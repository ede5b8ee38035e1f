#include "shared/directory/search/sight.h"

#include <algorithm>
#include <cassert>

#include "shared/core/even_search.h"
#include "shared/directory/search/parts.h"

namespace comptoir::search {

void Sight::begin(const Index::Parts& parts, const SearchRequest& request) {
    assert(std::is_sorted(request.connections.begin(), request.connections.end()));
    parts_ = &parts;
    reader_ = request.reader;
    if (!connections_.empty()) likely_.fill(0);
    connections_ = request.connections;
    assert(reader_ != Reader::visitor || connections_.empty());
    if (connections_.empty()) return;
    for (const BusinessNumber number : connections_)
        likely_[number % likely_bits / 64] |= std::uint64_t{1} << number % 64;
    chunks_.resize(std::max<std::size_t>(chunks_.size(), parts.recent_begin() / chunk_docs));
    for (Connections& chunk : chunks_) {
        chunk.is_known = false;
        chunk.lows.clear();
    }
}

bool Sight::sees_evenly(Audience audience, DocId doc) const {
    const bool is_for_connections = audience == Audience::connections;
    const bool is_near = is_among(connections_, parts_->line(doc).number());
    return (unsigned{may_see(audience, reader_)} | (unsigned{is_for_connections} & unsigned{is_near})) != 0;
}

bool Sight::is_connection(DocId doc) const {
    if (connections_.empty()) return false;
    const BusinessNumber number = parts_->line(doc).number();
    if ((likely_[number % likely_bits / 64] >> number % 64 & 1) == 0) return false;
    return std::binary_search(connections_.begin(), connections_.end(), number);
}

// Both are ascending: a business lies no further behind the one before than its number does, and where no number is
// missing just there.
void Sight::look_up(std::uint32_t chunk) const {
    Connections& found = chunks_[chunk];
    found.is_known = true;
    const Facts& facts = parts_->segment.facts;
    const BusinessNumber* numbers = facts.numbers.data();
    const DocId begin = chunk * chunk_docs;
    const DocId end = std::min(begin + chunk_docs, parts_->segment.size());
    if (begin >= end) return;
    DocId doc = begin;
    BusinessNumber number = numbers[begin];  // of `doc`
    for (auto at = std::lower_bound(connections_.begin(), connections_.end(), number);
         at != connections_.end() && *at <= numbers[end - 1]; ++at) {
        if (!parts_->segment.may_tell_connections(*at)) continue;
        const auto furthest = static_cast<DocId>(std::min<std::uint64_t>(end - 1, std::uint64_t{doc} + (*at - number)));
        doc = numbers[furthest] == *at
                  ? furthest
                  : static_cast<DocId>(std::upper_bound(numbers + doc, numbers + furthest, *at) - numbers) - 1;
        number = numbers[doc];
        if (number == *at && facts.tells_connections(doc))
            found.lows.push_back(static_cast<std::uint16_t>(doc % chunk_docs));
    }
}

}  // namespace comptoir::search
