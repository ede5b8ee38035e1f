// What the sample knows of each trade: how its businesses are called, what they say, offer and look for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/sample/sample_hours.h"
#include "shared/core/result.h"
#include "shared/directory/table_error.h"

namespace comptoir::sample {

using Phrases = std::vector<std::string_view>;

struct LabelShare {
    std::string_view label;
    std::uint32_t percent = 0;
};

// One of families.txt, where the words are explained.
struct Family {
    std::string_view trade_code;
    std::uint32_t share = 0;
    std::string_view group;
    HoursKind hours = HoursKind::office;
    int staff = 1;
    Phrases words, names, is, says, does, seeks;
    std::vector<LabelShare> labels;
};

struct Families {
    std::vector<Family> families;
    std::vector<std::pair<std::string_view, Phrases>> closings;  // by group
    Phrases seeks;                                               // of any trade

    const Phrases& closings_of(std::string_view group) const;
    // The text must outlive what is read from it.
    static Result<Families, TableError> parse(std::string_view text);
};

// Names of people, streets and marks, by list (names.txt).
struct NameLists {
    std::vector<std::pair<std::string_view, Phrases>> lists;

    const Phrases& list(std::string_view name) const;
    static Result<NameLists, TableError> parse(std::string_view text);
};

}  // namespace comptoir::sample
