// The parts of the desk, in the order of its tabs; one business's part has none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::console {

enum class DeskPart : std::uint8_t { reports, businesses, people, names, audit, business };
inline constexpr int desk_tab_count = 5;

// "reports" ... "business": the part of a route.
std::string_view desk_part_word(DeskPart part);
// The first for any other word.
DeskPart parse_desk_part(std::string_view word);
// "/desk/people", "/desk/business/ID".
std::string desk_route(DeskPart part, const std::string& business_id = {});

}  // namespace comptoir::console
