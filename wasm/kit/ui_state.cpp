// What a screen says about its state: progress, waiting, emptiness, failure; and the frame of the page: skip link,
// destinations.
#include <algorithm>
#include <cmath>
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

void Ui::progress(Key key, std::string_view label, std::optional<float> percent) {
    Element& e = frame_.append(key, Role::progress, Arrange::leaf);
    e.name = frame_.tree.store(label);
    e.value =
        frame_.tree.store(percent ? std::to_string(std::lround(std::clamp(*percent, 0.f, 100.f))) : std::string());
    e.fixed_height = scaled(frame_, 6);
    e.radius = scaled(frame_, 3);
    e.fill = colour(frame_, Colour::border);
    e.paint = Paint::bar;
    e.colour = colour(frame_, Colour::accent);
    // Unknown progress stands still at a third: movement would cost frames for as long as it lasts.
    e.fraction = percent ? std::clamp(*percent, 0.f, 100.f) / 100 : 1.f / 3;
}

void Ui::skeleton(Key key, std::string_view label, uint32_t rows) {
    Element& e = frame_.append(key, Role::group, Arrange::column);
    e.states |= bit(State::busy);
    e.grow = true;  // what stands below it stays there
    frame_.enter();
    status("label", label, {}, true);
    for (uint32_t i = 0; i < rows; i++) {
        Element& row = add_box(frame_, i, Arrange::line);
        row.line_below = true;
        row.gap = scaled(frame_, 12);
        row.align = Align::start;
        pad(row, scaled(frame_, 16), scaled(frame_, 14));
        frame_.enter();
        const auto bar = [&](Key bar_key, float width_px, float height_px, float radius) {
            Element& shape = add_box(frame_, bar_key, Arrange::leaf);
            shape.fixed_width = scaled(frame_, width_px);
            shape.fixed_height = scaled(frame_, height_px);
            shape.fit = true;
            shape.radius = radius;
            shape.fill = colour(frame_, Colour::surface_sunken);
        };
        bar("logo", 44, 44, 10);
        Element& lines = add_box(frame_, "lines", Arrange::column);
        lines.gap = scaled(frame_, 10);
        frame_.enter();
        bar("name", i % 2 ? 150 : 190, 14, 4);
        bar("trade", i % 3 ? 220 : 170, 12, 4);
        bar("words", 250, 12, 4);
        frame_.leave();
        frame_.leave();
    }
    end();
}

void Ui::begin_empty(Key key, const EmptyOptions& options) {
    begin_center(key);
    add_icon(frame_, "icon", options.icon, 32, colour(frame_, Colour::text_muted));
    heading("title", options.title, options.level);
    if (options.words.empty()) return;
    paragraph("words", options.words, {.tone = Tone::muted});
    frame_.at(frame_.last).max_width = scaled(frame_, 320);
    frame_.at(frame_.last).centered_words = true;
}

bool Ui::error_state(Key key, std::string_view title, std::string_view words, std::string_view retry_label) {
    begin_empty(key, {.icon = Icon::alert, .title = title});
    Element& alert = frame_.append("alert", Role::alert, Arrange::words);
    alert.words = alert.name = frame_.tree.store(words);
    alert.colour = colour(frame_, Colour::text_muted);
    alert.tone = Tone::muted;
    alert.max_width = scaled(frame_, 360);
    alert.centered_words = true;
    const bool pressed = button("retry", {.label = retry_label, .kind = ButtonKind::primary, .icon = Icon::refresh});
    end();
    return pressed;
}

bool Ui::skip_link(Key key, std::string_view label, NodeId target) {
    Element& over = frame_.append(key, Role::overlay, Arrange::aside);
    const NodeId node = Key("link").in(over.id);
    const bool shown = widget_.focused == node;
    over.layer = shown;
    if (shown) {
        over.fill = colour(frame_, Colour::surface_raised);
        over.stroke = colour(frame_, Colour::accent);
        over.shadow = colour(frame_, Colour::shadow_pop);
        over.shadow_blur = 24;
        over.radius = 8;
        pad(over, scaled(frame_, 14), scaled(frame_, 10));
    }
    frame_.enter();
    Element& link = frame_.append("link", Role::link, Arrange::words);
    link.name = frame_.tree.store(label);
    link.words = shown ? link.name : frame_.tree.store("");
    link.lines_max = 1;
    link.style = TextStyle::body_medium;
    link.colour = colour(frame_, Colour::accent_text);
    link.actions = bit(Action::press);
    link.ring_for = node;
    if (!shown) link.states |= bit(State::offscreen);
    frame_.set(link, Attribute::href, "#" + std::to_string(target));
    end();
    const bool pressed = widget_.take(node, Action::press);
    if (pressed) focus(target);
    return pressed;
}

std::optional<size_t> Ui::nav_bar(Key key, std::string_view name, std::span<const NavItem> items) {
    const bool at_bottom = is_compact();
    const bool ends_in_button = !at_bottom && !items.empty() && items.back().button;
    Element& bar = frame_.append(key, Role::navigation, ends_in_button ? Arrange::spread : Arrange::line);
    bar.name = frame_.tree.store(name);
    bar.flow = Flow::bar;
    bar.align = Align::center;
    bar.gap = at_bottom ? 0 : scaled(frame_, 16);
    bar.line_above = at_bottom;
    bar.line_below = !at_bottom;
    bar.fill = colour(frame_, Colour::surface);
    pad(bar, at_bottom ? 0 : scaled(frame_, 16), 0);
    frame_.enter();
    std::optional<size_t> pressed;
    for (size_t i = 0; i < items.size(); i++) {
        const NavItem& item = items[i];
        std::string said(item.label);
        if (!item.badge.empty()) (said += ' ') += item.badge;
        Element& e = add_control(widget_, item.key, item.button ? Role::button : Role::link, said);
        if (item.button)
            e.flow = Flow::quiet;
        else
            frame_.set(e, Attribute::href, item.href);
        const NodeId node = e.id;
        if (item.current) e.states |= bit(State::current);
        e.fixed_height = scaled(frame_, at_bottom ? 56 : 52);
        e.grow = at_bottom;
        e.gap = scaled(frame_, at_bottom ? 2 : 6);
        e.radius = 6;
        e.ring_out = -4;
        if (at_bottom) e.arrange = Arrange::column;
        pad(e, scaled(frame_, widget_.modes.coarse_pointer && !at_bottom ? 12 : 4), 0);
        if (item.current && !at_bottom) e.foot = colour(frame_, Colour::accent);
        const bool lit = item.current || widget_.hovered == node;
        const Rgba ink = colour(frame_, lit ? at_bottom ? Colour::accent_text : Colour::text : Colour::text_muted);
        frame_.enter();
        const auto add_badge = [&] {
            if (item.badge.empty()) return;
            Element& badge = add_box(frame_, "badge", Arrange::line);
            badge.fill = colour(frame_, Colour::accent_soft);
            badge.radius = 6;
            badge.fit = true;
            pad(badge, scaled(frame_, at_bottom ? 4 : 8), scaled(frame_, at_bottom ? 0 : 2));
            frame_.enter();
            add_words(frame_, "words", item.badge, TextStyle::caption_medium, colour(frame_, Colour::accent_text));
            frame_.leave();
        };
        if ((at_bottom || item.button) && item.icon != Icon::none) {
            Element& line = add_box(frame_, "line", Arrange::line);
            line.align = Align::center;
            line.gap = scaled(frame_, 2);
            frame_.enter();
            add_icon(frame_, "icon", item.icon, at_bottom ? 20 : 18, ink);
            if (at_bottom) add_badge();
            frame_.leave();
        }
        const TextStyle style = !at_bottom     ? TextStyle::body_medium
                                : item.current ? TextStyle::caption_strong
                                               : TextStyle::caption;
        add_words(frame_, "label", item.label, style, ink);
        if (!at_bottom) add_badge();
        end();
        if (widget_.take(node, Action::press)) pressed = i;
    }
    end();
    return pressed;
}

}  // namespace comptoir::kit
