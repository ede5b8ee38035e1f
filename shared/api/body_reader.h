// Reading the JSON body of a request, trusting nothing: each member is asked for by name with what it must be, the
// first that is not so is named, and members that nobody asked for are refused.
//     BodyReader body(request.json);
//     const std::string line = body.text("line", {.characters_max = 500});
//     if (auto problem = body.refusal()) return *problem;
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/json_reader.h"
#include "shared/api/problem.h"

namespace comptoir {

struct TextRule {
    int characters_min = 0;  // more than 0: required
    int characters_max = 200;
    bool many_lines = false;  // line feeds are text too
};

class BodyReader {
public:
    // `body` must be an object. `path` stands before the names of its members in refusals: "places/0/".
    explicit BodyReader(Json body, std::string path = {});

    bool has(std::string_view name) const;
    // Valid UTF-8, no control characters. Empty when it is missing.
    std::string text(std::string_view name, TextRule rule);
    std::int64_t integer(std::string_view name, std::int64_t minimum, std::int64_t maximum, std::int64_t otherwise);
    bool flag(std::string_view name, bool otherwise);
    // One of `words`; empty when it is missing and not required.
    std::string choice(std::string_view name, const std::vector<std::string_view>& words, bool required);
    std::vector<std::string> texts(std::string_view name, TextRule each, int count_max);
    // An object or array, or nothing when it is missing.
    Json object(std::string_view name);
    std::vector<Json> array(std::string_view name, int count_max);

    // For what this class can't know: refuses the member unless something was refused before.
    void refuse(std::string_view name, std::string expected);
    // 400 `body_invalid` with the field and what was expected; nothing when all is well. Last of all: looks for members
    // that nobody asked for.
    std::optional<Problem> refusal();

private:
    Json take(std::string_view name);

    Json body_;
    std::string path_;
    std::vector<std::string_view> asked_;
    std::optional<Problem> refusal_;
};

// Why `text` does not follow the rule, as "up to 200 characters on one line"; nothing when it does.
std::optional<std::string> text_refusal(std::string_view text, TextRule rule);

}  // namespace comptoir
