// Finds the businesses that meet all of some words, an area and a filter, and the best of them: chunk by chunk, without
// looking at what can no longer be among the best once enough are counted. Exact: the answer is that of scoring every
// business.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "shared/directory/search/area.h"
#include "shared/directory/search/filter.h"
#include "shared/directory/search/parts.h"
#include "shared/directory/search/word_plan.h"

namespace comptoir::search {

enum class Order : std::uint8_t { relevance, distance, name, newest, number };

// A business found. The smaller `major`, then `minor`, the earlier in the list.
struct Match {
    std::uint64_t major = 0;
    std::uint64_t minor = 0;
    DocId doc = 0;
    std::uint32_t score = 0;
};

struct MatchTask {
    std::span<const WordPlan* const> words;
    const AreaDocs* area = nullptr;  // null: everywhere
    const Filter* filter = nullptr;  // null: none
    const Area* nearness = nullptr;  // by which distances are ordered; null: not at all
    Order order = Order::relevance;
    const Sight* sight = nullptr;    // the reader's; always given
    std::size_t keep = 0;            // how many of the best
    std::uint32_t count_to = 0;      // more are not counted, unless they are looked at anyway for the best
    std::span<const DocId> without;  // these are passed over
};

struct MatchResult {
    std::vector<Match> best;  // in order
    std::uint32_t count = 0;  // up to count_to + 1
};

class Matcher {
public:
    Matcher();
    MatchResult run(const Index::Parts& parts, const MatchTask& task);
    // Calls visit(DocId) for up to `task.count_to` of them, by rising DocId.
    template <typename Visit>
    void visit(const Index::Parts& parts, const MatchTask& task, Visit&& visit) {
        visited_.clear();
        is_visiting_ = true;
        run(parts, task);
        is_visiting_ = false;
        for (const DocId doc : visited_) visit(doc);
    }

    // In the order of the last run's task.
    bool is_before(const Match& a, const Match& b) const;

private:
    // A word's businesses in the chunk at hand.
    struct Piece {
        Value value = 0;
        bool is_trade = false;
        bool of_connections = false;  // only of those among them that the reader is connected with
        const Chunk* chunk = nullptr;
        const DocSet* set = nullptr;
    };
    struct WordInChunk {
        std::size_t first_piece = 0;
        std::size_t last_piece = 0;
        std::uint32_t docs = 0;  // about as many, where it depends on connections
        Value best = 0;
    };

    void match_chunk(std::uint32_t chunk);
    bool collect_pieces(std::uint32_t chunk);
    std::uint32_t docs_in(const Piece& piece) const;
    std::span<const std::uint16_t> narrowed(const Piece& piece);
    std::uint32_t best_score() const;
    void drop_weak_pieces(std::uint32_t bound, std::uint32_t chunk);
    void begin_with_word(std::uint32_t chunk, std::size_t word, std::uint32_t others_best);
    void begin_with_area(std::uint32_t chunk);
    void begin_with_all(std::uint32_t chunk);
    void add_candidate(DocId doc, Value value);
    void meet_word(std::size_t word);
    void keep_candidates();
    bool cannot_improve(std::uint64_t bound, std::uint32_t chunk) const;
    bool is_by_number() const;
    bool may_be_kept(DocId doc, std::uint32_t score) const;
    Match match_of(DocId doc, std::uint32_t score) const;
    void offer(const Match& match);
    bool has_enough() const { return result_.count > task_->count_to; }

    const Index::Parts* parts_ = nullptr;
    const MatchTask* task_ = nullptr;
    Order order_ = Order::relevance;
    std::optional<FlatMap> map_;  // around the task's centre
    MatchResult result_;
    std::vector<std::size_t> cursors_;  // of all sources, word after word
    std::vector<Piece> pieces_;
    std::vector<std::uint16_t> narrowed_;
    std::vector<WordInChunk> words_;
    std::vector<std::size_t> others_;  // the words but the first, those with the fewest businesses first
    // The businesses of the chunk that met all words so far, with their scores; a bit and a position for each.
    std::vector<DocId> candidates_;
    std::vector<std::uint16_t> scores_;
    std::vector<Value> met_;  // by the word at hand
    std::unique_ptr<std::uint64_t[]> is_candidate_;
    std::unique_ptr<std::uint16_t[]> positions_;
    bool is_visiting_ = false;
    std::vector<DocId> visited_;
};

}  // namespace comptoir::search
