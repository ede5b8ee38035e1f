#include "wasm/platform/mounted.h"

#include <algorithm>

namespace comptoir::platform {

void Mounted::set_modes(uint32_t bits) {
    widget_.set_modes({.text = (bits & 1) != 0,
                       .reduced_motion = (bits & 2) != 0,
                       .coarse_pointer = (bits & 4) != 0,
                       .forced_colours = (bits & 8) != 0,
                       .undrawn = (bits & 16) != 0,
                       .scroll_bar_px = static_cast<float>(bits >> 8 & 255)});
}

void Mounted::set_theme(uint32_t* colours, uint32_t count) {
    kit::Theme theme = widget_.theme;
    count = std::min(count, kit::colour_count);
    std::copy_n(colours, count, theme.colours.begin());
    if (!widget_.modes.forced_colours) kit::correct_contrast(theme);
    std::copy_n(theme.colours.begin(), count, colours);
    widget_.set_theme(theme);
}

bool Mounted::hear(uint32_t node, uint32_t action, std::string_view text, double number) {
    if (action >= static_cast<uint32_t>(kit::Action::count)) return false;
    return widget_.hear(
        {.node = node, .action = static_cast<kit::Action>(action), .text = std::string(text), .number = number});
}

void Mounted::frame(double now_ms) {
    widget_.frame(*view_, now_ms);
}

}  // namespace comptoir::platform
