// Buttons and links.
#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

struct ButtonColours {
    Rgba text, rest, hovered, stroke;
};

ButtonColours colours_of(const Frame& frame, ButtonKind kind) {
    const auto c = [&](Colour name) { return colour(frame, name); };
    switch (kind) {
        case ButtonKind::primary:
            return {c(Colour::on_accent), c(Colour::accent), c(Colour::accent_hover), 0};
        case ButtonKind::secondary:
            return {c(Colour::text), c(Colour::surface_raised), c(Colour::surface_sunken), c(Colour::border)};
        case ButtonKind::quiet:
            return {c(Colour::accent_text), 0, c(Colour::accent_soft), 0};
        case ButtonKind::danger:
            return {c(Colour::danger), c(Colour::surface_raised), c(Colour::danger_soft), c(Colour::border)};
    }
    return {};
}

struct ButtonLook {
    std::string_view label;
    ButtonKind kind;
    Icon icon;
    bool icon_only, small, grow, muted, tile;
};

// Dresses the control that was appended last as a button, and appends what is drawn in it.
void dress(Widget& widget, const ButtonLook& look) {
    Frame& frame = widget.drawing;
    Element& e = frame.at(frame.last);
    ButtonColours colours = colours_of(frame, look.kind);
    if (look.muted)
        colours = {colour(frame, Colour::text_muted), colour(frame, Colour::surface_sunken),
                   colour(frame, Colour::surface_sunken), 0};
    const bool tile = look.tile;
    e.flow = look.kind == ButtonKind::primary ? Flow::primary
             : look.kind == ButtonKind::quiet ? Flow::quiet
                                              : Flow::none;
    e.fixed_height = tile ? scaled(frame, 68) : control_height(widget, look.small ? 32 : 40);
    e.min_height = 0;
    e.gap = scaled(frame, tile ? 6 : 8);
    e.grow = look.grow;
    e.middle = true;
    e.radius = tile ? 12 : 8;
    e.stroke = colours.stroke;
    if (tile) e.arrange = Arrange::column;
    if (look.icon_only) {
        e.fixed_width = e.fixed_height;
        e.states |= bit(State::iconic);
    } else {
        pad(e, scaled(frame, tile ? 6 : look.kind == ButtonKind::quiet ? 8 : look.small ? 12 : 16), 0);
    }
    fill_on_hover(widget, e, colours.rest, look.muted ? colours.rest : colours.hovered);
    frame.enter();
    if (look.icon != Icon::none) add_icon(frame, "icon", look.icon, look.small ? 16 : 18, colours.text);
    if (!look.icon_only)
        add_words(frame, "label", look.label, look.small ? TextStyle::small_medium : TextStyle::body_medium,
                  colours.text);
    frame.last = frame.open.back();
    frame.leave();
}

// What was done with the button, of the one action that it takes.
const Event* add_button(Widget& widget, Key key, Role role, Action action, const ButtonOptions& options) {
    Frame& frame = widget.drawing;
    Element& e = add_control(widget, key, role, options.label);
    const NodeId node = e.id;
    e.description = frame.tree.store(options.description);
    const bool idle = options.disabled || options.busy;
    if (options.disabled) e.states |= bit(State::disabled);
    if (options.busy) e.states |= bit(State::busy);
    if (options.expanded) e.states |= bit(State::expandable) | (*options.expanded ? bit(State::expanded) : 0);
    e.actions = idle ? 0 : bit(action);
    const bool icon_only = options.icon_only && !widget.modes.text;  // as text there are no icons
    dress(widget, {options.label, options.kind, options.busy ? Icon::clock : options.icon, icon_only, options.small,
                   options.grow || options.tile, idle, options.tile});
    return idle ? nullptr : widget.take(node, action);
}

}  // namespace

bool Ui::button(Key key, const ButtonOptions& options) {
    return add_button(widget_, key, Role::button, Action::press, options) != nullptr;
}

std::optional<ChosenFile> Ui::file_button(Key key, const ButtonOptions& options) {
    const Event* chosen = add_button(widget_, key, Role::file, Action::change, options);
    if (!chosen) return std::nullopt;
    return ChosenFile{static_cast<uint32_t>(chosen->number), chosen->text};
}

bool Ui::link(Key key, const LinkOptions& options) {
    if (options.button) {
        Element& e = add_control(widget_, key, Role::link, options.label);
        e.description = frame_.tree.store(options.description);
        if (options.external) e.states |= bit(State::external);
        frame_.set(e, Attribute::href, options.href);
        const NodeId node = e.id;
        dress(widget_, {options.label, options.kind, options.icon, false, false, options.tile, false, options.tile});
        Element& dressed = frame_.at(frame_.last);
        if (dressed.flow == Flow::none) dressed.flow = Flow::boxed;
        return widget_.take(node, Action::press);
    }
    const bool with_icon = options.icon != Icon::none;
    if (with_icon) {
        Element& line = add_box(frame_, Key(key.hash), Arrange::line);
        line.gap = scaled(frame_, 6);
        line.align = Align::start;
        frame_.enter();
        Element& icon = add_icon(frame_, "icon", options.icon, figures(options.style).size_px + 2,
                                 colour(frame_, Colour::accent_text));
        icon.fixed_height = frame_.stage->line_height(options.style);
        icon.top = (icon.fixed_height - icon.fixed_width) / 2;
    }
    Element& e = frame_.append(key, Role::link, Arrange::words);
    e.words = e.name = frame_.tree.store(options.label);
    e.description = frame_.tree.store(options.description);
    e.style = options.style;
    e.lines_max = options.lines_max;
    e.fit = true;
    e.colour = colour(frame_, options.current ? Colour::text : Colour::accent_text);
    e.actions = bit(Action::press);
    e.ring_for = e.id;
    e.radius = 2;
    e.ring_out = 3;
    if (options.current) e.states |= bit(State::current);
    if (options.external) e.states |= bit(State::external);
    frame_.set(e, Attribute::href, options.href);
    const NodeId node = e.id;
    if (widget_.hovered == node) e.line_below = true;
    if (with_icon) end();
    return widget_.take(node, Action::press);
}

}  // namespace comptoir::kit
