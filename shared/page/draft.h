// The draft of a page: what its people have typed since it was published last, and what the server says of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/directory/attestation.h"
#include "shared/page/content.h"

namespace comptoir::page {

// What is wrong with a text; the catalogue has a sentence for each.
enum class FaultKind : std::uint8_t {
    too_long,
    too_many,          // items of a list
    letter_not_shown,  // turns the direction of what follows, or shows nothing
    name_missing,      // neither a trade name nor a legal one
    not_a_trade,       // no code of the official list
    not_a_phone,
    not_an_email,
    not_a_website,
    not_a_language,    // no BCP 47 tag
    not_a_head_count,  // "12", "10-19" or "250-"
    not_a_postcode,
    not_a_country,
    not_a_commune,      // none of this name
    commune_elsewhere,  // there is one, with another postcode
    not_a_number,       // of a place: none that its register gave to this business
    not_hours,
    not_a_date,
    not_a_file,   // no picture of this business
    alt_missing,  // nobody said what the photo shows
};
inline constexpr int fault_kind_count = 19;
// "too_long" ... "alt_missing": the words of the API.
std::string_view fault_word(FaultKind kind);
std::optional<FaultKind> parse_fault(std::string_view word);

// A text that keeps the page from being published.
struct Fault {
    Field field = Field::trade_name;
    FaultKind kind = FaultKind::too_long;
    int item = -1;                  // the number of the place, photo or line from 0 on; -1: the field as a whole
    std::optional<PlaceText> part;  // of the place
    bool operator==(const Fault&) const = default;
};

struct Draft {
    std::int64_t version = 0;  // grows with every change; the ETag is "\"<version>\""
    Content content;
    bool published = false;      // the business has spoken for itself before
    std::vector<Field> changed;  // whose text is not what is published
    std::vector<Field> audiences_changed;
    bool listed_changed = false;
    std::vector<Fault> faults;
    std::vector<Field> steps;  // the most useful to fill in next, at most three
    int complete_percent = 0;
    std::string trade_label;            // of the code in Field::trade, where there is one
    std::vector<Attestation> attested;  // what the bank has checked of the business
    std::string changed_at;             // RFC 3339; empty: nothing was typed since the publication
    std::string changed_by;             // the person's name
};

}  // namespace comptoir::page
