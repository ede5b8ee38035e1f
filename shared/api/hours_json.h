// Opening hours as JSON: {"week":[["08:00-12:00","14:00-18:00"], ... Monday to
// Sunday],"exceptions":[{"day":"2026-12-25","intervals":[]}]}
#pragma once

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"
#include "shared/directory/opening_hours.h"

namespace comptoir {

// Writes one value. Hours that are not known are left out by the caller. A shift past midnight is "22:00-26:00".
void write_hours(JsonWriter& json, const OpeningHours& hours);
// Hours that are not known, unless `value` has a week of seven days; what is malformed inside is left out.
OpeningHours read_hours(const Json& value);

}  // namespace comptoir
