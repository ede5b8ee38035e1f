// Opening hours as one short text for a database column: quick to read, the same for the same hours.
//     "480-720,840-1110;;;;;600-1560;|20812:|20813:600-720"
// Seven days from Monday on, minutes from midnight; then the dates that differ, as days since 1970-01-01. Empty: not
// known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/directory/opening_hours.h"

namespace comptoir {

std::string hours_to_text(const OpeningHours& hours);
// Nothing when `text` was not written by hours_to_text.
std::optional<OpeningHours> hours_from_text(std::string_view text);

}  // namespace comptoir
