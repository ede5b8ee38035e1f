// What a business says of itself, and to whom: it lies over what files and registers said, and stays over later ones.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "shared/directory/business.h"

namespace comptoir {

struct PlaceFacts;

struct OwnWord {
    std::bitset<field_count> says;  // by Field; `places` are said with their hours
    // The values of those fields, and always whom the business (`audience`) and each field (`field_audiences`) are
    // shown to.
    Business business;
    std::vector<std::string> dropped_places;  // numbers of the register's places that are not to be shown

    bool says_field(Field field) const { return says[static_cast<std::size_t>(field)]; }
    bool operator==(const OwnWord&) const = default;
};

// Puts the word over `business`, which follows from what others said; `places` are those that are known of it. A place
// with a register's number is shown only while the register has it open, and one that the register learned of since is
// shown until the business drops it.
void lay_over(Business& business, const OwnWord& word, const std::vector<PlaceFacts>& places);

}  // namespace comptoir
