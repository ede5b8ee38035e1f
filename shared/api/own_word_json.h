// What a business says of itself as JSON: how it is stored, and how it stands in exports. Never on a widget's wire.
//     {"says":["phone",...],"audience":"everyone","audiences":{"phone":"customers"},"dropped_places":["..."],
//      "business":{...}}
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/directory/own_word.h"

namespace comptoir {

std::string to_json(const OwnWord& word);
// Nothing unless `text` is what to_json writes: no member is missing, no word is unknown.
std::optional<OwnWord> parse_own_word(std::string_view text);

}  // namespace comptoir
