#include "shared/directory/search/matcher.h"

#include <algorithm>
#include <bit>

namespace comptoir::search {

namespace {

bool has_bit(const std::uint64_t* bits, std::uint32_t low) {
    return (bits[low / 64] >> low % 64 & 1) != 0;
}

constexpr std::uint32_t outside_mark = 0x8000'0000;  // above any distance
constexpr std::uint32_t score_top = 0xFFFF;

}  // namespace

Matcher::Matcher()
    : is_candidate_(std::make_unique<std::uint64_t[]>(bitmap_words)),
      positions_(std::make_unique<std::uint16_t[]>(chunk_docs)) {}

MatchResult Matcher::run(const Index::Parts& parts, const MatchTask& task) {
    parts_ = &parts;
    task_ = &task;
    order_ = task.order;
    map_.reset();
    if (task.nearness != nullptr && task.nearness->centre) map_.emplace(*task.nearness->centre);
    result_ = {};
    result_.best.reserve(task.keep + 1);
    std::size_t sources = 0;
    for (const WordPlan* word : task.words) sources += word->sources.size();
    cursors_.assign(sources, 0);

    const std::uint32_t chunks = (parts.docs_end() + chunk_docs - 1) / chunk_docs;
    for (std::uint32_t chunk = 0; chunk < chunks; ++chunk) {
        if (task.keep == 0 && has_enough()) break;
        match_chunk(chunk);
    }
    std::sort_heap(result_.best.begin(), result_.best.end(),
                   [&](const Match& a, const Match& b) { return is_before(a, b); });
    result_.count = std::min(result_.count, task.count_to + 1);
    return std::move(result_);
}

// How many businesses the reader sees of a piece; about as many, of connections.
std::uint32_t Matcher::docs_in(const Piece& piece) const {
    const std::uint32_t all = piece.chunk->count();
    return piece.of_connections ? std::min(all, task_->sight->connections_of_a_chunk()) : all;
}

// The connections in a piece, ascending, by the lower 16 bits of their DocIds. Until the next call.
std::span<const std::uint16_t> Matcher::narrowed(const Piece& piece) {
    const Sight& sight = *task_->sight;
    const std::uint32_t key = piece.chunk->key;
    narrowed_.clear();
    if (piece.chunk->is_bitmap()) {
        const std::uint64_t* bits = piece.set->bitmap(*piece.chunk);
        for (const std::uint16_t low : sight.connections_in(key))
            if (has_bit(bits, low)) narrowed_.push_back(low);
        return narrowed_;
    }
    const std::span<const std::uint16_t> array = piece.set->array(*piece.chunk);
    if (array.size() <= sight.connections_of_a_chunk()) {
        for (const std::uint16_t low : array)
            if (sight.is_connection(key * chunk_docs + low)) narrowed_.push_back(low);
        return narrowed_;
    }
    // Both ascend: each next one is looked for from where the last was, in steps that double.
    std::size_t from = 0;
    for (const std::uint16_t low : sight.connections_in(key)) {
        std::size_t step = 1, end = from;
        while (end < array.size() && array[end] < low) {
            from = end + 1;
            end += step;
            step *= 2;
        }
        end = std::min(end, array.size());
        from = static_cast<std::size_t>(std::lower_bound(array.begin() + static_cast<std::ptrdiff_t>(from),
                                                         array.begin() + static_cast<std::ptrdiff_t>(end), low) -
                                        array.begin());
        if (from == array.size()) break;
        if (array[from] == low) narrowed_.push_back(low);
    }
    return narrowed_;
}

// Finds each word's pieces of this chunk. False when a word has none.
bool Matcher::collect_pieces(std::uint32_t chunk) {
    pieces_.clear();
    words_.clear();
    std::size_t cursor = 0;
    bool all_met = true;
    for (const WordPlan* plan : task_->words) {
        WordInChunk word{.first_piece = pieces_.size()};
        for (const Source& source : plan->sources) {
            std::size_t& at = cursors_[cursor++];
            const auto& chunks = source.set.chunks;
            while (at < chunks.size() && chunks[at].key < chunk) ++at;
            if (at == chunks.size() || chunks[at].key != chunk) continue;
            pieces_.push_back({source.value, source.is_trade, source.of_connections, &chunks[at], &source.set});
            word.docs += docs_in(pieces_.back());
            word.best = std::max(word.best, source.value);
        }
        word.last_piece = pieces_.size();
        all_met = all_met && word.last_piece > word.first_piece;
        words_.push_back(word);
    }
    return all_met;
}

std::uint32_t Matcher::best_score() const {
    std::uint32_t bound = 0;
    for (const WordInChunk& word : words_) bound += word.best;
    return bound;
}

void Matcher::match_chunk(std::uint32_t chunk) {
    if (!collect_pieces(chunk)) return;
    if (task_->area != nullptr && task_->area->chunk_counts[chunk] == 0) return;
    const std::uint32_t bound = best_score();
    if (cannot_improve(bound, chunk)) return;
    drop_weak_pieces(bound, chunk);

    candidates_.clear();
    scores_.clear();
    constexpr std::size_t none = ~std::size_t{0};
    std::size_t first = none;
    std::uint32_t fewest = task_->area != nullptr ? task_->area->chunk_counts[chunk] : ~std::uint32_t{0};
    for (std::size_t word = 0; word < words_.size(); ++word) {
        if (words_[word].docs >= fewest) continue;
        first = word;
        fewest = words_[word].docs;
    }
    if (first != none)
        begin_with_word(chunk, first, bound - words_[first].best);
    else if (task_->area != nullptr)
        begin_with_area(chunk);
    else
        begin_with_all(chunk);
    others_.clear();
    for (std::size_t word = 0; word < words_.size(); ++word)
        if (word != first) others_.push_back(word);
    std::sort(others_.begin(), others_.end(), [&](auto a, auto b) { return words_[a].docs < words_[b].docs; });
    for (const std::size_t word : others_)
        if (!candidates_.empty()) meet_word(word);
    keep_candidates();
}

void Matcher::add_candidate(DocId doc, Value value) {
    const std::uint32_t low = doc % chunk_docs;
    std::uint64_t& bits = is_candidate_[low / 64];
    const std::uint64_t bit = std::uint64_t{1} << low % 64;
    if ((bits & bit) != 0 || !parts_->is_alive(doc)) return;
    if (task_->area != nullptr && !task_->area->has(doc)) return;
    bits |= bit;
    positions_[low] = static_cast<std::uint16_t>(candidates_.size());
    candidates_.push_back(doc);
    scores_.push_back(value);
}

void Matcher::begin_with_word(std::uint32_t chunk, std::size_t index, std::uint32_t others_best) {
    const DocId base = chunk * chunk_docs;
    const WordInChunk& word = words_[index];
    // A word alone in the order of numbers: what is found counts, and once there are enough, those of the same value
    // that come later in the chunk, or are worth less, cannot be better.
    const bool may_stop = words_.size() == 1 && task_->filter == nullptr && task_->without.empty() && !is_visiting_ &&
                          task_->order == Order::relevance && task_->nearness == nullptr && !parts_->is_recent(base);
    std::size_t better = 0;  // candidates of higher value
    for (std::size_t at = word.first_piece; at < word.last_piece; ++at) {
        const Piece& piece = pieces_[at];
        if (cannot_improve(piece.value + others_best, chunk)) return;
        if (at > word.first_piece && pieces_[at - 1].value != piece.value) better = candidates_.size();
        const std::size_t before = candidates_.size();
        const auto is_enough = [&] {
            return may_stop && result_.count + candidates_.size() > task_->count_to &&
                   better + candidates_.size() - before >= task_->keep;
        };
        if (!piece.of_connections && piece.chunk->is_bitmap()) {
            const std::uint64_t* bits = piece.set->bitmap(*piece.chunk);
            for (std::uint32_t at_word = 0; at_word < bitmap_words && !is_enough(); ++at_word)
                for (std::uint64_t rest = bits[at_word]; rest != 0; rest &= rest - 1)
                    add_candidate(base + at_word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)),
                                  piece.value);
        } else {
            for (const std::uint16_t low : piece.of_connections ? narrowed(piece) : piece.set->array(*piece.chunk)) {
                if (is_enough()) break;
                add_candidate(base + low, piece.value);
            }
        }
        if (may_stop && result_.count + candidates_.size() > task_->count_to && candidates_.size() >= task_->keep &&
            (at + 1 == word.last_piece || pieces_[at + 1].value != piece.value))
            return;
    }
}

void Matcher::begin_with_area(std::uint32_t chunk) {
    for (std::uint32_t word = chunk * bitmap_words; word < (chunk + 1) * bitmap_words; ++word)
        for (std::uint64_t rest = task_->area->bits[word]; rest != 0; rest &= rest - 1)
            add_candidate(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)), 0);
}

void Matcher::begin_with_all(std::uint32_t chunk) {
    const DocId begin = chunk * chunk_docs;
    const DocId part_end = parts_->is_recent(begin) ? parts_->docs_end() : parts_->segment.size();
    const DocId end = std::min(begin + chunk_docs, part_end);
    for (DocId doc = begin; doc < end; ++doc) {
        const auto [facts, index] = parts_->line(doc);
        if (task_->sight->sees(facts.audience(index), doc)) add_candidate(doc, 0);
    }
}

// Leaves the candidates that meet the word, too, with what it is worth added to their scores.
void Matcher::meet_word(std::size_t index) {
    const WordInChunk& word = words_[index];
    const WordPlan& plan = *task_->words[index];
    met_.assign(candidates_.size(), 0);
    if (!plan.trades.empty()) {
        for (std::size_t at = 0; at < candidates_.size(); ++at) {
            const auto [facts, line] = parts_->line(candidates_[at]);
            met_[at] = plan.trades[facts.trade(line, candidates_[at], *task_->sight)];
        }
    }
    for (std::size_t at = word.first_piece; at < word.last_piece; ++at) {
        const Piece& piece = pieces_[at];
        if (piece.is_trade) continue;
        const auto meet = [&](std::size_t candidate) {
            if (met_[candidate] >= piece.value) return;
            if (piece.of_connections && !task_->sight->is_connection(candidates_[candidate])) return;
            met_[candidate] = piece.value;
        };
        if (piece.chunk->is_bitmap()) {
            const std::uint64_t* bits = piece.set->bitmap(*piece.chunk);
            for (std::size_t candidate = 0; candidate < candidates_.size(); ++candidate)
                if (has_bit(bits, candidates_[candidate] % chunk_docs)) meet(candidate);
            continue;
        }
        const std::span<const std::uint16_t> array = piece.set->array(*piece.chunk);
        constexpr std::size_t search_worth = 16;  // a binary search costs about as much as this many steps
        if (candidates_.size() * search_worth < array.size()) {
            for (std::size_t candidate = 0; candidate < candidates_.size(); ++candidate)
                if (std::binary_search(array.begin(), array.end(),
                                       static_cast<std::uint16_t>(candidates_[candidate] % chunk_docs)))
                    meet(candidate);
        } else {
            for (const std::uint16_t low : array)
                if (has_bit(is_candidate_.get(), low)) meet(positions_[low]);
        }
    }
    std::size_t kept = 0;
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
        const std::uint32_t low = candidates_[at] % chunk_docs;
        if (met_[at] == 0) {
            is_candidate_[low / 64] &= ~(std::uint64_t{1} << low % 64);
            continue;
        }
        scores_[kept] = static_cast<std::uint16_t>(scores_[at] + met_[at]);
        candidates_[kept] = candidates_[at];
        positions_[low] = static_cast<std::uint16_t>(kept++);
    }
    candidates_.resize(kept);
    scores_.resize(kept);
}

void Matcher::keep_candidates() {
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
        const DocId doc = candidates_[at];
        is_candidate_[doc % chunk_docs / 64] = 0;
        if (task_->filter != nullptr && !task_->filter->passes(doc)) continue;
        if (std::find(task_->without.begin(), task_->without.end(), doc) != task_->without.end()) continue;
        ++result_.count;
        if (is_visiting_ && visited_.size() < task_->count_to) visited_.push_back(doc);
        if (task_->keep > 0 && may_be_kept(doc, scores_[at])) offer(match_of(doc, scores_[at]));
    }
}

// True when nothing more is to be counted and nothing of this score in this chunk or after it can be among the best.
bool Matcher::cannot_improve(std::uint64_t bound, std::uint32_t chunk) const {
    if (!has_enough()) return false;
    if (task_->keep == 0) return true;
    if (result_.best.size() < task_->keep) return false;
    const Match& last = result_.best.front();
    // Numbers rise from chunk to chunk, but not in recent ones.
    const DocId first = chunk * chunk_docs;
    const bool comes_later = !parts_->is_recent(first) && last.minor < parts_->segment.facts.numbers[first];
    if (task_->order == Order::number) return comes_later;
    if (task_->order != Order::relevance) return false;
    if (bound != last.score) return bound < last.score;
    return is_by_number() && comes_later && (last.major & outside_mark) == 0;
}

// Once enough are counted, what a word is worth in a piece may be too little even with the best of the other words.
void Matcher::drop_weak_pieces(std::uint32_t bound, std::uint32_t chunk) {
    if (!has_enough() || words_.size() < 2) return;
    std::size_t kept = 0;
    for (WordInChunk& word : words_) {
        const std::size_t first = kept;
        word.docs = 0;
        for (std::size_t at = word.first_piece; at < word.last_piece; ++at) {
            if (cannot_improve(bound - word.best + pieces_[at].value, chunk)) continue;
            word.docs += docs_in(pieces_[at]);
            pieces_[kept++] = pieces_[at];
        }
        word.first_piece = first;
        word.last_piece = kept;
    }
    pieces_.resize(kept);
}

// Equal scores are in the order of numbers: no place orders them, or one that is told from its communes alone.
bool Matcher::is_by_number() const {
    return task_->order == Order::relevance && (task_->nearness == nullptr || !task_->nearness->by_distance);
}

// Without the exact distance: false when the business cannot come before the last of those kept.
bool Matcher::may_be_kept(DocId doc, std::uint32_t score) const {
    if (result_.best.size() < task_->keep) return true;
    const Match& last = result_.best.front();
    if (task_->order == Order::relevance && score != last.score) return score > last.score;
    if (is_by_number()) return parts_->line(doc).number() < last.minor || (last.major & outside_mark) != 0;
    if (!map_ || (task_->order != Order::relevance && task_->order != Order::distance)) return true;
    const std::uint32_t least = least_distance_m(*parts_, doc, *map_);
    if (task_->order == Order::distance) return least <= last.major >> 32;
    return (last.major & outside_mark) != 0 || least <= (last.major & unknown_distance_m);
}

Match Matcher::match_of(DocId doc, std::uint32_t score) const {
    const auto [facts, index] = parts_->line(doc);
    const std::uint64_t worth = score_top - score;
    Match match{.minor = facts.numbers[index], .doc = doc, .score = score};
    const auto place = [&]() -> std::uint64_t {
        if (task_->nearness == nullptr) return 0;
        if (is_by_number()) return is_in_communes(*parts_, doc, *task_->nearness, *task_->sight) ? 0 : outside_mark;
        const Nearness near = nearness(*parts_, doc, *task_->nearness, *task_->sight);
        const auto distance = static_cast<std::uint32_t>(near.distance_m.value_or(unknown_distance_m));
        if (task_->order == Order::distance) return distance;
        const bool is_named = near.is_named || task_->nearness->communes.empty();
        return (is_named ? 0 : outside_mark) | distance;
    };
    switch (task_->order) {
        case Order::relevance:
            match.major = worth << 32 | place();
            break;
        case Order::distance:
            match.major = place() << 32 | worth;
            break;
        case Order::name: {
            const bool is_recent = parts_->is_recent(doc);
            match.major = is_recent ? parts_->recent.name_ranks[index] : parts_->segment.name_ranks[doc] * 2 + 1;
            break;
        }
        case Order::newest:
            match.major = Facts::year_mask - static_cast<unsigned>(facts.member_since(index, doc, *task_->sight));
            match.minor = ~std::uint64_t{facts.numbers[index]};
            break;
        case Order::number:
            break;
    }
    return match;
}

bool Matcher::is_before(const Match& a, const Match& b) const {
    if (a.major != b.major) return a.major < b.major;
    // Between two names of the large part: the recent ones that stand there know their own order.
    if (order_ == Order::name && a.major % 2 == 0) {
        const DocId begin = parts_->recent_begin();
        const int order = parts_->recent.sort_name(a.doc - begin).compare(parts_->recent.sort_name(b.doc - begin));
        if (order != 0) return order < 0;
    }
    return a.minor < b.minor;
}

void Matcher::offer(const Match& match) {
    const auto order = [&](const Match& a, const Match& b) { return is_before(a, b); };
    std::vector<Match>& best = result_.best;
    if (best.size() == task_->keep) {
        if (!is_before(match, best.front())) return;
        std::pop_heap(best.begin(), best.end(), order);
        best.back() = match;
    } else {
        best.push_back(match);
    }
    std::push_heap(best.begin(), best.end(), order);
}

}  // namespace comptoir::search
