// The judged queries and what their writers meant (docs/relevance.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/directory/table_error.h"

namespace comptoir::relevance {

struct Intent {
    std::vector<std::string> trades;   // codes wanted
    std::vector<std::string> related;  // codes that a searcher would look at too
    std::string commune;               // INSEE code
    std::string postcode;
    std::string departement;
    std::string region;
    std::vector<std::string> words;  // folded, singular
    std::string name;
    std::string id;  // SIREN or SIRET
};

enum class Rule { trade, trade_place, name, words, area, partial };

struct JudgedQuery {
    std::string kind;  // the class
    bool held = false;
    std::string text;
    Intent intent;
    Rule rule = Rule::trade;  // of the class; typing errors and prefixes are graded as what was meant
};

inline constexpr std::string_view query_kinds[] = {"trade",  "trade_place", "name", "typo",
                                                   "prefix", "words",       "area", "partial"};

// The lines of queries.tsv.
Result<std::vector<JudgedQuery>, TableError> parse_queries(std::string_view table);

}  // namespace comptoir::relevance
