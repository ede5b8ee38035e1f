// The list of businesses that answers a search: its lines, why each is there, and what was understood of the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/json_writer.h"
#include "shared/directory/business.h"

namespace comptoir {

// Why a business is in the list. `words` are the business's own words that met the query (what a prefix or a typing
// error was completed to), `fields` where each stands (field_word()); both have the same length.
struct Why {
    std::vector<std::string> words;
    std::vector<std::string> fields;
    std::vector<std::string> missing;  // words of the query that the business lacks
    std::optional<int> distance_m;     // from the place understood, or from the point given
    bool operator==(const Why&) const = default;
};

// One line of the list. Whether it is open now is computed by who shows it, from the place's hours and zone.
struct BusinessItem {
    std::string id;
    std::string name;
    RegisterId register_id;
    Trade trade;              // code and label
    Place place;              // the seat's commune, postcode, country, zone and hours; empty when it may not be seen
    std::string description;  // its beginning, item_description_bytes_max at most, cut between words
    std::vector<std::string> offers;
    std::vector<std::string> languages;
    std::vector<std::string> labels;
    std::string logo;
    bool verified = false;  // the bank has checked who it is
    Why why;
    bool operator==(const BusinessItem&) const = default;
};
inline constexpr std::size_t item_description_bytes_max = 240;

// The place that was read out of the query, for a chip that can be removed.
struct PlaceUnderstood {
    std::string kind;   // commune, arrondissement, postcode, departement, region
    std::string code;   // 69123; of a postcode the postcode
    std::string name;   // Lyon
    std::string words;  // the part of the query that was read as it
    std::optional<Point> centre;
    int radius_m = 0;  // 0: the area itself counts
    bool operator==(const PlaceUnderstood&) const = default;
};

// A word of the query as it was read, which highlights need.
struct WordRead {
    std::string text;       // folded, as typed
    bool mistyped = false;  // hardly any business has it so: typing errors were allowed for
    bool operator==(const WordRead&) const = default;
};

struct Facet {
    std::string code;
    std::string label;  // empty: the code speaks for itself
    int count = 0;
    std::string name = {};  // of a trade: what people say of it, where that is shorter than the label
    bool operator==(const Facet&) const = default;
};

// A way to more results and how many it would give.
struct Loosening {
    std::string
        kind;  // word: drop `value`; radius: `value` km; filter: drop the filter named `value`; place: drop the place
    std::string value;
    int count = 0;
    bool exact = true;  // false: at least `count`
    bool operator==(const Loosening&) const = default;
};

struct Total {
    int value = 0;
    bool exact = true;  // false: at least `value`
    bool operator==(const Total&) const = default;
};

struct Facets {
    std::vector<Facet> trades;  // the sections, and the children of each trade of the filter
    std::vector<Facet> languages;
    std::vector<Facet> labels;
    int open_now = 0;
    bool operator==(const Facets&) const = default;
};

struct BusinessList {
    std::vector<BusinessItem> items;
    Total total;       // businesses that meet all of the query; items that lack a word follow them and do not count
    std::string next;  // cursor of the next page; empty: this is the last
    std::vector<WordRead> words;
    std::optional<PlaceUnderstood> place;
    std::optional<Facets> facets;  // only when asked for
    std::vector<Loosening> loosen;
    bool narrow = false;  // the list ends although more businesses match: ask for a narrower search
    bool operator==(const BusinessList&) const = default;
};

// An item's JSON is what never depends on the query (item_json, closed by the caller with its `why`), so that a server
// can keep it.
//     {"id","name","register":{...},"trade":{"code","label","name"},"place":{...},"description","offers","languages","labels","logo","verified",
//      "why":{"words","fields","missing","distance_m"}}
// `item_json` lacks the closing brace.
std::string item_json(const Business& seen);
void append_item(std::string& out, std::string_view item_json, const Why& why);

// {"items","total":{"value","exact"},"next","words":[{"text","mistyped"}],"place","facets":{"trade","language","label","open"},"loosen","narrow"}.
// `items_json` holds the items, separated by commas; list.items is not looked at.
std::string to_json(const BusinessList& list, std::string_view items_json);
// Nothing when `text` is not such an answer. Items without id or name are left out.
std::optional<BusinessList> parse_business_list(std::string_view text);

}  // namespace comptoir
