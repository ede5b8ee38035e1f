// Breaking an element's words into lines.
#pragma once

#include "wasm/kit/element.h"

namespace comptoir::kit {

// The width of the widest hard line.
float widest_line(const Frame& frame, const Element& element);

// Fills the element's lines for a width: breaks after spaces and hyphens, within a word only where it alone is too
// wide; beyond lines_max the last line ends in an ellipsis.
void break_lines(Frame& frame, Element& element, float width);

}  // namespace comptoir::kit
