#include "wasm/console/desk_part.h"

#include "wasm/app/route.h"

namespace comptoir::console {

namespace {

constexpr std::string_view words[] = {"reports", "businesses", "people", "names", "audit", "business"};

}  // namespace

std::string_view desk_part_word(DeskPart part) {
    return words[static_cast<std::size_t>(part)];
}

DeskPart parse_desk_part(std::string_view word) {
    for (std::size_t index = 0; index < std::size(words); ++index)
        if (words[index] == word) return static_cast<DeskPart>(index);
    return DeskPart::reports;
}

std::string desk_route(DeskPart part, const std::string& business_id) {
    return app::format_route({app::Screen::desk, business_id, {}, std::string(desk_part_word(part))});
}

}  // namespace comptoir::console
