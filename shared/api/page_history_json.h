// What was published of a page, when and by whom, on the wire.
//     {"items":[{"version":3,"at":"2026-11-23T23:45:00Z","by":"Anna Weber","restored":1,"changed":["phone"],
//      "audiences_changed":["email"],"listed_changed":true}],"next":"3"}
// `restored` only where an older version was brought back; `by` is empty when the person was erased.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/json_reader.h"
#include "shared/directory/field.h"

namespace comptoir {

struct PageChanges {
    std::bitset<field_count> fields;     // whose text was changed, by Field
    std::bitset<field_count> audiences;  // whose audience was
    bool listed = false;                 // and whom the page is shown to
    bool any() const { return fields.any() || audiences.any() || listed; }
    bool operator==(const PageChanges&) const = default;
};

struct Publication {
    std::int64_t version = 0;
    std::string at;             // RFC 3339
    std::string by;             // the person's name
    std::int64_t restored = 0;  // the version that it brought back; 0: none
    PageChanges changes;
    bool operator==(const Publication&) const = default;
};

struct PageHistory {
    std::vector<Publication> items;  // the newest first
    std::string next;                // the cursor of what is older; empty: that is all
    bool operator==(const PageHistory&) const = default;
};

std::string to_json(const PageHistory& history);
// Nothing when `text` is no such list; what is of the wrong type inside counts as empty.
std::optional<PageHistory> parse_page_history(std::string_view text);

// {"changed":[...],"audiences_changed":[...],"listed_changed":true}
std::string to_json(const PageChanges& changes);
PageChanges read_page_changes(const Json& value);

}  // namespace comptoir
