// The draft of a business's page on the wire, as the widget meets it: read whole, written as what was changed. The
// other directions are the server's alone: shared/api/page_draft_json.h.
//     {"version":7,"fields":{"trade_name":"...","offers":["..."],"places":[{"register_id","name","address","postcode",
//      "commune","country","monday":"08:00-12:00, 14:00-18:00",...,"exceptions"}],"photos":[{"file","alt"}],...},
//      "audiences":{"phone":"customers",...},"listed":"everyone","published":true,
//      "changed":["phone"],"audiences_changed":["email"],"listed_changed":true,
//      "faults":[{"field":"places","kind":"not_hours","item":0,"part":"monday","expected":"..."}],
//      "steps":["description","hours","logo"],"complete_percent":70,"trade_label":"...",
//      "attested":[{"fact":"registration","by":"bank","at":"2026-11-23"}],
//      "changed_at":"2026-11-23T23:45:00Z","changed_by":"Anna Weber"}
// A member of `fields` that is left out is empty; an audience that is left out is everyone's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"
#include "shared/page/draft.h"

namespace comptoir {

// Nothing when `text` is no JSON object with a version; what is of the wrong type inside counts as empty.
std::optional<page::Draft> parse_draft(std::string_view text);

// What `mine` says otherwise than `base`, as the body of a PATCH: {"fields":{...},"audiences":{...},"listed":"..."},
// each only where something differs. Written the other way round it is what `base` said there, for a later merge.
std::string patch_json(const page::Content& base, const page::Content& mine);
// Puts what a patch says into `content`; what it does not name stays.
void apply_patch(const Json& patch, page::Content& content);

// What `content` says in `field`, as one value; nothing for hours, which stand in their places.
void write_page_field(JsonWriter& json, const page::Content& content, Field field);

}  // namespace comptoir
