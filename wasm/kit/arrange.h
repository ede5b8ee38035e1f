// Layout: gives every element of a frame its place, from what its content needs and what its parent has.
#pragma once

#include "wasm/kit/element.h"

namespace comptoir::kit {

// Arranges the whole frame in a widget of this size (CSS px). The root is never lower than `height`, but higher when
// its content does not fit: then its container scrolls.
void arrange(Frame& frame, float width, float height);

// An element's top left corner in the root's coordinates, scrolled as the browser has it.
struct Place {
    float x;
    double y;
};
Place place_of(const Frame& frame, int element);

}  // namespace comptoir::kit
