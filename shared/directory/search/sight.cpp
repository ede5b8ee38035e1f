#include "shared/directory/search/sight.h"

#include <algorithm>
#include <cassert>

#include "shared/directory/search/parts.h"

namespace comptoir::search {

void Sight::begin(const Index::Parts& parts, const SearchRequest& request) {
    assert(std::is_sorted(request.connections.begin(), request.connections.end()));
    forget();
    parts_ = &parts;
    reader_ = request.reader;
    connections_ = request.connections;
    assert(reader_ != Reader::visitor || connections_.empty());
    recent_begin_ = parts.recent_begin();
    if (connections_.empty()) return;
    chunks_.resize(recent_begin_ / chunk_docs);
    bits_.resize(recent_begin_ / 64, 0);
}

// Only what the search before has set, which is little beside all there is.
void Sight::forget() {
    for (std::size_t chunk = 0; chunk < chunks_.size(); ++chunk) {
        for (const std::uint16_t low : chunks_[chunk].lows) bits_[chunk * bitmap_words + low / 64] = 0;
        chunks_[chunk].lows.clear();
        chunks_[chunk].is_known = false;
    }
}

bool Sight::is_recent_connection(DocId doc) const {
    const BusinessNumber number = parts_->recent.facts.numbers[doc - recent_begin_];
    return std::binary_search(connections_.begin(), connections_.end(), number);
}

// Both are ascending: a business lies no further behind the one before than its number does.
void Sight::look_up(std::uint32_t chunk) const {
    Connections& found = chunks_[chunk];
    found.is_known = true;
    const auto& numbers = parts_->segment.facts.numbers;
    const DocId begin = chunk * chunk_docs;
    const DocId end = std::min(begin + chunk_docs, parts_->segment.size());
    if (begin >= end) return;
    auto at = std::lower_bound(connections_.begin(), connections_.end(), numbers[begin]);
    for (DocId doc = begin; at != connections_.end() && *at <= numbers[end - 1]; ++at) {
        const DocId last = std::min<std::uint64_t>(end - 1, std::uint64_t{doc} + (*at - numbers[doc]));
        const BusinessNumber* place = numbers.begin() + last;
        if (*place != *at) place = std::lower_bound(numbers.begin() + doc, place, *at);
        doc = static_cast<DocId>(place - numbers.begin());
        if (*place != *at) continue;
        found.lows.push_back(static_cast<std::uint16_t>(doc % chunk_docs));
        bits_[doc / 64] |= std::uint64_t{1} << doc % 64;
    }
}

}  // namespace comptoir::search
