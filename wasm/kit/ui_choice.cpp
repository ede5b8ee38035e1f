// Choosing: select, checkbox, switch, radio group, chips, tabs.
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

const Choice* chosen_of(std::span<const Choice> choices, std::string_view value) {
    for (const Choice& choice : choices)
        if (choice.value == value) return &choice;
    return nullptr;
}

// Arrow keys in a composite choose the neighbour (ARIA practices: radio group, tabs with automatic activation).
std::optional<size_t> neighbour(std::string_view key, std::span<const Choice> choices, size_t from) {
    const size_t count = choices.size();
    const bool on = key == "ArrowRight" || key == "ArrowDown", back = key == "ArrowLeft" || key == "ArrowUp";
    size_t at = key == "Home"  ? 0
                : key == "End" ? count - 1
                : on           ? (from + 1) % count
                : back         ? (from + count - 1) % count
                               : from;
    const bool backwards = back || key == "End";
    for (size_t tries = 0; tries < count && choices[at].disabled; tries++)
        at = (backwards ? at + count - 1 : at + 1) % count;
    return at == from || choices[at].disabled ? std::nullopt : std::optional(at);
}

// A control whose name is its label and, where there is one, the count beside it.
Element& add_counted(Widget& widget, Key key, Role role, std::string_view label, std::string_view detail) {
    std::string name(label);
    if (!detail.empty()) (name += ' ') += detail;
    Element& e = add_control(widget, key, role, name);
    if (!detail.empty()) e.states |= bit(State::in_parts);
    return e;
}

// Label and count each stand in the mirror where they are drawn; a label without count is the control's own text.
void add_label(Frame& frame, std::string_view label, std::string_view detail, TextStyle style, Rgba ink) {
    Element& e = add_words(frame, "label", label, style, ink);
    if (detail.empty()) return;
    e.said = true;
    e.name = frame.tree.store(std::string(label) + ' ');
}

void add_detail(Frame& frame, std::string_view detail, TextStyle style, Rgba ink) {
    if (detail.empty()) return;
    Element& e = add_words(frame, "detail", detail, style, ink);
    e.said = true;
    e.name = e.words;
}

// The line of a checkbox, switch or radio: mark, label, detail at the end.
Element& add_check(Widget& widget, Key key, Role role, const CheckOptions& options, bool on) {
    Element& e = add_counted(widget, key, role, options.label, options.detail);
    Frame& frame = widget.drawing;
    e.description = frame.tree.store(options.description);
    e.fixed_height = control_height(widget, 32);
    e.fit = false;
    e.align = Align::center;
    e.arrange = Arrange::spread;
    e.wrap = false;
    e.gap = scaled(frame, 12);
    e.radius = 6;
    e.ring_out = 2;
    if (on) e.states |= bit(State::checked);
    if (options.disabled) e.states |= bit(State::disabled), e.actions = 0;
    return e;
}

void add_mark(Widget& widget, Role role, bool on, bool hovered, bool disabled) {
    Frame& frame = widget.drawing;
    Element& mark = add_box(frame, "mark", Arrange::line);
    const bool is_switch = role == Role::switcher;
    mark.fixed_width = scaled(frame, is_switch ? 36 : 20);
    mark.fixed_height = scaled(frame, 20);
    mark.fit = mark.centered = true;
    mark.middle = !is_switch;
    mark.align = Align::center;
    mark.radius = role == Role::checkbox ? 5 : scaled(frame, 10);
    const Rgba accent = colour(frame, disabled ? Colour::text_muted : Colour::accent);
    const bool filled = on && role != Role::radio;
    mark.fill = filled      ? accent
                : is_switch ? colour(frame, Colour::border_strong)
                            : colour(frame, Colour::surface_raised);
    mark.stroke = filled || is_switch ? 0 : on || hovered ? accent : colour(frame, Colour::border_strong);
    mark.stroke_px = role == Role::radio && on ? 2 : 1.5f;
    frame.enter();
    if (is_switch) {
        frame.current().left = scaled(frame, on ? 18 : 2);
        Element& knob = add_box(frame, "knob", Arrange::leaf);
        knob.fixed_width = knob.fixed_height = scaled(frame, 16);
        knob.fit = true;
        knob.radius = scaled(frame, 8);
        knob.fill = colour(frame, on ? Colour::on_accent : Colour::surface);
    } else if (on && role == Role::checkbox) {
        add_icon(frame, "icon", Icon::check, 14, colour(frame, Colour::on_accent));
    } else if (on) {
        Element& dot = add_box(frame, "dot", Arrange::leaf);
        dot.fixed_width = dot.fixed_height = scaled(frame, 10);
        dot.fit = true;
        dot.radius = scaled(frame, 5);
        dot.fill = accent;
    }
    frame.leave();
}

void add_check_parts(Widget& widget, Role role, const CheckOptions& options, bool on, bool hovered) {
    Frame& frame = widget.drawing;
    frame.enter();
    Element& start = add_box(frame, "start", Arrange::line);
    start.gap = scaled(frame, 10);
    start.align = Align::center;
    frame.enter();
    add_mark(widget, role, on, hovered, options.disabled);
    add_label(frame, options.label, options.detail, TextStyle::body,
              colour(frame, options.disabled ? Colour::text_muted : Colour::text));
    frame.leave();
    add_detail(frame, options.detail, TextStyle::caption, colour(frame, Colour::text_muted));
    frame.last = frame.open.back();
    frame.leave();
}

bool toggled(Widget& widget, Key key, Role role, bool& on, const CheckOptions& options) {
    const NodeId node = key.in(widget.drawing.current().id);
    const bool pressed = !options.disabled && widget.take(node, Action::press);
    if (pressed) on = !on;
    add_check(widget, key, role, options, on);
    add_check_parts(widget, role, options, on, widget.hovered == node);
    return pressed;
}

}  // namespace

bool Ui::checkbox(Key key, bool& on, const CheckOptions& options) {
    return toggled(widget_, key, Role::checkbox, on, options);
}
bool Ui::switcher(Key key, bool& on, const CheckOptions& options) {
    return toggled(widget_, key, Role::switcher, on, options);
}

bool Ui::radio_group(Key key, std::string& value, std::string_view label, std::span<const Choice> choices) {
    Element& group = frame_.append(key, Role::radiogroup, Arrange::column);
    group.name = frame_.tree.store(label);
    group.flow = Flow::stack;
    const NodeId group_id = group.id;
    frame_.enter();
    text("label", label, {.style = TextStyle::body_medium});
    bool changed = false;
    const auto id_of = [&](size_t i) { return Key(choices[i].value).in(group_id); };
    const auto choose = [&](size_t i) {
        changed = value != choices[i].value;
        value = choices[i].value;
    };
    for (size_t i = 0; i < choices.size(); i++) {
        if (!choices[i].disabled && widget_.take(id_of(i), Action::press)) choose(i);
        while (const Event* arrow = widget_.take(id_of(i), Action::key)) {
            const std::optional<size_t> next = neighbour(arrow->text, choices, i);
            if (!next) continue;
            choose(*next);
            focus(id_of(*next));
        }
    }
    const Choice* chosen = chosen_of(choices, value);
    for (size_t i = 0; i < choices.size(); i++) {
        const Choice& choice = choices[i];
        const bool on = &choice == chosen;
        const CheckOptions options{.label = choice.label, .detail = choice.detail, .disabled = choice.disabled};
        Element& e = add_check(widget_, choice.value, Role::radio, options, on);
        e.position = static_cast<uint32_t>(i + 1);
        e.set_size = static_cast<uint32_t>(choices.size());
        if (!choice.disabled) e.actions |= bit(Action::key) | bit(Action::key_vertical) | bit(Action::key_horizontal);
        const bool tab_stop = on || (!chosen && i == 0);
        if (!tab_stop) e.states |= bit(State::untabbable);
        const bool hovered = widget_.hovered == e.id;
        add_check_parts(widget_, Role::radio, options, on, hovered);
    }
    end();
    return changed;
}

bool Ui::select(Key key, std::string& value, const SelectOptions& options, std::span<const Choice> choices) {
    const bool boxed = !options.quiet;
    const bool labelled = boxed || widget_.modes.text;  // the browser's own box shows the choice alone
    if (labelled) {
        Element& group = frame_.append(Key(key.hash ^ 0x5E1Eu), Role::group, Arrange::column);
        group.flow = Flow::field;
        group.gap = scaled(frame_, 6);
        frame_.enter();
        if (!options.label_hidden) text("label", options.label, {.style = TextStyle::body_medium});
    }
    Element& e = add_control(widget_, key, Role::select, options.label);
    const NodeId node = e.id;
    bool changed = false;
    if (const Event* event = options.disabled ? nullptr : widget_.take(node, Action::change)) {
        changed = value != event->text && chosen_of(choices, event->text);
        if (changed) value = event->text;
    }
    const Choice* chosen = chosen_of(choices, value);
    e.value = frame_.tree.store(value);
    e.actions = options.disabled ? 0 : bit(Action::change);
    if (options.disabled) e.states |= bit(State::disabled);
    e.flow = boxed ? Flow::field : Flow::quiet;
    e.fixed_height = control_height(widget_, boxed ? 44 : 28);
    e.radius = boxed ? 10 : 6;
    e.ring_out = boxed ? 4 : 2;
    const Rgba ink = colour(frame_, boxed && !options.disabled ? Colour::text : Colour::text_muted);
    if (boxed) {
        pad(e, scaled(frame_, 14), 0);
        e.fit = false;
        e.arrange = Arrange::spread;
        e.wrap = false;
        e.stroke = colour(frame_, Colour::border_strong);
        e.fill = colour(frame_, Colour::surface_raised);
    }
    frame_.enter();
    std::string words = boxed || options.label_hidden ? std::string() : std::string(options.label) + " ";
    if (chosen) words += chosen->label;
    add_words(frame_, "chosen", words, boxed ? TextStyle::entry : TextStyle::small, ink);
    Element& arrow = add_icon(frame_, "arrow", Icon::chevron_down, boxed ? 18 : 14, ink);
    if (!boxed) arrow.left = scaled(frame_, 4), arrow.fixed_width += scaled(frame_, 4);
    // The options are said, not drawn: the browser shows them.
    frame_.at(frame_.last).fit = true;
    frame_.enter();
    for (const Choice& choice : choices) {
        Element& option = frame_.append(choice.value, Role::option, Arrange::leaf);
        option.name = frame_.tree.store(choice.label);
        option.value = frame_.tree.store(choice.value);
        if (&choice == chosen) option.states |= bit(State::selected);
        if (choice.disabled) option.states |= bit(State::disabled);
    }
    frame_.leave();
    frame_.last = frame_.open.back();
    frame_.leave();
    if (labelled) end();
    return changed;
}

bool Ui::chip(Key key, const ChipOptions& options) {
    const bool removable = !options.remove_label.empty();
    const bool on = removable || options.on.value_or(false);
    Element& e = add_counted(widget_, key, options.on ? Role::toggle : Role::button, options.label, options.detail);
    const NodeId node = e.id;
    e.flow = Flow::chip;
    e.tone = on ? Tone::accent : Tone::plain;
    e.description = frame_.tree.store(options.remove_label);
    if (options.on && on) e.states |= bit(State::pressed);
    if (options.expanded) e.states |= bit(State::expandable) | (*options.expanded ? bit(State::expanded) : 0);
    e.fixed_height = control_height(widget_, 30);
    e.radius = e.fixed_height / 2;
    e.ring_out = 3;
    e.gap = scaled(frame_, 6);
    pad(e, scaled(frame_, 13), 0);
    e.stroke = on ? 0 : colour(frame_, Colour::border);
    fill_on_hover(widget_, e, on ? colour(frame_, Colour::accent_soft) : colour(frame_, Colour::surface),
                  on ? colour(frame_, Colour::accent_soft) : colour(frame_, Colour::surface_sunken));
    const Rgba ink = colour(frame_, on ? Colour::accent_text : Colour::text);
    frame_.enter();
    if (options.icon != Icon::none) add_icon(frame_, "icon", options.icon, 14, ink);
    add_label(frame_, options.label, options.detail, on ? TextStyle::small_medium : TextStyle::small, ink);
    add_detail(frame_, options.detail, TextStyle::caption_strong, ink);
    if (removable) add_icon(frame_, "remove", Icon::close, 13, ink);
    end();
    return widget_.take(node, Action::press);
}

bool Ui::tabs(Key key, std::string& value, std::string_view name, std::span<const Choice> choices) {
    Element& list = frame_.append(key, Role::tablist, Arrange::row);
    list.name = frame_.tree.store(name);
    list.flow = Flow::row;
    list.gap = scaled(frame_, 16);
    list.line_below = true;
    list.align = Align::end;
    const NodeId list_id = list.id;
    frame_.enter();
    bool changed = false;
    const auto id_of = [&](size_t i) { return Key(choices[i].value).in(list_id); };
    const auto choose = [&](size_t i) {
        changed = value != choices[i].value;
        value = choices[i].value;
    };
    for (size_t i = 0; i < choices.size(); i++) {
        if (widget_.take(id_of(i), Action::press)) choose(i);
        while (const Event* arrow = widget_.take(id_of(i), Action::key)) {
            const std::optional<size_t> next = neighbour(arrow->text, choices, i);
            if (!next) continue;
            choose(*next);
            focus(id_of(*next));
        }
    }
    for (size_t i = 0; i < choices.size(); i++) {
        const bool on = choices[i].value == value;
        Element& tab = add_control(widget_, choices[i].value, Role::tab, choices[i].label);
        tab.actions |= bit(Action::key) | bit(Action::key_horizontal);
        tab.position = static_cast<uint32_t>(i + 1);
        tab.set_size = static_cast<uint32_t>(choices.size());
        tab.states |= on ? bit(State::selected) : bit(State::untabbable);
        tab.fixed_height = scaled(frame_, 48);
        tab.gap = scaled(frame_, 6);
        tab.radius = 6;
        tab.ring_out = -4;
        pad(tab, scaled(frame_, 4), 0);
        if (on) tab.foot = colour(frame_, Colour::accent);
        const Rgba ink = colour(frame_, on || widget_.hovered == tab.id ? Colour::text : Colour::text_muted);
        frame_.set(tab, Attribute::controls, std::to_string(Key("panel").in(list_id)));
        frame_.enter();
        add_words(frame_, "label", choices[i].label, TextStyle::body_medium, ink);
        if (!choices[i].detail.empty())
            add_words(frame_, "detail", choices[i].detail, TextStyle::caption_medium,
                      colour(frame_, Colour::text_muted));
        end();
    }
    end();
    return changed;
}

void Ui::begin_tab_panel(Key tabs_key, std::string_view value) {
    Element& panel = frame_.append(tabs_key, Role::tabpanel, Arrange::column);
    // Not a child of the tab list, but named after it.
    panel.id = Key("panel").in(panel.id);
    panel.value = frame_.tree.store(value);
    panel.flow = Flow::stack;
    panel.states |= bit(State::focusable);
    frame_.enter();
}

}  // namespace comptoir::kit
