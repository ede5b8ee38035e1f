// Grades businesses for the judged queries by the rules of docs/relevance.md, from what a visitor may see of them.
// Knows no index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/directory/business.h"
#include "shared/directory/gazetteer.h"
#include "tests/relevance/judged_query.h"

namespace comptoir::relevance {

using Grade = std::uint8_t;  // 0-3

class Judge {
public:
    explicit Judge(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

    // Businesses get the numbers 0, 1, 2 ... in the order in which they are added.
    void add(const Business& seen);
    // One grade for each business.
    std::vector<Grade> grades(const JudgedQuery& query) const;

private:
    using Word = std::uint32_t;
    struct Spot {
        CommuneNumber commune = no_commune;
        std::string postcode;
        std::string siret;
        std::optional<Point> point;
    };
    struct Known {
        std::string trade;
        std::string siren;
        std::string trade_name, legal_name;  // folded
        std::vector<Word> name_words;        // sorted
        std::vector<std::vector<Word>> offers;
        std::vector<Word> all_words;  // of name, description, offers and labels; sorted
        std::vector<Spot> spots;
    };
    // A query with its words and place looked up.
    struct Wanted;

    std::vector<Word> words_of(std::string_view text);
    Wanted look_up(const JudgedQuery& query) const;
    Grade grade(const Known& business, const Wanted& wanted) const;
    Grade grade_name(const Known& business, const Wanted& wanted) const;
    Grade grade_words(const Known& business, const Wanted& wanted) const;
    Grade grade_area(const Known& business, const Wanted& wanted) const;
    Grade grade_partial(const Known& business, const Wanted& wanted) const;

    const Gazetteer& gazetteer_;
    std::unordered_map<std::string, Word> word_numbers_;
    std::vector<Known> businesses_;
};

// Normalised discounted cumulative gain of the first ten, 0-1. `ranked` are the grades of the hits in their order,
// `grades` those of all businesses, of which one at least is above 0.
double ndcg_at_10(std::span<const Grade> ranked, std::span<const Grade> grades);

}  // namespace comptoir::relevance
