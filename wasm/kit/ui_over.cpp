// What stands over the page: dialogs and short messages; and what opens in it.
#include <algorithm>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

Icon icon_of(Tone tone) {
    return tone == Tone::success                           ? Icon::check
           : tone == Tone::danger || tone == Tone::warning ? Icon::alert
                                                           : Icon::info;
}

}  // namespace

bool Ui::begin_dialog(Key key, bool& open, const DialogOptions& options) {
    const NodeId node = id(key);
    if (!open) return false;
    const NodeId box_id = Key("box").in(node), close = Key("close").in(Key("head").in(box_id));
    const bool dismissed = widget_.take(node, Action::dismiss), closed = widget_.take(close, Action::press);
    if (dismissed || closed) {
        open = false;
        return false;
    }
    widget_.dialog_this_frame = node;
    Element& over = frame_.append_overlay(node, Role::dialog, Arrange::over);
    over.name = frame_.tree.store(options.title);
    over.actions = bit(Action::dismiss);
    over.fill = colour(frame_, Colour::scrim);
    frame_.enter();
    Element& box = frame_.append("box", Role::group, Arrange::column);
    box.flow = Flow::card;
    box.fixed_width = scaled(frame_, options.width);
    box.fill = colour(frame_, Colour::surface_raised);
    box.radius = 12;
    box.shadow = colour(frame_, Colour::shadow_pop);
    box.shadow_blur = 24;
    box.bottom = box.radius;  // below the scrolling part, whose picture has no round corners
    frame_.enter();
    begin_spread("head", {.padding_x = Space::s5, .line_below = true});
    frame_.current().top = frame_.current().bottom = scaled(frame_, 10);
    heading("title", options.title, 1);  // what is beside it can't be reached: the dialog begins anew
    const NodeId title = last_id();
    button("close", {.label = options.close_label, .kind = ButtonKind::quiet, .icon = Icon::close, .icon_only = true});
    end();
    begin_scroll("body", options.title, {.gap = Space::s4, .padding_x = Space::s5, .padding_y = Space::s3});
    frame_.at(frame_.current().parent).min_height = 0;
    if (widget_.open_dialog != node) {
        widget_.focus_before_dialog = widget_.focused;
        widget_.open_dialog = node;
        widget_.focus_wanted = title;
    }
    return true;
}

void Ui::end_dialog() {
    end_scroll();
    end();
    end();
}

void Ui::begin_dialog_foot() {
    end_scroll();
    begin_row("foot", {.padding_x = Space::s5, .line_above = true});
    frame_.current().top = scaled(frame_, 12);
}

void Ui::end_dialog_foot() {
    end();
    end();
    end();
}

bool Ui::toast(Key key, bool& shown, const ToastOptions& options) {
    const NodeId node = id(key);
    const NodeId line = Key("line").in(node);
    if (!shown) return false;
    if (widget_.take(Key("close").in(line), Action::press)) {
        shown = false;
        return false;
    }
    Element& over = frame_.append_overlay(node, Role::overlay, Arrange::foot);
    over.fill = colour(frame_, Colour::surface_raised);
    over.stroke = colour(frame_, Colour::border);
    over.shadow = colour(frame_, Colour::shadow_pop);
    over.shadow_blur = 24;
    over.radius = 12;
    over.tone = options.tone;
    pad(over, scaled(frame_, 16), scaled(frame_, 8));
    frame_.enter();
    Element& row = frame_.append("line", Role::group, Arrange::line);
    row.flow = Flow::row;
    row.align = Align::center;
    row.gap = scaled(frame_, 8);
    frame_.enter();
    if (options.tone != Tone::plain) {
        add_icon(frame_, "icon", icon_of(options.tone), 18, text_colour(frame_, options.tone));
    }
    status("words", options.words, {.grow = true});
    bool pressed = false;
    if (!options.action_label.empty())
        pressed = button("action", {.label = options.action_label, .kind = ButtonKind::quiet, .small = true});
    if (!options.close_label.empty())
        button("close", {.label = options.close_label,
                         .kind = ButtonKind::quiet,
                         .icon = Icon::close,
                         .icon_only = true,
                         .small = true});
    end();
    end();
    return pressed;
}

bool Ui::note(Key key, const NoteOptions& options) {
    const TonePair colours = tone_pair(options.tone);
    Element& note = frame_.append(key, Role::note, Arrange::spread);
    note.flow = Flow::card;
    note.tone = options.tone;
    note.fill = colour(frame_, colours.background);
    note.radius = 12;
    note.gap = scaled(frame_, 12);
    note.align = Align::center;
    pad(note, scaled(frame_, 16), scaled(frame_, 12));
    frame_.enter();
    text("words", options.words, {.tone = options.tone, .icon = icon_of(options.tone)});
    const bool pressed =
        !options.action_label.empty() && button("action", {.label = options.action_label, .small = true});
    end();
    return pressed;
}

void Ui::status(Key key, std::string_view words, const TextOptions& options, bool hidden, double delay_ms) {
    Element& e = frame_.append(key, Role::status, hidden ? Arrange::aside : Arrange::words);
    StatusState& state = widget_.status_state(e.id);
    // Words that are seen are there at once; those for the ear alone wait until they have settled.
    if (hidden && delay_ms > 0) {
        if (state.waiting != words) {
            state.waiting = words;
            state.say_at_ms = widget_.now + delay_ms;
        }
        state.say_at_ms = std::max(state.say_at_ms, widget_.typed_at_ms + delay_ms);
        if (widget_.now >= state.say_at_ms)
            state.said = state.waiting;
        else if (state.said != state.waiting)
            widget_.wake_at(state.say_at_ms);
    } else {
        state.said = words;
    }
    e.name = frame_.tree.store(state.said);
    if (hidden) e.states |= bit(State::hidden_text);
    e.words = frame_.tree.store(words);
    e.style = options.style;
    e.tone = options.tone;
    e.colour = text_colour(frame_, options.tone);
    e.lines_max = options.lines_max;
    e.grow = options.grow;
}

bool Ui::begin_disclosure(Key key, bool& open, std::string_view label) {
    Element& group = frame_.append(key, Role::group, Arrange::column);
    group.flow = Flow::stack;
    group.gap = scaled(frame_, 8);
    frame_.enter();
    Element& e = add_control(widget_, "toggle", Role::button, label);
    const NodeId node = e.id;
    if (widget_.take(node, Action::press)) open = !open;
    e.states |= bit(State::expandable) | (open ? bit(State::expanded) : 0);
    e.flow = Flow::quiet;
    e.fixed_height = control_height(widget_, 36);
    e.gap = scaled(frame_, 6);
    e.radius = 6;
    e.ring_out = 2;
    const Rgba ink = colour(frame_, widget_.hovered == node ? Colour::accent_text : Colour::text);
    frame_.enter();
    add_icon(frame_, "arrow", open ? Icon::chevron_down : Icon::chevron_right, 16, ink);
    add_words(frame_, "label", label, TextStyle::body_medium, ink);
    end();
    if (!open) return false;
    begin_stack("content", {});
    return true;
}

}  // namespace comptoir::kit
