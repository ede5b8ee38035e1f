#include "shared/directory/search/word_plan.h"

#include <algorithm>

#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

Meeting mistyped_whole(int errors) {
    return errors < 2 ? Meeting::mistyped : Meeting::mistyped_twice;
}
Meeting mistyped_begun(int errors) {
    return errors < 2 ? Meeting::mistyped_begun : Meeting::mistyped_twice_begun;
}

}  // namespace

DocSet set_of_docs(std::span<const DocId> docs, Arena& arena) {
    std::size_t chunk_count = 0;
    for (std::size_t index = 0; index < docs.size(); ++index)
        chunk_count += index == 0 || docs[index] / chunk_docs != docs[index - 1] / chunk_docs;
    const std::span<Chunk> chunks = arena.take<Chunk>(chunk_count);
    // A bitmap takes less room than the array it stands for.
    const std::span<std::uint16_t> units = arena.take<std::uint16_t>(docs.size() + chunk_count * 4);
    std::uint32_t begin = 0;
    std::size_t at = 0;
    for (Chunk& chunk : chunks) {
        std::size_t end = at + 1;
        while (end < docs.size() && docs[end] / chunk_docs == docs[at] / chunk_docs) ++end;
        chunk = {static_cast<std::uint16_t>(docs[at] / chunk_docs), static_cast<std::uint16_t>(end - at - 1), begin};
        if (chunk.is_bitmap()) {
            chunk.begin = begin = (begin + 3) / 4 * 4;
            std::fill_n(units.data() + begin, bitmap_units, std::uint16_t{0});
            for (; at < end; ++at)
                units[begin + docs[at] % chunk_docs / 16] |= static_cast<std::uint16_t>(1U << docs[at] % 16);
            begin += bitmap_units;
        } else {
            for (; at < end; ++at) units[begin++] = static_cast<std::uint16_t>(docs[at] % chunk_docs);
        }
    }
    return {chunks, units.data()};
}

void WordPlanner::add_list(const Index::Parts& parts, ListRef list, Meeting meeting, const Sight& sight) {
    const PostingStore& store = parts.segment.postings;
    if (!PostingStore::is_long(list)) {
        store.visit_short(list, [&](PostingKey key) {
            if (sight.sees(audience_of_payload(payload_of(key)), doc_of(key)))
                docs_[value_of(meeting, class_of_payload(payload_of(key)))].push_back(doc_of(key));
        });
        return;
    }
    for (const Tier& tier : store.tiers_of(list))
        add_tier(parts, tier, value_of(meeting, class_of_payload(tier.payload)), false, sight);
}

void WordPlanner::add_tier(const Index::Parts& parts, const Tier& tier, Value value, bool is_trade,
                           const Sight& sight) {
    const Audience audience = audience_of_payload(tier.payload);
    const bool of_connections = sight.sees_of_connections(audience);
    if (of_connections || sight.sees_everywhere(audience))
        sources_.push_back({value, is_trade, of_connections, parts.segment.postings.set_of(tier)});
}

void WordPlanner::add_term(const Index::Parts& parts, std::uint32_t term, Meeting meeting, const Sight& sight) {
    const DocId begin = parts.recent_begin();
    parts.recent.visit_postings(term, [&](PostingKey key) {
        if (sight.sees(audience_of_payload(payload_of(key)), begin + doc_of(key)))
            docs_[value_of(meeting, class_of_payload(payload_of(key)))].push_back(begin + doc_of(key));
    });
}

void WordPlanner::add_as_written(const Index::Parts& parts, const TypedWord& word, const Sight& sight) {
    const Dictionary& dictionary = parts.segment.dictionary;
    const std::uint32_t whole = dictionary.find(word.stem);
    if (whole != dictionary.size()) add_list(parts, dictionary.list(whole), Meeting::whole, sight);
    const std::uint32_t term = parts.recent.find_word(word.stem);
    if (term != parts.recent.words()) add_term(parts, term, Meeting::whole, sight);
    if (!word.may_be_begun) return;
    if (dictionary.size() > 0)
        dictionary.visit_begun(word.text, [&](ListRef list) { add_list(parts, list, Meeting::begun, sight); });
    parts.recent.visit_begun(word.text, [&](std::uint32_t begun) { add_term(parts, begun, Meeting::begun, sight); });
}

void WordPlanner::add_mistyped(const Index::Parts& parts, const TypedWord& word, const Sight& sight, int allowed) {
    TypingErrors errors(word.stem, allowed);
    const Dictionary& dictionary = parts.segment.dictionary;
    dictionary.visit_mistyped(
        errors,
        [&](std::uint32_t index, int count) { add_list(parts, dictionary.list(index), mistyped_whole(count), sight); },
        [&](ListRef list, int count) { add_list(parts, list, mistyped_begun(count), sight); });
    SortedComparison comparison(word.stem, allowed);
    parts.recent.visit_words([&](std::uint32_t term) {
        const Errors found = comparison.compare(parts.recent.word(term));
        if (found.whole <= allowed) add_term(parts, term, mistyped_whole(found.whole), sight);
        if (found.beginning <= allowed) add_term(parts, term, mistyped_begun(found.beginning), sight);
    });
}

std::span<Value> WordPlanner::add_trades(const Index::Parts& parts, const TypedWord& word, const Sight& sight,
                                         Arena& arena) {
    if (word.trades.empty()) return {};
    // One more than the list for businesses without a trade.
    const std::span<Value> worth = arena.take<Value>(Facts::trade_mask + 1);
    std::fill(worth.begin(), worth.end(), Value{0});
    for (const TradeMeaning& meaning : word.trades)
        for (TradeNumber trade = meaning.first; trade < meaning.last; ++trade)
            worth[trade] = std::max(worth[trade], meaning.value);
    for (const TradeSet& set : parts.segment.trade_sets)
        if (worth[set.trade] > 0) add_tier(parts, set.tier, worth[set.trade], true, sight);
    for (std::uint32_t index = 0; index < parts.recent.size(); ++index) {
        const DocId doc = parts.recent_begin() + index;
        const Value value = worth[parts.recent.facts.trade(index, doc, sight)];
        if (value > 0) docs_[value].push_back(doc);
    }
    return worth;
}

void WordPlanner::add_short_lists(Arena& arena) {
    for (Value value = value_max; value > 0; --value) {
        std::vector<DocId>& docs = docs_[value];
        if (docs.empty()) continue;
        sort_postings(docs, sort_room_);
        docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
        sources_.push_back({value, false, false, set_of_docs(docs, arena)});
        docs.clear();
    }
}

WordPlan WordPlanner::plan(const Index::Parts& parts, const TypedWord& word, const Sight& sight, int errors,
                           Arena& arena) {
    sources_.clear();
    add_as_written(parts, word, sight);
    if (errors > 0) add_mistyped(parts, word, sight, errors);
    WordPlan plan;
    const std::span<Value> trades = add_trades(parts, word, sight, arena);
    add_short_lists(arena);
    plan.trades = trades;
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const Source& a, const Source& b) { return a.value > b.value; });
    const std::span<Source> kept = arena.take<Source>(sources_.size());
    std::copy(sources_.begin(), sources_.end(), kept.begin());
    plan.sources = kept;
    plan.best = kept.empty() ? Value{0} : kept[0].value;
    plan.is_trade = word.is_trade;
    plan.errors = errors;
    return plan;
}

WordPlan in_tiers(const WordPlan& plan, Arena& arena) {
    WordPlan tiered = plan;
    const std::span<Source> sources = arena.take<Source>(plan.sources.size());
    const std::span<Value> trades = arena.take<Value>(plan.trades.size());
    std::transform(plan.sources.begin(), plan.sources.end(), sources.begin(), [](const Source& source) {
        return Source{tier_of(source.value), source.is_trade, source.of_connections, source.set};
    });
    std::transform(plan.trades.begin(), plan.trades.end(), trades.begin(), tier_of);
    tiered.sources = sources;
    tiered.trades = trades;
    tiered.best = tier_of(plan.best);
    return tiered;
}

}  // namespace comptoir::search
