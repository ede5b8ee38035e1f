// JSON as a page that people read and print: names and values, lists in lists, no script, nothing fetched.
#pragma once

#include <string>
#include <string_view>

namespace comptoir {

// `json` is what to_json(MyData) gave; `language` is "fr" or "en". A member that has no word of its own is shown by its
// name.
std::string data_html(std::string_view json, std::string_view language);

}  // namespace comptoir
