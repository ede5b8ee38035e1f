// Moments as text, RFC 3339 in UTC: "2026-11-23T23:45:00Z".
#pragma once

#include <cstdint>
#include <string>

namespace comptoir {

// `seconds` since 1970-01-01; years 0000 to 9999.
std::string time_text(std::int64_t seconds);

}  // namespace comptoir
