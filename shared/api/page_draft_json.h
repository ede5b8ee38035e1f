// The server's directions of a page's draft: what the widget is told of it, and the changes that it sends, read
// strictly. What stands in both: shared/api/page_json.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api/page_json.h"
#include "shared/api/problem.h"
#include "shared/page/typed.h"

namespace comptoir {

// How long a text may be that is kept as typed, valid or not.
inline constexpr int typed_line_characters_max = 2'000, typed_text_characters_max = 20'000;
inline constexpr int typed_items_max = 200, typed_places_max = 300, typed_photos_max = 50;

std::string to_json(const page::Draft& draft);

// A problem with all members of the draft, for who must go on from there.
std::string problem_with_draft(const Problem& problem, const page::Draft& draft);
// {"visible":true,"business":{...}}, or that the page is not shown to them at all.
std::string preview_json(const std::optional<Business>& seen);

// As it is stored; read back leniently, since it was checked when it came.
std::string to_json(const page::Typed& typed);
page::Typed read_typed(const Json& value);

// The body of a PATCH. A problem names the member and what was expected: an unknown one, one that is the register's to
// say, one that is too long to keep, or text with control characters.
std::optional<Problem> read_patch(const Json& body, page::Typed& typed);

// "a telephone number such as 01 99 00 12 34 or +33 1 99 00 12 34": for developers; the widget has its own words.
std::string_view expected(page::FaultKind kind);

}  // namespace comptoir
