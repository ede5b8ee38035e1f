// How a file is written, found from its first bytes: its byte-order mark, its separator, and where its heading stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/directory/intake/column.h"

namespace comptoir::intake {

inline constexpr std::size_t head_bytes = 256'000;  // as much as sniff() wants to see
inline constexpr int heading_record_max = 10;       // titles may stand above the heading, this many lines at most

struct Format {
    std::size_t mark_bytes = 0;  // of the byte-order mark
    char separator = ',';
    int records_to_skip = 0;            // up to and with the heading
    std::vector<std::string> headings;  // UTF-8, as written
    Layout layout;
};

// What an operator said about the file (a mapping file); it goes before what is found.
struct Wish {
    std::optional<char> separator;
    bool has_heading = true;
    struct Said {
        Column column;
        std::string heading;  // folded; or
        int number = 0;       // from 1
    };
    std::vector<Said> columns;
};

enum class SniffFault { empty, utf16, no_heading, wish_unmet };
struct SniffError {
    SniffFault fault = SniffFault::empty;
    std::string detail;
};

// The separator (comma, semicolon, tab or bar) and line by which most headings are known.
Result<Format, SniffError> sniff(std::string_view head, const Wish& wish);

}  // namespace comptoir::intake
