// Lists: virtual ones in their own scroll area, plain ones, tables.
#include <algorithm>
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

constexpr const char* row_link_key = "row-link";

NodeId link_of(NodeId list, Key row) {
    return Key(row_link_key).in(row.in(list));
}

// Where a key moves the focus in a list of `count` rows, `page` of which are in view.
size_t moved(std::string_view key, size_t from, size_t count, size_t page) {
    if (key == "ArrowDown") return std::min(from + 1, count - 1);
    if (key == "ArrowUp") return from ? from - 1 : 0;
    if (key == "PageDown") return std::min(from + page, count - 1);
    if (key == "PageUp") return from > page ? from - page : 0;
    if (key == "Home") return 0;
    if (key == "End") return count - 1;
    return from;
}

// Brings a row into the view, where the browser will then find it to give it the focus.
void reveal(Widget& widget, ScrollState& scroll, const RowHeights& heights, size_t row) {
    const double top = heights.offset(row), bottom = top + heights.height(row);
    double position = scroll.position;
    if (top < position) position = top;
    if (bottom > position + scroll.view) position = bottom - scroll.view;
    if (position == scroll.position) return;
    scroll.position = position;
    widget.scrolls_wanted.emplace_back(scroll.id, position);
}

}  // namespace

void Ui::begin_list(Key key, const ListOptions& options, Key (*key_of)(void*, size_t), void* key_of_data) {
    Element& area = frame_.append(key, Role::scroll, Arrange::scroll);
    area.name = frame_.tree.store(options.name);
    area.actions = bit(Action::scroll);
    area.layer = area.grow = true;
    area.min_height = scaled(frame_, 160);
    area.scroll_bar = widget_.modes.scroll_bar_px;
    ScrollState& scroll = widget_.scroll_state(area.id);
    frame_.enter();
    Element& rows = frame_.append("rows", Role::list, Arrange::rows);
    rows.name = frame_.tree.store(options.name);
    const NodeId list_id = rows.id;
    ListState& list = widget_.list_state(list_id);
    list.scroll = scroll.id;
    list.heights.reset(options.count, scaled(frame_, options.row_height), options.fixed, widget_.width);
    rows.heights = &list.heights;
    frame_.enter();

    ListInProgress* const progress = &widget_.list_in_progress.emplace();
    progress->list = list_id;
    progress->key_of = key_of;
    progress->key_of_data = key_of_data;
    progress->count = options.count;
    progress->current = options.current;
    progress->more_label = options.more_label;
    if (!options.count) {
        list.links.clear();
        return;
    }
    scroll.extent = list.heights.total();
    if (scroll.view == 0) scroll.view = widget_.height;
    scroll.position = std::clamp(scroll.position, 0.0, std::max(0.0, scroll.extent - scroll.view));

    // Keys, then rows: what a key reaches is drawn in this frame.
    for (const auto& [link, row] : list.links) {
        while (const Event* event = widget_.take(link, Action::key)) {
            const size_t page =
                std::max<size_t>(1, static_cast<size_t>(scroll.view / scaled(frame_, options.row_height)));
            const size_t to = moved(event->text, std::min(row, options.count - 1), options.count, page);
            list.focused = to;
            reveal(widget_, scroll, list.heights, to);
            widget_.focus_wanted = link_of(list_id, key_of(key_of_data, to));
        }
    }
    if (list.focus_asked) {
        list.focus_asked = false;
        const size_t to = std::min(
            list.focused.value_or(options.current.value_or(list.heights.row_at(scroll.position))), options.count - 1);
        list.focused = to;
        reveal(widget_, scroll, list.heights, to);
        widget_.focus_wanted = link_of(list_id, key_of(key_of_data, to));
    }
    list.anchor_row = list.heights.row_at(scroll.position);
    list.anchor_offset = scroll.position - list.heights.offset(list.anchor_row);
    if (list.focused && *list.focused >= options.count) list.focused.reset();

    if (widget_.modes.text) {
        list.rows_in_text_mode = std::max(list.rows_in_text_mode, options.rows_in_text_mode);
        if (widget_.take(Key("more").in(list_id), Action::press)) list.rows_in_text_mode += options.rows_in_text_mode;
        progress->end = std::min(options.count, list.rows_in_text_mode);
    } else {
        plan_picture(scroll, frame_.stage->ratio());
        progress->next = list.heights.row_at(scroll.picture_from);
        progress->end = std::min(options.count, list.heights.row_at(scroll.picture_from + scroll.picture_length) + 1);
    }
    const bool focus_inside =
        list.focused &&
        (widget_.focused == link_of(list_id, key_of(key_of_data, *list.focused)) || widget_.focus_wanted);
    if (focus_inside && (*list.focused < progress->next || *list.focused >= progress->end))
        progress->far = list.focused;
    progress->tab_stop = list.focused                                          ? *list.focused
                         : options.current && *options.current < options.count ? *options.current
                                                                               : list.anchor_row;
    const bool stop_is_drawn = progress->tab_stop >= progress->next && progress->tab_stop < progress->end;
    if (!stop_is_drawn && progress->far != progress->tab_stop)
        progress->tab_stop = std::clamp(list.anchor_row, progress->next, progress->end - 1);
    list.links.clear();
}

bool Ui::next_row(size_t& index) {
    ListInProgress& list = *widget_.list_in_progress;
    if (list.far && *list.far < list.next) {
        index = *list.far;
        list.far.reset();
    } else if (list.next < list.end) {
        index = list.next++;
    } else if (list.far) {
        index = *list.far;
        list.far.reset();
    } else {
        return false;
    }
    const Key key = list.key_of(list.key_of_data, index);
    Element& row = frame_.append(key, Role::listitem, Arrange::column);
    row.row_index = static_cast<uint32_t>(index);
    row.position = static_cast<uint32_t>(index + 1);
    row.set_size = static_cast<uint32_t>(list.count);
    row.actions = bit(Action::press);
    row.line_below = true;
    row.flow = Flow::stack;
    pad(row, scaled(frame_, pixels(Space::s4)), scaled(frame_, 14));
    const NodeId link = link_of(list.list, key);
    row.ring_for = link;
    row.ring_out = -4;
    row.ring_radius = 6;
    const bool current = list.current == index;
    if (current) {
        row.states |= bit(State::current);
        row.fill = colour(frame_, Colour::accent_soft);
        row.edge = colour(frame_, Colour::accent);
    } else if (widget_.hovered == row.id || widget_.hovered == link) {
        row.fill = colour(frame_, Colour::surface_sunken);
    }
    widget_.list_state(list.list).links.emplace_back(link, index);
    frame_.enter();
    return true;
}

void Ui::end_row() {
    end();
}

bool Ui::row_link(const LinkOptions& options) {
    const ListInProgress* const list = widget_.list_in_progress ? &*widget_.list_in_progress : nullptr;
    // The row is the nearest list item around.
    int row = frame_.open.back();
    while (row != no_element && frame_.at(row).role != Role::listitem) row = frame_.at(row).parent;
    const NodeId row_id = frame_.at(row).id, node = Key(row_link_key).in(row_id);
    const size_t index = frame_.at(row).row_index;
    Element& e = frame_.append("link", Role::link, Arrange::words);
    e.id = node;
    e.words = e.name = frame_.tree.store(options.label);
    e.description = frame_.tree.store(options.description);
    add_highlights(frame_, e, options.highlights);
    e.style = options.style == TextStyle::body ? TextStyle::name : options.style;
    e.lines_max = options.lines_max ? options.lines_max : 2;
    e.fit = true;
    e.colour = colour(frame_, Colour::text);
    e.actions = bit(Action::press) | bit(Action::key) | bit(Action::key_vertical);
    const bool in_list =
        list && frame_.at(row).parent != no_element && frame_.at(frame_.at(row).parent).id == list->list;
    if (in_list && index != list->tab_stop) e.states |= bit(State::untabbable);
    if (in_list && list->current == index) e.states |= bit(State::current);
    if (!in_list) {
        e.actions &= ~(bit(Action::key) | bit(Action::key_vertical));
        if (options.current) {
            e.states |= bit(State::current);
            frame_.at(row).fill = colour(frame_, Colour::accent_soft);
        }
    }
    frame_.set(e, Attribute::href, options.href);
    const bool pressed = widget_.take(node, Action::press);
    return widget_.take(row_id, Action::press) || pressed;
}

void Ui::end_list() {
    const ListInProgress list = std::move(*widget_.list_in_progress);
    widget_.list_in_progress.reset();
    end();
    const int rows = frame_.last;
    if (widget_.modes.text && list.end < list.count && !list.more_label.empty()) {
        // Beside the rows, in the same area; a layout of its own is not needed: text mode flows.
        Element& more = frame_.append("more", Role::button, Arrange::leaf);
        more.id = Key("more").in(list.list);
        more.name = frame_.tree.store(list.more_label);
        more.actions = bit(Action::press);
    }
    end();
    frame_.last = rows;
}

void Ui::focus_list(NodeId list) {
    for (ListState& state : widget_.lists)
        if (state.scroll == list) state.focus_asked = true;
    wake_in(0);
}

void Ui::begin_plain_list(Key key, std::string_view name) {
    Element& list = frame_.append(key, Role::list, Arrange::column);
    list.name = frame_.tree.store(name);
    list.flow = Flow::stack;
    frame_.enter();
}

void Ui::begin_plain_row(Key key, size_t index, size_t count) {
    Element& row = frame_.append(key, Role::listitem, Arrange::column);
    row.position = static_cast<uint32_t>(index + 1);
    row.set_size = static_cast<uint32_t>(count);
    row.actions = bit(Action::press);
    row.flow = Flow::stack;
    pad(row, 0, scaled(frame_, 8));
    const NodeId link = Key(row_link_key).in(row.id);
    row.ring_for = link;
    row.ring_out = 2;
    row.radius = 6;
    if (widget_.hovered == row.id || widget_.hovered == link) row.fill = colour(frame_, Colour::surface_sunken);
    frame_.enter();
}

void Ui::begin_table(Key key, std::string_view name, std::span<const Column> columns) {
    Element& table = frame_.append(key, Role::table, Arrange::grid);
    table.name = frame_.tree.store(name);
    frame_.enter();
    Element& head = frame_.append("head", Role::tablerow, Arrange::grid);
    head.line_below = true;
    frame_.enter();
    for (size_t i = 0; i < columns.size(); i++) {
        Element& cell = frame_.append(i, Role::columnheader, Arrange::words);
        cell.words = cell.name = frame_.tree.store(columns[i].label);
        cell.style = TextStyle::caption;
        cell.colour = colour(frame_, Colour::text_muted);
        cell.at_end = columns[i].at_end;
        cell.fixed_width = scaled(frame_, columns[i].width);
        pad(cell, scaled(frame_, 6), scaled(frame_, 8));
    }
    frame_.leave();
}

void Ui::table_row(Key key, std::initializer_list<std::string_view> cells) {
    const int head = frame_.current().first_child;
    Element& row = frame_.append(key, Role::tablerow, Arrange::grid);
    row.line_below = true;
    frame_.enter();
    int column = frame_.at(head).first_child;
    size_t i = 0;
    for (const std::string_view words : cells) {
        Element& cell = frame_.append(i, i == 0 ? Role::rowheader : Role::cell, Arrange::words);
        cell.words = cell.name = frame_.tree.store(words);
        cell.colour = colour(frame_, Colour::text);
        if (column != no_element) {
            cell.at_end = frame_.at(column).at_end;
            cell.fixed_width = frame_.at(column).fixed_width;
            column = frame_.at(column).next;
        }
        pad(cell, scaled(frame_, 6), scaled(frame_, 8));
        i++;
    }
    frame_.leave();
}

}  // namespace comptoir::kit
