// Moments as text, RFC 3339 in UTC: "2026-11-23T23:45:00Z".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// `seconds` since 1970-01-01; years 0000 to 9999.
std::string time_text(std::int64_t seconds);
// Seconds since 1970; nothing unless `text` is a moment that time_text() could have written.
std::optional<std::int64_t> parse_time_text(std::string_view text);

}  // namespace comptoir
