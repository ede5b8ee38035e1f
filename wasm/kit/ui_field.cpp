// Text fields: the drawn box; what is typed lies in the browser's own field over it.
#include <algorithm>
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

constexpr float field_height_px = 44;
constexpr float field_padding_px = 14;

Role role_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
        case FieldKind::multiline:
            return Role::textbox;
        case FieldKind::search:
            return Role::searchbox;
        case FieldKind::combobox:
            return Role::combobox;
    }
    return Role::textbox;
}

// What the person did: the caller's value follows what was typed.
FieldResult hear(Widget& widget, NodeId field, NodeId clear, std::string& value) {
    FieldResult result;
    if (const Event* typed = widget.take(field, Action::input)) {
        result.changed = typed->text != value;
        value = typed->text;
    }
    if (widget.take(clear, Action::press) && !value.empty()) {
        value.clear();
        result.changed = true;
        widget.focus_wanted = field;
    }
    result.submitted = widget.take(field, Action::submit);
    result.dismissed = widget.take(field, Action::dismiss);
    result.focused = widget.focused == field;
    result.node = field;
    return result;
}

// The box of the field; the browser's field covers it, its text starts after the icon.
Element& add_field_box(Widget& widget, const FieldOptions& options, bool focused, bool clearable) {
    Frame& frame = widget.drawing;
    Element& e = frame.append("field", role_of(options.kind), Arrange::line);
    e.name = frame.tree.store(options.label);
    e.flow = Flow::field;
    e.style = TextStyle::entry;
    e.grow = e.centered = true;
    e.align = Align::center;
    e.gap = scaled(frame, 10);
    pad(e, scaled(frame, field_padding_px), 0);
    const bool multiline = options.kind == FieldKind::multiline;
    e.fixed_height = scaled(frame, field_height_px);
    if (multiline) {
        e.fixed_height = static_cast<float>(std::max(1u, options.lines)) * frame.stage->line_height(TextStyle::entry) +
                         scaled(frame, 22);
        e.states |= bit(State::multiline);
        e.centered = false;
        e.top = scaled(frame, 10);
    }
    e.radius = 10;
    e.fill = colour(frame, options.disabled ? Colour::surface_sunken : Colour::surface_raised);
    const Colour line = !options.error.empty() ? Colour::danger : focused ? Colour::accent : Colour::border_strong;
    e.stroke = colour(frame, line);
    e.actions = bit(Action::input) | bit(Action::submit) | bit(Action::dismiss);
    if (options.kind == FieldKind::search || options.kind == FieldKind::combobox)
        e.actions |= bit(Action::key) | bit(Action::key_updown);
    if (multiline) e.actions &= ~bit(Action::submit);
    if (options.disabled) e.states |= bit(State::disabled), e.actions = 0;
    if (options.required) e.states |= bit(State::required);
    if (!options.error.empty()) e.states |= bit(State::invalid);
    e.description = frame.tree.store(options.description);
    frame.set(e, Attribute::error, options.error);
    frame.set(e, Attribute::placeholder, options.placeholder);
    frame.set(e, Attribute::input_type, options.input_type);
    frame.set(e, Attribute::autocomplete, options.autocomplete);
    frame.set(e, Attribute::enter_key, options.enter_key);
    if (options.max_length) frame.set(e, Attribute::max_length, std::to_string(options.max_length));
    if (multiline)  // the browser breaks its lines where the box's own padding begins
        frame.set(e, Attribute::end_room, std::to_string(static_cast<uint64_t>(scaled(frame, field_padding_px))));
    if (clearable)
        frame.set(e, Attribute::end_room, std::to_string(static_cast<uint64_t>(scaled(frame, field_height_px))));
    return e;
}

void add_clear_button(Widget& widget, std::string_view label) {
    Frame& frame = widget.drawing;
    Element& e = add_control(widget, "clear", Role::button, label);
    e.states |= bit(State::iconic);
    e.flow = Flow::quiet;
    e.fixed_width = e.fixed_height = scaled(frame, field_height_px);
    e.middle = true;
    e.ring_out = -6;
    e.radius = 12;
    const Rgba ink = colour(frame, widget.hovered == e.id ? Colour::text : Colour::text_muted);
    frame.enter();
    add_icon(frame, "icon", Icon::close, 18, ink);
    frame.leave();
}

// An open combobox: its listbox is an overlay under the field, the focus stays in the field.
std::optional<size_t> suggest(Widget& widget, NodeId field, int box, FieldResult& result, std::string& value,
                              const FieldOptions& options) {
    Frame& frame = widget.drawing;
    if (options.suggestions.empty() || !result.focused) return {};
    const NodeId overlay = Key("suggestions").in(field), listbox = Key("listbox").in(overlay);
    std::optional<size_t> active, chosen;
    const auto option_id = [&](size_t i) { return options.suggestions[i].key.in(listbox); };
    for (size_t i = 0; i < options.suggestions.size(); i++)
        if (widget.combobox_active == option_id(i)) active = i;
    if (!active && options.first_active) active = 0;
    while (const Event* key = widget.take(field, Action::key)) {
        const size_t last = options.suggestions.size() - 1;
        if (key->text == "ArrowDown") active = !active ? 0 : *active == last ? 0 : *active + 1;
        if (key->text == "ArrowUp") active = !active || *active == 0 ? last : *active - 1;
    }
    if (result.submitted && active) chosen = active, result.submitted = false;
    for (size_t i = 0; i < options.suggestions.size(); i++)
        if (widget.take(option_id(i), Action::press)) chosen = i;
    widget.combobox_active = active && !chosen ? option_id(*active) : 0;
    if (chosen) {
        value = options.suggestions[*chosen].label;
        result.changed = true;
    }
    Element& over = frame.append_overlay(overlay, Role::overlay, Arrange::below);
    over.anchor = box;
    over.fill = colour(frame, Colour::surface_raised);
    over.stroke = colour(frame, Colour::border);
    over.shadow = colour(frame, Colour::shadow_pop);
    over.shadow_blur = 24;
    over.radius = 10;
    pad(over, 0, scaled(frame, 4));
    widget.follows_scroll = true;
    frame.enter();
    Element& list = frame.append("listbox", Role::listbox, Arrange::column);
    list.name = frame.tree.store(options.suggestions_label);
    frame.enter();
    for (size_t i = 0; i < options.suggestions.size(); i++) {
        const Suggestion& suggestion = options.suggestions[i];
        Element& option = frame.append(suggestion.key, Role::option, Arrange::spread);
        option.name = frame.tree.store(suggestion.label);
        option.actions = bit(Action::press);
        option.position = static_cast<uint32_t>(i + 1);
        option.set_size = static_cast<uint32_t>(options.suggestions.size());
        option.fixed_height = control_height(widget, 40);
        option.centered = true;
        option.align = Align::center;
        option.gap = scaled(frame, 12);
        pad(option, scaled(frame, 14), 0);
        if (active == i)
            option.states |= bit(State::selected), option.fill = colour(frame, Colour::accent_soft);
        else if (widget.hovered == option.id)
            option.fill = colour(frame, Colour::surface_sunken);
        frame.enter();
        Element& label = add_words(frame, "label", suggestion.label, TextStyle::body, colour(frame, Colour::text));
        label.highlight_first = static_cast<uint32_t>(frame.highlights.size());
        for (const Highlight& h : suggestion.highlights) frame.highlights.push_back(h), label.highlight_count++;
        if (!suggestion.detail.empty())
            add_words(frame, "detail", suggestion.detail, TextStyle::caption, colour(frame, Colour::text_muted));
        frame.leave();
    }
    frame.leave();
    frame.leave();
    Element& input = frame.at(box);
    input.states |= bit(State::expanded);
    frame.set(input, Attribute::controls, std::to_string(listbox));
    if (widget.combobox_active) frame.set(input, Attribute::active, std::to_string(widget.combobox_active));
    return chosen;
}

}  // namespace

FieldResult Ui::text_field(Key key, std::string& value, const FieldOptions& options) {
    const bool beside_others = frame_.current().arrange == Arrange::row || frame_.current().arrange == Arrange::line;
    Element& group = frame_.append(key, Role::group, Arrange::column);
    group.flow = Flow::field;
    group.gap = scaled(frame_, 6);
    group.grow = beside_others;
    const NodeId group_id = group.id;
    frame_.enter();
    const NodeId line_id = Key("line").in(group_id), field = Key("field").in(line_id);
    FieldResult result = hear(widget_, field, Key("clear").in(line_id), value);
    if (!options.label_hidden) text("label", options.label, {.style = TextStyle::body_medium});
    Element& line = add_box(frame_, "line", Arrange::line);
    line.align = Align::center;
    const bool clearable = !options.clear_label.empty() && !value.empty() && !options.disabled;
    // The button stands on the end of the box.
    line.gap = clearable ? -scaled(frame_, field_height_px) : 0;
    frame_.enter();
    Element& box = add_field_box(widget_, options, result.focused, clearable);
    const int box_index = frame_.last;
    // A field shows that it has the focus however it came there.
    if (result.focused) {
        box.halo = with_alpha(colour(frame_, options.error.empty() ? Colour::accent : Colour::danger), 0.22f);
        box.stroke_px = 2;  // the line's colour alone is too near to the one without the focus
    }
    if (options.kind == FieldKind::combobox) box.states |= bit(State::expandable);
    frame_.enter();
    if (options.icon != Icon::none) add_icon(frame_, "icon", options.icon, 18, colour(frame_, Colour::text_muted));
    // Where the typed text starts, for the browser's field.
    add_words(frame_, "start", "", TextStyle::entry, 0);
    frame_.leave();
    if (clearable && !widget_.modes.text)
        add_clear_button(widget_, options.clear_label);  // the browser's field has its own
    frame_.leave();
    if (!options.error.empty())
        text("error", options.error, {.style = TextStyle::caption, .tone = Tone::danger, .icon = Icon::alert});
    if (!options.description.empty())
        text("hint", options.description, {.style = TextStyle::caption, .tone = Tone::muted});
    result.chosen = suggest(widget_, field, box_index, result, value, options);
    frame_.at(box_index).value = frame_.tree.store(value);
    while (const Event* arrow = widget_.take(field, Action::key)) result.moved_down |= arrow->text == "ArrowDown";
    end();
    return result;
}

}  // namespace comptoir::kit
