// The kit: what a view may say. Each call draws a widget, appends its semantic node, and returns what the person did to
// it since the last frame. Immediate mode: the caller owns every value and calls the same widgets in each frame; order
// of calls is order of reading; layout is said by meaning (stack, row, spread, split, panes ...), never by x and y.
//
//     void draw(Ui& ui) {
//         ui.stack("search", {.padding_x = Space::s4, .role = Role::search}, [&] {
//             if (ui.text_field("query", query, {.label = "Search", .kind = FieldKind::search})) start_search(query);
//             if (ui.button("reset", {.label = "Start again"})) query.clear();
//         });
//     }
//
// Text given to a call is copied; it need only live during the call. Keys must differ among siblings.
#pragma once

#include <initializer_list>
#include <string>

#include "wasm/kit/options.h"

namespace comptoir::kit {

struct Widget;
struct Element;
struct Frame;

class Ui {
public:
    Ui(Widget& widget, Frame& frame) : widget_(widget), frame_(frame) {}

    // ---- Surroundings
    float width() const;  // the widget's, CSS px at text scale 1
    float height() const;
    bool is_compact() const;  // one column: narrower than 720 px
    bool is_text_mode() const;
    double now_ms() const;          // the frame's clock
    void wake_in(double delay_ms);  // asks for a frame then

    // ---- Layout
    template <typename Draw>
    void stack(Key key, const Layout& layout, Draw&& draw) {
        begin_stack(key, layout);
        draw();
        end();
    }
    template <typename Draw>
    void row(Key key, const Layout& layout, Draw&& draw) {
        begin_row(key, layout);
        draw();
        end();
    }
    // Children at both ends of one line; the first gives way when there is no room.
    template <typename Draw>
    void spread(Key key, const Layout& layout, Draw&& draw) {
        begin_spread(key, layout);
        draw();
        end();
    }
    // A main part and a narrower one (`side_width`) at its end; one below the other where there is no room.
    template <typename Main, typename Side>
    void split(Key key, float side_width, Main&& main, Side&& side) {
        begin_split(key, side_width);
        main();
        next_part();
        side();
        end();
        end();
    }
    // Two columns that fill the height and scroll for themselves: the first `first_width` wide.
    template <typename First, typename Second>
    void panes(Key key, float first_width, First&& first, Second&& second) {
        begin_panes(key, first_width);
        first();
        next_part();
        second();
        end();
        end();
    }
    template <typename Draw>
    void card(Key key, const Layout& layout, Draw&& draw) {
        begin_card(key, layout);
        draw();
        end();
    }
    // A part of a page under a hairline, with the page's margins.
    template <typename Draw>
    void section(Key key, Draw&& draw) {
        begin_section(key);
        draw();
        end();
    }
    template <typename Draw>
    void center(Key key, Draw&& draw) {
        begin_center(key);
        draw();
        end();
    }
    // Names and values in two columns.
    template <typename Draw>
    void key_value(Key key, Draw&& draw) {
        begin_key_value(key);
        draw();
        end();
    }
    template <typename Draw>
    void pair(Key key, std::string_view name, Draw&& draw) {
        begin_pair(key, name);
        draw();
        end();
    }
    // An area that scrolls up and down for itself; it fills the height that is left.
    template <typename Draw>
    void scroll(Key key, std::string_view name, const Layout& layout, Draw&& draw) {
        begin_scroll(key, name, layout);
        draw();
        end_scroll();
    }
    // One line that scrolls sideways: chips on a phone.
    template <typename Draw>
    void strip(Key key, std::string_view name, Draw&& draw) {
        begin_strip(key, name);
        draw();
        end_scroll();
    }
    void separator(Key key);
    void space(Space amount);

    // ---- Text
    void text(Key key, std::string_view words, const TextOptions& options = {});
    void heading(Key key, std::string_view words, uint8_t level, TextStyle style = TextStyle::title);
    void paragraph(Key key, std::string_view words, const TextOptions& options = {});
    void tag(Key key, const TagOptions& options);
    void icon(Key key, Icon icon, Tone tone = Tone::muted, std::string_view name = {}, float size = 18);
    void avatar(Key key, const AvatarOptions& options);

    // ---- Controls; true when pressed or changed
    bool button(Key key, const ButtonOptions& options);
    // Opens the system's chooser of pictures, and takes one that is dropped onto it.
    std::optional<ChosenFile> file_button(Key key, const ButtonOptions& options);
    bool link(Key key, const LinkOptions& options);
    FieldResult text_field(Key key, std::string& value, const FieldOptions& options);
    bool select(Key key, std::string& value, const SelectOptions& options, std::span<const Choice> choices);
    bool checkbox(Key key, bool& on, const CheckOptions& options);
    bool switcher(Key key, bool& on, const CheckOptions& options);
    bool radio_group(Key key, std::string& value, std::string_view label, std::span<const Choice> choices);
    bool chip(Key key, const ChipOptions& options);
    bool tabs(Key key, std::string& value, std::string_view name, std::span<const Choice> choices);
    // The part under tabs(`tabs_key`), for the choice that is selected.
    template <typename Draw>
    void tab_panel(Key tabs_key, std::string_view value, Draw&& draw) {
        begin_tab_panel(tabs_key, value);
        draw();
        end();
    }
    // A button that shows and hides what follows.
    template <typename Draw>
    void disclosure(Key key, bool& open, std::string_view label, Draw&& draw) {
        if (begin_disclosure(key, open, label)) {
            draw();
            end();
        }
        end();
    }

    // ---- Lists
    // A virtual list in a scroll area of its own: only rows near the view are drawn. `key_of(i)` is the row's key from
    // its data; `draw(i)` draws one row and has exactly one row_link. Arrows, Home, End, Page Up and Down move among
    // the rows' links.
    template <typename KeyOf, typename Draw>
    void list(Key key, const ListOptions& options, KeyOf&& key_of, Draw&& draw) {
        begin_list(
            key, options, [](void* f, size_t i) { return (*static_cast<std::remove_reference_t<KeyOf>*>(f))(i); },
            &key_of);
        for (size_t i; next_row(i);) {
            draw(i);
            end_row();
        }
        end_list();
    }
    // The link of the row being drawn; a press anywhere on the row presses it.
    bool row_link(const LinkOptions& options);
    // A few rows in the flow of the page (no virtualisation, no scrolling): `count` times draw(i).
    template <typename KeyOf, typename Draw>
    void plain_list(Key key, std::string_view name, size_t count, KeyOf&& key_of, Draw&& draw) {
        begin_plain_list(key, name);
        for (size_t i = 0; i < count; i++) {
            begin_plain_row(key_of(i), i, count);
            draw(i);
            end();
        }
        end();
    }
    template <typename Draw>
    void table(Key key, std::string_view name, std::span<const Column> columns, Draw&& draw) {
        begin_table(key, name, columns);
        draw();
        end();
    }
    // One line of a table; the first cell is the row's header.
    void table_row(Key key, std::initializer_list<std::string_view> cells);

    // ---- Over the page, messages
    // Modal; `open` turns false when it is dismissed. Call it every frame.
    template <typename Draw>
    void dialog(Key key, bool& open, const DialogOptions& options, Draw&& draw) {
        if (begin_dialog(key, open, options)) {
            draw();
            end_dialog();
        }
    }
    // The same with `foot` below it, which does not scroll: its buttons.
    template <typename Draw, typename Foot>
    void dialog(Key key, bool& open, const DialogOptions& options, Draw&& draw, Foot&& foot) {
        if (begin_dialog(key, open, options)) {
            draw();
            begin_dialog_foot();
            foot();
            end_dialog_foot();
        }
    }
    // True when its action was pressed; `shown` turns false when it is closed.
    bool toast(Key key, bool& shown, const ToastOptions& options);
    bool note(Key key, const NoteOptions& options);
    // Words for a live region; drawn as text unless `hidden`. Said once, `delay_ms` after they last changed and the
    // person last typed.
    void status(Key key, std::string_view words, const TextOptions& options = {}, bool hidden = false,
                double delay_ms = 0);
    void progress(Key key, std::string_view label, std::optional<float> percent);
    void skeleton(Key key, std::string_view label, uint32_t rows);
    template <typename Draw>
    void empty_state(Key key, const EmptyOptions& options, Draw&& draw) {
        begin_empty(key, options);
        draw();
        end();
    }
    bool error_state(Key key, std::string_view title, std::string_view words, std::string_view retry_label);

    // ---- Frame of the page
    bool skip_link(Key key, std::string_view label, NodeId target);
    // A bar of destinations, at the top, or at the bottom where is_compact(); gives the one that was pressed.
    std::optional<size_t> nav_bar(Key key, std::string_view name, std::span<const NavItem> items);

    // Makes Escape count within the layout that was drawn last; true when it was pressed there.
    bool dismissed();

    // ---- Focus
    NodeId id(Key key) const;  // of a node with this key at this place
    NodeId last_id() const;    // of the node appended last
    void focus(NodeId node);   // moves the DOM focus there once it is drawn
    bool has_focus(NodeId node) const;
    // To the row of a list that has, or had last, the focus; else its current one, or the first in view. `list`:
    // id(key).
    void focus_list(NodeId list);
    void scroll_to_top(Key scroll_or_list);  // beside it, before or after

private:
    void begin_stack(Key, const Layout&);
    void begin_row(Key, const Layout&);
    void begin_spread(Key, const Layout&);
    void begin_split(Key, float side_width);
    void begin_panes(Key, float first_width);
    void next_part();
    void begin_card(Key, const Layout&);
    void begin_section(Key);
    void begin_center(Key);
    void begin_key_value(Key);
    void begin_pair(Key, std::string_view name);
    void begin_scroll(Key, std::string_view name, const Layout&);
    void begin_strip(Key, std::string_view name);
    void end_scroll();
    void begin_tab_panel(Key, std::string_view value);
    bool begin_disclosure(Key, bool& open, std::string_view label);
    void begin_list(Key, const ListOptions&, Key (*key_of)(void*, size_t), void* key_of_data);
    bool next_row(size_t& index);
    void end_row();
    void end_list();
    void begin_plain_list(Key, std::string_view name);
    void begin_plain_row(Key, size_t index, size_t count);
    void begin_table(Key, std::string_view name, std::span<const Column>);
    bool begin_dialog(Key, bool& open, const DialogOptions&);
    void end_dialog();
    void begin_dialog_foot();
    void end_dialog_foot();
    void begin_empty(Key, const EmptyOptions&);
    void end();

    Widget& widget_;
    Frame& frame_;
};

// What draws a widget's frames.
class Drawing {
public:
    virtual ~Drawing() = default;
    virtual void draw(Ui& ui) = 0;
};

}  // namespace comptoir::kit
