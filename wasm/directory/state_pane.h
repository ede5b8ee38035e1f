// Where an empty state or a failure stands: in the middle of its pane, or, in a low widget, in an area that scrolls.
#pragma once

#include "wasm/kit/ui.h"

namespace comptoir::directory {

constexpr float low_below_px = 600;  // of text at its normal size: large text makes a widget low

template <typename Draw>
void state_pane(kit::Ui& ui, std::string_view name, Draw&& draw) {
    if (ui.height() < low_below_px)
        ui.scroll("state", name, {}, draw);
    else
        draw();
}

}  // namespace comptoir::directory
