// What the search keeps of a business: its words with where they stand and who may see them, and the facts by which
// lists are filtered and sorted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/fold.h"
#include "shared/directory/business.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/search/rules.h"
#include "shared/directory/trade_list.h"

namespace comptoir::search {

// One word of a business in one class for one audience; a word stands in several lines only where a narrower audience
// sees it in a better class.
struct DocumentWord {
    std::string word;  // a stem, or a folded word whose stem does not begin it (`traductrice` beside `traducteur`)
    WordClass word_class = WordClass::name_of_1;
    Audience audience = Audience::everyone;
    bool operator==(const DocumentWord&) const = default;
};

struct DocumentPlace {
    Audience audience = Audience::everyone;
    CommuneNumber commune = no_commune;
    PostcodeNumber postcode = no_postcode;
    std::optional<Point> point;  // the commune's centre where the place has none
    std::string siret;           // 14 digits or empty
    std::string zone;
    OpeningHours hours;
    Audience hours_audience = Audience::everyone;
};

struct Document {
    Audience audience = Audience::nobody;
    std::vector<DocumentWord> words;  // sorted by word, then audience
    TradeNumber trade = no_trade;
    Audience trade_audience = Audience::everyone;
    std::string siren;       // 9 digits or empty
    std::string foreign_id;  // folded, without spaces, of another register; empty for French ones
    Audience id_audience = Audience::everyone;
    std::vector<DocumentPlace> places;
    std::vector<std::string> languages;  // sorted, each once
    Audience languages_audience = Audience::everyone;
    std::vector<std::string> labels;  // sorted, each once
    Audience labels_audience = Audience::everyone;
    int member_since = 0;
    Audience member_since_audience = Audience::everyone;
    std::string sort_name;  // folded, as all readers of the business see it: a hidden name does not order a list
};

// Empty words in `document` are cleared first; it may be used again and again.
void read_document(const Business& business, const TradeList& trades, const Gazetteer& gazetteer, Document& document);

// The query's text without spaces, dots and dashes, lower case: how ids of registers are compared.
std::string id_letters(std::string_view text);

}  // namespace comptoir::search
