// Surroundings, layouts and focus.
#include <algorithm>
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

constexpr float compact_below_px = 720;
// What a strip cuts at its end fades out (web/engine/styles.js); its last chip can be scrolled clear of that.
constexpr float strip_fade_px = 24;

Element& begin(Frame& frame, Key key, Arrange arrange, Flow flow, const Layout& layout) {
    Element& e = frame.append(key, Role::group, arrange);
    e.flow = flow;
    apply(frame, e, layout);
    frame.enter();
    return e;
}

}  // namespace

float Ui::width() const {
    return widget_.width / widget_.stage.scale();
}
float Ui::height() const {
    return widget_.height / widget_.stage.scale();
}
bool Ui::is_compact() const {
    return width() < compact_below_px;
}
bool Ui::is_text_mode() const {
    return widget_.modes.text;
}
double Ui::now_ms() const {
    return widget_.now;
}
void Ui::wake_in(double delay_ms) {
    widget_.wake_at(widget_.now + delay_ms);
}

void Ui::end() {
    frame_.last = frame_.open.back();
    frame_.leave();
}

void Ui::begin_stack(Key key, const Layout& layout) {
    begin(frame_, key, Arrange::column, Flow::stack, layout);
}

void Ui::begin_row(Key key, const Layout& layout) {
    // Children of different heights stand on one middle line unless the caller says otherwise.
    Element& e = begin(frame_, key, Arrange::row, Flow::row, layout);
    if (layout.align == Align::stretch) e.align = Align::center;
}

void Ui::begin_spread(Key key, const Layout& layout) {
    Element& e = begin(frame_, key, Arrange::spread, Flow::spread, layout);
    if (layout.align == Align::stretch) e.align = Align::center;
}

void Ui::begin_split(Key key, float side_width) {
    begin(frame_, key, Arrange::split, Flow::split, {.gap = Space::none}).side_width = scaled(frame_, side_width);
    begin_stack("main", {.gap = Space::none});
}

void Ui::begin_panes(Key key, float first_width) {
    Element& panes = begin(frame_, key, Arrange::panes, Flow::panes, {.gap = Space::none, .grow = true});
    panes.min_height = scaled(frame_, 240);
    begin_stack("first", {.gap = Space::none, .width = first_width});
}

void Ui::next_part() {
    end();
    const bool split = frame_.current().arrange == Arrange::split;
    const float side_width = frame_.current().side_width;
    begin_stack(split ? "side" : "second", {.gap = Space::none});
    // The line between the parts has a pixel of its own: a scroll area's picture would cover it.
    frame_.current().line_before = true;
    frame_.current().left = 1;
    if (split) frame_.current().fixed_width = side_width;
}

void Ui::begin_card(Key key, const Layout& layout) {
    Element& e = begin(frame_, key, Arrange::column, Flow::card, layout);
    if (layout.padding_x == Space::none && layout.padding_y == Space::none)
        pad(e, scaled(frame_, pixels(Space::s4)), scaled(frame_, pixels(Space::s4)));
    e.fill = colour(frame_, Colour::surface_raised);
    e.stroke = colour(frame_, Colour::border);
    e.radius = 12;
    e.shadow = colour(frame_, Colour::shadow_card);
}

void Ui::begin_section(Key key) {
    const bool in_side = frame_.current().fixed_width > 0;
    const Space margin = is_compact() || in_side ? Space::s4 : Space::s5;
    Element& e =
        begin(frame_, key, Arrange::column, Flow::section, {.gap = Space::s3, .padding_x = margin, .line_above = true});
    e.top = e.bottom = scaled(frame_, 20);
}

void Ui::begin_center(Key key) {
    Element& e =
        begin(frame_, key, Arrange::column, Flow::center,
              {.gap = Space::s3, .padding_x = Space::s5, .padding_y = Space::s6, .grow = true, .align = Align::center});
    e.centered = true;
}

void Ui::begin_key_value(Key key) {
    Element& e = frame_.append(key, Role::terms, Arrange::pairs);
    e.flow = Flow::key_value;
    e.gap = scaled(frame_, 6);
    frame_.enter();
}

void Ui::begin_pair(Key key, std::string_view name) {
    add_box(frame_, key, Arrange::pairs).gap = 0;
    frame_.enter();
    Element& term = frame_.append("name", Role::term, Arrange::words);
    term.words = term.name = frame_.tree.store(name);
    term.colour = colour(frame_, Colour::text_muted);
    term.tone = Tone::muted;
    Element& value = frame_.append("value", Role::definition, Arrange::column);
    value.gap = scaled(frame_, 2);
    value.flow = Flow::stack;
    frame_.leave();
    frame_.enter();
}

void Ui::begin_scroll(Key key, std::string_view name, const Layout& layout) {
    Element& e = frame_.append(key, Role::scroll, Arrange::scroll);
    e.name = frame_.tree.store(name);
    e.actions = bit(Action::scroll);
    e.layer = true;
    e.grow = true;
    e.min_height = scaled(frame_, 160);
    e.scroll_bar = widget_.modes.scroll_bar_px;
    ScrollState& state = widget_.scroll_state(e.id);
    e.scroll_y = state.position;
    frame_.enter();
    Layout content = layout;
    content.align = layout.align;
    begin_stack("content", content);
}

void Ui::begin_strip(Key key, std::string_view name) {
    const float margin = std::max(4.f, frame_.current().left);  // room for the focus ring of what stands at the edge
    Element& e = frame_.append(key, Role::scroll, Arrange::scroll);
    e.name = frame_.tree.store(name);
    e.value = frame_.tree.store("x");
    e.actions = bit(Action::scroll);
    e.layer = true;
    e.sideways = e.bleeds = true;
    e.scroll_x = static_cast<float>(widget_.scroll_state(e.id).position);
    frame_.enter();
    begin_row("content", {.wrap = false});
    pad(frame_.current(), margin, 6);
    frame_.current().right = std::max(margin, strip_fade_px);
}

void Ui::end_scroll() {
    end();
    end();
}

void Ui::separator(Key key) {
    Element& e = frame_.append(key, Role::separator, Arrange::leaf);
    e.fixed_height = 1;
    e.fill = colour(frame_, Colour::border);
}

void Ui::space(Space amount) {
    Element& e = add_box(frame_, Key(frame_.elements.size()), Arrange::leaf);
    e.fixed_height = e.fixed_width = scaled(frame_, pixels(amount));
    e.fit = true;
}

bool Ui::dismissed() {
    Element& e = frame_.at(frame_.last);
    e.actions |= bit(Action::dismiss);
    return widget_.take(e.id, Action::dismiss);
}

NodeId Ui::id(Key key) const {
    return key.in(frame_.open.empty() ? 0 : frame_.at(frame_.open.back()).id);
}
NodeId Ui::last_id() const {
    return frame_.last == no_element ? 0 : frame_.at(frame_.last).id;
}
void Ui::focus(NodeId node) {
    widget_.focus_wanted = node;
}
bool Ui::has_focus(NodeId node) const {
    return node && widget_.focused == node;
}

void Ui::scroll_to_top(Key scroll_or_list) {
    const NodeId node = id(scroll_or_list);
    for (ScrollState& scroll : widget_.scrolls) {
        if (scroll.id != node || scroll.position == 0) continue;
        scroll.position = 0;
        widget_.scrolls_wanted.emplace_back(node, 0.0);
    }
    for (ListState& list : widget_.lists) {
        if (list.scroll != node) continue;
        list.anchor_row = 0;
        list.anchor_offset = 0;
        list.focused.reset();
    }
}

}  // namespace comptoir::kit
