// Search by looking at every business: the rules of shared/directory/search/rules.h without an index, against which the
// index is compared, answer by answer. It shares with the index what a text and a word mean (document, query words,
// typing errors, readings), and nothing of how businesses are found, counted and ordered.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/directory/search/area.h"
#include "shared/directory/search/document.h"
#include "shared/directory/search/index.h"
#include "shared/directory/search/query_words.h"

namespace comptoir::search {

class Exhaustive {
public:
    explicit Exhaustive(Knowledge knowledge) : knowledge_(knowledge) {}

    void apply(BusinessNumber number, const Business& business);
    void remove(BusinessNumber number) { documents_.erase(number); }
    // All of SearchAnswer but the loosenings.
    SearchAnswer search(const SearchRequest& request) const;

private:
    struct WordOfDocument {
        std::uint32_t word = 0;
        WordClass word_class = WordClass::name_of_1;
        Audience audience = Audience::everyone;
    };
    struct Known {
        Document document;  // without its words
        std::vector<WordOfDocument> words;
    };
    // What a word of the query is worth to each business, as a function of the business's words.
    struct WordValues {
        std::vector<std::uint8_t> meetings;  // a bit for each way, by word
        std::vector<Value> trades;           // by trade
    };
    struct Reading {
        bool has_place = false;
        PlaceReading place;
        bool has_area = false;
        Area area;
        std::vector<TypedWord> words;
        std::vector<WordValues> values;
        std::vector<bool> is_mistyped, is_known;
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

    WordValues worths_of(const TypedWord& word, bool allow_errors) const;
    Value value(const WordValues& values, const Known& known, Reader reader) const;
    // As the reading counts it: in tiers where a place orders the businesses.
    Value value_in(const Reading& reading, std::size_t word, const Known& known, Reader reader) const;
    bool has_exact_name(const std::vector<TypedWord>& words, const Known& known, Reader reader) const;
    Nearness nearness_of(const Known& known, const Area& area, Reader reader) const;
    bool passes(const Known& known, const SearchRequest& request) const;
    static bool is_open(const Known& known, const SearchRequest& request);
    bool find_ids(const SearchRequest& request, SearchAnswer& answer) const;
    Reading read(const FoldedText& folded, const PlaceReading* place, const SearchRequest& request) const;
    void value_words(Reading& reading, const SearchRequest& request) const;
    bool is_sure_place(const FoldedText& folded, const Reading& reading, const SearchRequest& request) const;
    std::vector<Line> find(const FoldedText& folded, const Reading& reading, const SearchRequest& request) const;
    std::vector<Line> find_partly(const Reading& reading, const SearchRequest& request) const;
    void sort(std::vector<Line>& lines, const Reading& reading, const SearchRequest& request) const;
    void add_facets(const std::vector<Line>& lines, const SearchRequest& request, SearchAnswer& answer) const;

    Knowledge knowledge_;
    std::map<BusinessNumber, Known> documents_;
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t> word_numbers_;
};

}  // namespace comptoir::search
