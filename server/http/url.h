// Addresses as they arrive: percent-decoding and the check that what came out is text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::http {

// Nothing when a '%' is not followed by two hexadecimal digits. In a query '+' means a space.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

// UTF-8 (no surrogates, nothing overlong) without control characters: what our fields may hold.
bool is_clean_text(std::string_view text);

// Code points, for text that is_clean_text().
std::size_t character_count(std::string_view text);

// Calls `visit(name, value)` for each part of "a=1&b=2", still encoded, until it returns false.
void each_query_part(std::string_view query, const std::function<bool(std::string_view, std::string_view)>& visit);

}  // namespace comptoir::http
