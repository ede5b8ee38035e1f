// Search by looking at every business: the rules of shared/directory/search/rules.h without an index, against which the
// index is compared, answer by answer. It shares with the index what a text and a word mean (document, query words,
// typing errors, readings), and nothing of how businesses are found, counted and ordered.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shared/directory/search/area.h"
#include "shared/directory/search/index.h"
#include "shared/directory/search/query_words.h"
#include "tests/exhaustive/corpus.h"
#include "tests/exhaustive/word_columns.h"

namespace comptoir::search {

class Exhaustive {
public:
    explicit Exhaustive(Knowledge knowledge) : knowledge_(knowledge), corpus_(knowledge) {}

    void apply(BusinessNumber number, const Business& business) { corpus_.apply(number, business); }
    void remove(BusinessNumber number) { corpus_.remove(number); }

    // All of SearchAnswer but the loosenings.
    SearchAnswer search(const SearchRequest& request) const;
    // The same for each request, in their order, much faster than one by one. Takes a byte for each business and word
    // of the requests. May be called from several threads.
    std::vector<SearchAnswer> search_all(std::span<const SearchRequest> requests) const;

private:
    using Known = Corpus::Known;
    using Column = WordColumns::Column;

    // A way to read a request, and what each business is worth to each of its words.
    struct Reading {
        bool has_place = false;
        PlaceReading place;
        bool has_area = false;
        Area area;
        std::vector<TypedWord> words;
        std::vector<int> errors;             // allowed for each word
        std::vector<const Column*> columns;  // of each word
        bool is_known(std::size_t word) const { return columns[word]->met > 0; }
    };
    struct Question {
        const SearchRequest* request = nullptr;
        FoldedText folded;
        std::vector<Reading> in_places;  // the likeliest first
        Reading as_words;
        std::vector<TypedWord> name_words;  // of the whole text, for exact names
    };
    struct Line {
        BusinessNumber number = 0;
        const Known* known = nullptr;
        std::uint32_t met = 0;
        int score = 0;
        int weight = 0;
        Nearness near;
        bool is_exact = false;
    };

    // exhaustive.cpp: readings and answers.
    Question question(const SearchRequest& request) const;
    Reading read(const FoldedText& folded, const PlaceReading* place, const SearchRequest& request) const;
    std::vector<TypedWord> words_of_place(const Question& question, const Reading& reading) const;
    void value_words(std::vector<Question>& questions, WordColumns& columns) const;
    bool is_sure_place(const Question& question, const Reading& reading, const WordColumns& columns) const;
    SearchAnswer answer(const Question& question, const WordColumns& columns) const;
    static void count(const std::vector<Line>& lines, SearchAnswer& answer);
    void list_hits(const Reading& reading, const std::vector<Line>& lines, const SearchRequest& request,
                   SearchAnswer& answer) const;

    // exhaustive_list.cpp: which businesses, and in which order.
    bool find_ids(const SearchRequest& request, SearchAnswer& answer) const;
    std::vector<Line> find(const Question& question, const Reading& reading, const WordColumns& columns) const;
    std::vector<Line> find_partly(const Reading& reading, const SearchRequest& request) const;
    // Puts as many as a list shows in order, before all others.
    void sort(std::vector<Line>& lines, const Reading& reading, const SearchRequest& request) const;
    void add_facets(const std::vector<Line>& lines, const SearchRequest& request, SearchAnswer& answer) const;
    // As the reading counts it: in tiers where a place orders the businesses.
    static Value worth(const Reading& reading, const Column& column, std::size_t business);
    bool has_exact_name(const std::vector<TypedWord>& words, const Known& known, Reader reader) const;
    bool passes(const Known& known, const SearchRequest& request) const;

    Knowledge knowledge_;
    Corpus corpus_;
};

}  // namespace comptoir::search
