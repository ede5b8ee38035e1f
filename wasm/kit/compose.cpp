#include "wasm/kit/compose.h"

#include <algorithm>

namespace comptoir::kit {

Rgba text_colour(const Frame& frame, Tone tone) {
    if (tone == Tone::plain) return colour(frame, Colour::text);
    if (tone == Tone::muted) return colour(frame, Colour::text_muted);
    return colour(frame, tone_pair(tone).text);
}

void apply(Frame& frame, Element& e, const Layout& layout) {
    e.gap = scaled(frame, pixels(layout.gap));
    pad(e, scaled(frame, pixels(layout.padding_x)), scaled(frame, pixels(layout.padding_y)));
    e.fixed_width = scaled(frame, layout.width);
    e.max_width = scaled(frame, layout.max_width);
    e.min_height = scaled(frame, layout.min_height);
    e.grow = layout.grow;
    e.wrap = layout.wrap;
    e.line_above = layout.line_above;
    e.line_below = layout.line_below;
    e.align = layout.align;
    e.role = layout.role;
    e.name = frame.tree.store(layout.name);
    if (layout.sunken) e.fill = colour(frame, Colour::surface_sunken);
    if (layout.line_above && e.flow == Flow::stack) e.flow = Flow::section;
}

void add_highlights(Frame& frame, Element& e, std::span<const Highlight> highlights) {
    e.highlight_first = static_cast<uint32_t>(frame.highlights.size());
    for (const Highlight& highlight : highlights) {
        if (!highlight.bytes || highlight.at + highlight.bytes > e.words.bytes) continue;
        frame.highlights.push_back(highlight);
        e.highlight_count++;
    }
}

Element& add_words(Frame& frame, Key key, std::string_view words, TextStyle style, Rgba words_colour) {
    Element& e = frame.append(key, Role::text, Arrange::words);
    e.said = false;
    e.words = frame.tree.store(words);
    e.style = style;
    e.lines_max = 1;
    e.colour = words_colour;
    return e;
}

Element& add_icon(Frame& frame, Key key, Icon icon, float size_px, Rgba icon_colour) {
    Element& e = frame.append(key, Role::image, Arrange::leaf);
    e.said = false;
    e.paint = Paint::icon;
    e.icon = icon;
    e.fixed_width = e.fixed_height = scaled(frame, size_px);
    e.fit = true;
    e.colour = icon_colour;
    return e;
}

Element& add_box(Frame& frame, Key key, Arrange arrange) {
    Element& e = frame.append(key, Role::group, arrange);
    e.said = false;
    return e;
}

Element& add_control(Widget& widget, Key key, Role role, std::string_view name) {
    Frame& frame = widget.drawing;
    Element& e = frame.append(key, role, Arrange::line);
    e.name = frame.tree.store(name);
    e.actions = bit(Action::press);
    e.fit = true;
    e.centered = true;
    e.align = Align::center;
    e.ring_for = e.id;
    return e;
}

void fill_on_hover(Widget& widget, Element& e, Rgba rest, Rgba hovered) {
    const float amount = widget.transition(e.id, widget.hovered == e.id, hover_ms);
    e.fill = amount > 0 ? blend(rest ? rest : with_alpha(hovered, 0), hovered, amount) : rest;
}

float control_height(const Widget& widget, float px) {
    constexpr float touch_px = 44;
    return (widget.modes.coarse_pointer ? std::max(px, touch_px) : px) * widget.stage.scale();
}

}  // namespace comptoir::kit
