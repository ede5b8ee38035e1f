// From an arranged frame to what is said and drawn: semantic nodes into the frame's tree, pictures into the widget's
// layers.
#pragma once

namespace comptoir::kit {

struct Widget;

// Fills widget.drawing.tree.nodes, and the draw lists of its layers unless it is in text mode.
void render(Widget& widget);

}  // namespace comptoir::kit
