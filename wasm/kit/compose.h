// The pieces that widgets are made of: words, icons and boxes that are drawn but said by the widget around them.
#pragma once

#include "wasm/kit/widget.h"

namespace comptoir::kit {

constexpr double hover_ms = 120;

// Sizes on the page: everything grows with the text.
inline float scaled(const Frame& frame, float px) {
    return px * frame.stage->scale();
}

inline Rgba colour(const Frame& frame, Colour name) {
    return (*frame.theme)[name];
}
Rgba text_colour(const Frame& frame, Tone tone);

inline void pad(Element& e, float x, float y) {
    e.left = e.right = x;
    e.top = e.bottom = y;
}

// Applies what a caller said of a layout.
void apply(Frame& frame, Element& e, const Layout& layout);

// Parts of an element's words that are shown as found.
void add_highlights(Frame& frame, Element& e, std::span<const Highlight> highlights);

// Drawn only.
Element& add_words(Frame& frame, Key key, std::string_view words, TextStyle style, Rgba colour);
Element& add_icon(Frame& frame, Key key, Icon icon, float size_px, Rgba colour);
Element& add_box(Frame& frame, Key key, Arrange arrange);

// A said element that is pressed; its fill follows the pointer.
Element& add_control(Widget& widget, Key key, Role role, std::string_view name);
void fill_on_hover(Widget& widget, Element& e, Rgba rest, Rgba hovered);

// The height of buttons and fields: 44 px on touch.
float control_height(const Widget& widget, float px);

}  // namespace comptoir::kit
