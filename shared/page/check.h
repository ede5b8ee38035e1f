// From what was typed to what may be published, and back.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "shared/directory/business_facts.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/trade_list.h"
#include "shared/page/draft.h"

namespace comptoir::page {

using Fields = std::bitset<field_count>;  // by Field

// The page as it would be typed.
Content content_of(const Business& business);

// What a check needs besides the texts. All of it outlives the check.
struct Background {
    const TradeList& trades;
    const Gazetteer& gazetteer;
    const Business& known;  // how the page is without the draft
    // The ids of its pictures; null: whatever has the form of one.
    const std::vector<std::string>* logos = nullptr;
    const std::vector<std::string>* photos = nullptr;
};

struct Checked {
    Business business;          // `known`, with what `typed` fields say where that is valid, and whom it is shown to
    std::vector<Fault> faults;  // by field; none: it may be published
};

// Only `typed` fields are looked at: what others said of the rest is theirs. A place that nothing is typed for is left
// out; one whose address is not known to the last house number stands in its commune's centre.
Checked check(const Content& content, Fields typed, const Background& background);

// The word to publish: what `before` said, with the checked values of the fields in `typed`.
OwnWord spoken(const OwnWord* before, const Business& checked, Fields typed, const Business& known);

}  // namespace comptoir::page
