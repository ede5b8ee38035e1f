// One search from its text to its answer: readings, words, matching, what follows when nothing meets everything.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/fold.h"
#include "shared/directory/search/area.h"
#include "shared/directory/search/filter.h"
#include "shared/directory/search/matcher.h"
#include "shared/directory/search/parts.h"
#include "shared/directory/search/query_words.h"
#include "shared/directory/search/sight.h"
#include "shared/directory/search/word_plan.h"

namespace comptoir::search {

// What a thread keeps from one search to the next, so that a search allocates little.
struct SearchRoom {
    Arena arena;
    Sight sight;
    WordPlanner planner;
    Matcher matcher;
    FoldedText folded;
    std::vector<PlaceReading> places;
};

class Searcher {
public:
    Searcher(const Index::Parts& parts, const SearchRequest& request, SearchRoom& room);
    SearchAnswer answer();

private:
    static constexpr auto count_to = static_cast<std::uint32_t>(total_exact_max);
    static Total total_of(std::uint32_t count) {
        return {static_cast<int>(std::min(count, count_to)), count <= count_to};
    }

    // A way to read the query: some words as a place or none, the others as words.
    struct Reading {
        std::optional<PlaceReading> place;
        std::vector<TypedWord> words;
        std::vector<WordPlan> plans;
        std::vector<std::uint8_t> is_known;
        std::optional<Area> area;
        AreaDocs area_docs;
        AreaDocs passing_docs;  // of those, what the filters let through; for partial answers

        bool all_known() const;
    };
    struct Found {
        MatchResult matches;
        std::vector<Match> exact_names;  // before all others
    };
    struct Planned {
        TypedWord typed;
        TypedWord word;  // with the trades that it means if it is mistyped
        WordPlan plan;
        bool is_known = false;
    };

    bool answer_ids(SearchAnswer& answer);
    void find_ids(IdRange range, std::vector<std::pair<BusinessNumber, DocId>>& found) const;
    Reading read(const PlaceReading* place);
    void plan_words(Reading& reading);
    const Planned& plan_word(const TypedWord& typed);
    std::uint32_t count_as_planned(const WordPlan& plan, std::uint32_t count_to);
    bool is_sure_place(Reading& reading);
    void find_area(Reading& reading);

    Found find(Reading& reading);
    void find_exact_names(const Reading& place_reading, Found& found);
    Found choose_reading(Reading& reading);
    // True when a business meets the task.
    bool has_any(MatchTask task);
    MatchTask task(const Reading& reading, std::vector<const WordPlan*>& plans) const;

    void describe(const Reading& reading, SearchAnswer& answer) const;
    Hit hit(const Reading& reading, DocId doc, std::uint8_t missing) const;
    void add_hits(const Reading& reading, const std::vector<Match>& matches, SearchAnswer& answer) const;
    Facets facets_of(const Reading& reading, const std::vector<Match>& exact_names);

    // searcher_partly.cpp: when no business meets everything.
    struct Subset {
        std::uint32_t words = 0;  // a bit each
        bool with_place = false;
        int weight = 0;
    };
    // What is known of words that have no business in common: a bit for each word.
    struct Together {
        std::array<std::uint32_t, words_max> asked{}, apart{};  // of each with those after it
        std::uint32_t asked_in_place = 0, not_in_place = 0;
    };
    void answer_partly(Reading& reading, SearchAnswer& answer);
    MatchTask task_of(const Reading& reading, const Subset& subset, std::vector<const WordPlan*>& plans) const;
    bool may_meet(const Reading& reading, const Subset& subset, Together& together);
    void add_loosenings(Reading& reading, SearchAnswer& answer);

    const Index::Parts& parts_;
    const SearchRequest& request_;
    SearchRoom& room_;
    std::string_view text_;
    Filter filter_;
    std::size_t keep_;
    std::deque<Planned> planned_;
};

}  // namespace comptoir::search
