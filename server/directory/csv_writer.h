// Lines of CSV, RFC 4180, safe to open in a spreadsheet.
#pragma once

#include <string>
#include <vector>

namespace comptoir {

// The fields with commas between, quoted where they must be, ending in CRLF. A field that a spreadsheet would run as a
// formula (it begins with = + - or @, and is no number) gets an apostrophe in front, which an import takes away again.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace comptoir
