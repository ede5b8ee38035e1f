// Reading and writing the key=value pairs after an address's question mark.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::app {

// Decodes %XX and, as forms write it, + for a space. A % without two hex digits stays as it is. What does not come out
// as UTF-8 without control characters comes out empty: an address is typed by anybody.
std::string percent_decode(std::string_view text);

// In the order in which they are written.
using Parameters = std::vector<std::pair<std::string, std::string>>;

Parameters parse_parameters(std::string_view text);
// "q=plomb&open=now", without a question mark; a pair with an empty value is left out.
std::string format_parameters(const Parameters& parameters);
// The first value under `key`; empty when there is none.
std::string_view parameter(const Parameters& parameters, std::string_view key);

}  // namespace comptoir::app
