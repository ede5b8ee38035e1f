// Head counts in the bands of the French register.
#pragma once

#include <optional>
#include <string_view>

#include "shared/directory/business.h"

namespace comptoir {

// "11" -> 10 to 19; nothing for "NN", "00" (nobody employed) and unknown codes.
std::optional<StaffBand> staff_band_of_code(std::string_view register_code);
// The band that this many employees fall into; nothing below 1.
std::optional<StaffBand> staff_band_of(int employees);

}  // namespace comptoir
