#include "shared/directory/search/segment_builder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::search {

namespace {

constexpr DocId gone = 0xFFFF'FFFF;

// Where the businesses of both sources come to lie.
struct Renumbering {
    std::vector<DocId> segment;
    std::vector<DocId> recent;
};

Renumbering append_facts(const SegmentSources& from, Segment& built, Catalog& catalog) {
    const auto is_dead = [&](DocId doc) { return (from.dead[doc / 64] >> doc % 64 & 1) != 0; };
    std::vector<std::uint32_t> recent;
    for (std::uint32_t index = 0; index < from.recent.size(); ++index)
        if (from.recent.is_alive(index)) recent.push_back(index);
    const auto number = [&](std::uint32_t index) { return from.recent.facts.numbers[index]; };
    std::sort(recent.begin(), recent.end(), [&](auto a, auto b) { return number(a) < number(b); });

    Renumbering docs{std::vector<DocId>(from.segment.size(), gone), std::vector<DocId>(from.recent.size(), gone)};
    CatalogMove move(from.catalog, catalog);
    auto next = recent.begin();
    const auto append_recent_below = [&](std::uint64_t end) {
        for (; next != recent.end() && number(*next) < end; ++next) {
            docs.recent[*next] = built.size();
            built.facts.append(from.recent.facts, *next, move);
        }
    };
    for (DocId doc = 0; doc < from.segment.size(); ++doc) {
        if (is_dead(doc)) continue;
        append_recent_below(from.segment.facts.numbers[doc]);
        docs.segment[doc] = built.size();
        built.facts.append(from.segment.facts, doc, move);
    }
    append_recent_below(std::uint64_t{1} << 32);
    return docs;
}

void append_ids(const SegmentSources& from, const Renumbering& docs, Segment& built) {
    std::vector<std::pair<IdKey, std::uint32_t>> ids;
    const auto collect = [&](const Facts& facts, const std::vector<DocId>& renumbered) {
        for (std::size_t index = 0; index < facts.id_keys.size(); ++index) {
            const IdOwner owner = facts.id_owners[index];
            if (renumbered[owner.doc()] == gone) continue;
            ids.emplace_back(facts.id_keys[index],
                             IdOwner::of(renumbered[owner.doc()], owner.audience()).doc_and_audience);
        }
    };
    collect(from.segment.facts, docs.segment);
    collect(from.recent.facts, docs.recent);
    std::sort(ids.begin(), ids.end());
    built.facts.id_keys.reserve(ids.size());
    built.facts.id_owners.reserve(ids.size());
    for (const auto& [key, owner] : ids) {
        built.facts.id_keys.push_back(key);
        built.facts.id_owners.push_back({owner});
    }
}

void append_names(const SegmentSources& from, const Renumbering& docs, Segment& built) {
    std::vector<std::uint32_t> recent;
    for (std::uint32_t index = 0; index < from.recent.size(); ++index)
        if (docs.recent[index] != gone) recent.push_back(index);
    const auto name = [&](std::uint32_t index) { return from.recent.sort_name(index); };
    std::sort(recent.begin(), recent.end(), [&](auto a, auto b) { return name(a) < name(b); });

    std::vector<std::uint8_t> is_used(from.segment.names.size(), 0);
    for (DocId doc = 0; doc < from.segment.size(); ++doc)
        if (docs.segment[doc] != gone) is_used[from.segment.name_ranks[doc]] = 1;
    std::vector<std::uint32_t> ranks(from.segment.names.size(), 0);
    built.name_ranks.resize(built.size(), 0);

    auto next = recent.begin();
    std::string last;
    const auto rank_of = [&](std::string_view text) {
        if (built.names.size() > 0 && text == last) return built.names.size() - 1;
        last = text;
        return built.names.append(text);
    };
    from.segment.names.visit([&](std::uint32_t rank, std::string_view text) {
        if (is_used[rank] == 0) return;
        for (; next != recent.end() && name(*next) < text; ++next)
            built.name_ranks[docs.recent[*next]] = rank_of(name(*next));
        ranks[rank] = rank_of(text);
    });
    for (; next != recent.end(); ++next) built.name_ranks[docs.recent[*next]] = rank_of(name(*next));
    for (DocId doc = 0; doc < from.segment.size(); ++doc)
        if (docs.segment[doc] != gone) built.name_ranks[docs.segment[doc]] = ranks[from.segment.name_ranks[doc]];
}

void append_trades(const SegmentSources& from, Segment& built) {
    std::vector<std::vector<DocId>> docs(std::size_t{from.trades} * audience_count);
    for (DocId doc = 0; doc < built.size(); ++doc) {
        const TradeNumber trade = built.facts.trade(doc);
        const auto audience = static_cast<std::size_t>(built.facts.trade_audience(doc));
        if (trade < from.trades) docs[std::size_t{trade} * audience_count + audience].push_back(doc);
    }
    for (std::size_t index = 0; index < docs.size(); ++index) {
        if (docs[index].empty()) continue;
        const Payload payload = payload_of(static_cast<Audience>(index % audience_count), WordClass::name_of_1);
        built.trade_sets.push_back(
            {static_cast<TradeNumber>(index / audience_count), built.postings.add_set(payload, docs[index])});
    }
}

void append_tells_connections(Segment& built) {
    built.tells_connections.resize(std::bit_ceil(built.size() / 64 + 1U), 0);
    const std::size_t bits = built.tells_connections.size() * 64;
    for (DocId doc = 0; doc < built.size(); ++doc) {
        if (!built.facts.tells_connections(doc)) continue;
        const std::size_t bit = built.facts.numbers[doc] % bits;
        built.tells_connections[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
}

void append_communes(const SegmentSources& from, Segment& built) {
    const Facts& facts = built.facts;
    const std::uint32_t buckets = from.communes + 1;
    const auto bucket_of = [&](std::uint32_t place) {
        return std::min<std::uint32_t>(facts.communes[place], from.communes);
    };
    std::vector<std::uint32_t> counts(buckets + 1, 0);
    for (std::uint32_t place = 0; place < facts.communes.size(); ++place) ++counts[bucket_of(place) + 1];
    for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) counts[bucket + 1] += counts[bucket];
    built.commune_begins.append(counts.data(), counts.size());
    built.commune_owners.resize(facts.communes.size());
    built.commune_boxes.resize(buckets);
    built.group_boxes.resize(buckets / Segment::commune_group + 1);
    for (DocId doc = 0; doc < built.size(); ++doc) {
        for (std::uint32_t place = facts.first_places[doc]; place < facts.first_places[doc + 1]; ++place) {
            const std::uint32_t bucket = bucket_of(place);
            built.commune_owners[counts[bucket]++] = IdOwner::of(doc, facts.place_audience(place));
            if (facts.points[place] != no_point) built.commune_boxes[bucket].include(facts.points[place]);
        }
    }
    for (std::uint32_t bucket = 0; bucket < buckets; ++bucket)
        built.group_boxes[bucket / Segment::commune_group].include(built.commune_boxes[bucket]);
}

// Writes the words in their order, and lists of frequent beginnings along the way: what stands below a beginning is
// collected, and when the beginning is over and too much to be put together by each search, it becomes a list.
class WordWriter {
public:
    explicit WordWriter(Segment& built) : built_(built) { built_.dictionary.begins.push_back(0); }

    void write(std::string_view word, const std::vector<PostingKey>& postings) {
        std::size_t common = 0;
        while (common < word.size() && common < last_.size() && word[common] == last_[common]) ++common;
        close_beginnings(common);
        last_ = word;

        Dictionary& dictionary = built_.dictionary;
        dictionary.letters.append(word.data(), word.size());
        dictionary.begins.push_back(static_cast<std::uint32_t>(dictionary.letters.size()));
        dictionary.lists.push_back(built_.postings.add(postings));

        const std::size_t depth = std::min(word.size(), depth_max);
        if (depth < depth_min) return;
        const bool is_long = PostingStore::is_long(dictionary.lists.back());
        Beginning& beginning = beginnings_[depth];
        if (beginning.postings.empty()) beginning.first_word = dictionary.size() - 1;
        beginning.postings.insert(beginning.postings.end(), postings.begin(), postings.end());
        beginning.effort += effort_of_a_list + (is_long ? 0 : static_cast<std::uint32_t>(postings.size()));
    }

    void finish() {
        close_beginnings(0);
        Dictionary& dictionary = built_.dictionary;
        dictionary.nodes.push_back({.first = 0, .last = dictionary.size()});
        add_children(0, 0);
    }

private:
    // What a search may do to put a beginning together out of shorter lists: postings decoded and sorted, about 10 ns
    // each; a list more costs as much as some postings.
    static constexpr std::uint32_t effort_max = 1500, effort_of_a_list = 16;
    static constexpr std::size_t depth_min = 2, depth_max = 12;

    struct Beginning {
        std::vector<PostingKey> postings;
        std::uint32_t effort = 0;
        std::uint32_t first_word = 0;
    };

    void close_beginnings(std::size_t common) {
        for (std::size_t depth = std::min(last_.size(), depth_max); depth > common && depth >= depth_min; --depth) {
            Beginning& beginning = beginnings_[depth];
            if (beginning.postings.empty()) continue;
            if (beginning.effort > effort_max) {
                leave_best(beginning.postings);
                lists_[key_of(beginning.first_word, depth)] = built_.postings.add(beginning.postings);
                beginning.effort = effort_of_a_list;
            }
            hand_up(beginning, beginnings_[depth - 1], depth == depth_min);
        }
    }

    static void hand_up(Beginning& from, Beginning& to, bool is_last) {
        if (!is_last && to.postings.empty()) {
            to.postings.swap(from.postings);
            to.first_word = from.first_word;
        } else if (!is_last) {
            to.postings.insert(to.postings.end(), from.postings.begin(), from.postings.end());
        }
        if (!is_last) to.effort += from.effort;
        from.postings.clear();
        from.effort = 0;
    }

    // Sorts, and keeps of each business the best class of each audience that is better than for wider ones.
    void leave_best(std::vector<PostingKey>& postings) {
        sort_postings(postings, scratch_);
        std::size_t kept = 0;
        for (const PostingKey key : postings) {
            const bool same = kept > 0 && doc_of(postings[kept - 1]) == doc_of(key);
            if (same && class_of_payload(payload_of(postings[kept - 1])) <= class_of_payload(payload_of(key))) continue;
            postings[kept++] = key;
        }
        postings.resize(kept);
    }

    static std::uint64_t key_of(std::uint32_t first_word, std::size_t depth) {
        return std::uint64_t{first_word} << 8 | depth;
    }

    void add_children(std::uint32_t index, std::size_t depth) {
        Dictionary& dictionary = built_.dictionary;
        const WordRange range{dictionary.nodes[index].first, dictionary.nodes[index].last};
        const auto children = static_cast<std::uint32_t>(dictionary.nodes.size());
        for (std::uint32_t first = range.first; first < range.last;) {
            if (dictionary.word(first).size() <= depth) {
                ++first;
                continue;
            }
            const char letter = dictionary.word(first)[depth];
            std::uint32_t last = first + 1;
            while (last < range.last && dictionary.word(last)[depth] == letter) ++last;
            const auto list = lists_.find(key_of(first, depth + 1));
            if (last - first > Dictionary::node_words_min || list != lists_.end())
                dictionary.nodes.push_back({.first = first,
                                            .last = last,
                                            .list = list == lists_.end() ? no_list : list->second,
                                            .letter = letter});
            first = last;
        }
        const auto end = static_cast<std::uint32_t>(dictionary.nodes.size());
        dictionary.nodes[index].children = children;
        dictionary.nodes[index].child_count = static_cast<std::uint16_t>(end - children);
        for (std::uint32_t child = children; child < end; ++child) add_children(child, depth + 1);
    }

    Segment& built_;
    std::string last_;
    std::array<Beginning, depth_max + 1> beginnings_;
    std::unordered_map<std::uint64_t, ListRef> lists_;
    std::vector<PostingKey> scratch_;
};

void append_words(const SegmentSources& from, const Renumbering& docs, Segment& built) {
    const Dictionary& dictionary = from.segment.dictionary;
    const std::vector<std::uint32_t> recent = from.recent.sorted_words();
    std::vector<PostingKey> postings, read, scratch;
    const auto keep = [&](PostingKey key, const std::vector<DocId>& renumbered) {
        const DocId doc = renumbered[doc_of(key)];
        if (doc != gone) postings.push_back(posting_key(doc, payload_of(key)));
    };

    WordWriter writer(built);
    std::uint32_t word = 0;
    auto term = recent.begin();
    while (word < dictionary.size() || term != recent.end()) {
        if (from.given_up != nullptr && *from.given_up) return;
        const bool has_word = word < dictionary.size();
        const bool has_term = term != recent.end();
        std::string_view text = has_word ? dictionary.word(word) : from.recent.word(*term);
        if (has_term) text = std::min(text, from.recent.word(*term));
        postings.clear();
        if (has_word && dictionary.word(word) == text) {
            from.segment.postings.read(dictionary.list(word++), read);
            for (const PostingKey key : read) keep(key, docs.segment);
        }
        if (has_term && from.recent.word(*term) == text)
            from.recent.visit_postings(*term++, [&](PostingKey key) { keep(key, docs.recent); });
        if (postings.empty()) continue;
        sort_postings(postings, scratch);
        writer.write(text, postings);
    }
    writer.finish();
}

}  // namespace

void build_segment(const SegmentSources& sources, Segment& built, Catalog& catalog) {
    const Renumbering docs = append_facts(sources, built, catalog);
    append_ids(sources, docs, built);
    append_names(sources, docs, built);
    append_words(sources, docs, built);
    append_trades(sources, built);
    append_tells_connections(built);
    append_communes(sources, built);
    built.facts.shrink_to_fit();
    built.postings.shrink_to_fit();
    built.dictionary.letters.shrink_to_fit();
    built.dictionary.begins.shrink_to_fit();
    built.dictionary.lists.shrink_to_fit();
    built.dictionary.nodes.shrink_to_fit();
    built.names.bytes.shrink_to_fit();
    built.names.blocks.shrink_to_fit();
    built.name_ranks.shrink_to_fit();
    built.trade_sets.shrink_to_fit();
}

}  // namespace comptoir::search
