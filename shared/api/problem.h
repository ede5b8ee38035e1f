// What went wrong, on the wire: RFC 9457 problem details.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api/json_writer.h"

namespace comptoir {

struct Problem {
    int status = 500;
    std::string code;    // stable, for programs: "cursor_invalid"; the last part of `type`
    std::string title;   // one sentence in English, for developers
    std::string detail;  // what was expected
    std::string field;   // the parameter or field at fault; empty: none
    std::string request_id;
};

inline constexpr std::string_view problem_media_type = "application/problem+json";

std::string to_json(const Problem& problem);
// The same as members of an object that was begun, for a problem that says more.
void write_problem(JsonWriter& json, const Problem& problem);
// Nothing when `text` is not a problem document.
std::optional<Problem> parse_problem(std::string_view text);

}  // namespace comptoir
