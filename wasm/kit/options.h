// What callers tell a widget or a layout: plain structs for designated initialisers. Sizes are CSS px before text
// scale; views say meaning (tone, space, kind) and hardly ever a size.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "wasm/kit/icon.h"
#include "wasm/kit/key.h"
#include "wasm/kit/protocol.h"

namespace comptoir::kit {

enum class Space : uint8_t { none, half, s1, s2, s3, s4, s5, s6, s7 };  // 0 2 4 8 12 16 24 32 48 px
enum class Align : uint8_t { start, center, end, stretch };

struct Layout {
    Space gap = Space::s2;
    Space padding_x = Space::none, padding_y = Space::none;
    float width = 0;      // fixed; 0: what the parent gives
    float max_width = 0;  // 0: no limit
    float min_height = 0;
    bool grow = false;                            // takes the room that its siblings leave
    bool wrap = true;                             // a row starts a new line when full
    bool sunken = false;                          // on the sunken surface
    bool line_above = false, line_below = false;  // hairlines
    Align align =
        Align::stretch;       // across the direction; stretch: a stack's children fill it, a row's share a middle line
    Role role = Role::group;  // navigation, search, region, article ... with a name where the role wants one
    std::string_view name = {};
};

// Part of a text, in bytes, that is shown as found.
struct Highlight {
    uint32_t at, bytes;
};

struct TextOptions {
    TextStyle style = TextStyle::body;
    Tone tone = Tone::plain;
    uint32_t lines_max = 0;      // 0: as many as needed; 1: shortened with an ellipsis (the mirror has it whole)
    std::string_view lang = {};  // of a member's own text
    std::span<const Highlight> highlights = {};
    bool grow = false;
    bool at_end = false;     // right-aligned (left in right-to-left)
    Icon icon = Icon::none;  // before the first line
};

struct TagOptions {
    std::string_view label;
    Tone tone = Tone::plain;
    Icon icon = Icon::none;
};

struct AvatarOptions {
    std::string_view name;          // of whom; gives initials and colour
    std::string_view picture = {};  // a file as fields name it; the initials stand until it has come
    float size = 44;
};

enum class ButtonKind : uint8_t { secondary, primary, quiet, danger };

struct ButtonOptions {
    std::string_view label;
    ButtonKind kind = ButtonKind::secondary;
    Icon icon = Icon::none;
    bool icon_only = false;  // the label is said, not drawn
    bool tile = false;       // the icon stands above the label, and all tiles of a row are as wide
    bool small = false;
    bool grow = false;
    bool busy = false;
    bool disabled = false;
    std::string_view description = {};
    std::optional<bool> expanded = {};  // for a button that opens something
};

// What a person chose from their own files.
struct ChosenFile {
    uint32_t number = 0;    // the host's: a request sends the file by it
    std::string_view name;  // until the frame ends
};

struct LinkOptions {
    std::string_view label;
    std::string_view href;  // a route ("/business/1": pressed() tells the caller) or an address the browser opens
    TextStyle style = TextStyle::body;
    Icon icon = Icon::none;
    bool current = false;
    bool external = false;  // opens a new tab
    bool button = false;    // drawn as a button
    bool tile = false;      // of a button: as ButtonOptions::tile
    ButtonKind kind = ButtonKind::secondary;
    uint32_t lines_max = 0;
    std::string_view description = {};
    std::span<const Highlight> highlights = {};  // of a row's link
};

enum class FieldKind : uint8_t { text, search, combobox, multiline };

struct FieldOptions {
    std::string_view label;
    bool label_hidden = false;
    FieldKind kind = FieldKind::text;
    Icon icon = Icon::none;
    std::string_view placeholder = {};
    std::string_view description = {};
    std::string_view error = {};        // not empty: invalid
    std::string_view clear_label = {};  // not empty: a button that clears, shown while there is text
    std::string_view input_type = {};   // email, tel, url, number
    std::string_view autocomplete = {};
    std::string_view enter_key = {};  // enterkeyhint
    uint32_t max_length = 0;
    uint32_t lines = 3;  // of a multi-line field
    bool required = false;
    bool disabled = false;
    // A combobox's suggestions; the field draws them as a listbox below while it is open.
    std::span<const struct Suggestion> suggestions = {};
    std::string_view suggestions_label = {};
    bool first_active = false;  // Enter chooses the first suggestion unless the arrows went to another
};

struct Suggestion {
    Key key = "";
    std::string_view label;
    std::string_view detail = {};
    std::span<const Highlight> highlights = {};
};

struct FieldResult {
    bool changed = false;    // the caller's text has been changed
    bool submitted = false;  // Enter
    bool dismissed = false;  // Escape
    bool focused = false;
    bool moved_down = false;            // ArrowDown in a field without suggestions: on to the results
    std::optional<size_t> chosen = {};  // a combobox's suggestion
    uint32_t node = 0;                  // the field's own, for the focus
    explicit operator bool() const { return changed; }
};

struct Choice {
    std::string_view value;
    std::string_view label;
    std::string_view detail = {};  // behind the label: a count
    bool disabled = false;
};

struct SelectOptions {
    std::string_view label;
    bool label_hidden = false;
    bool quiet = false;  // drawn as text with a small arrow
    bool disabled = false;
};

struct CheckOptions {
    std::string_view label;
    std::string_view detail = {};  // at the end: a count
    std::string_view description = {};
    bool disabled = false;
};

struct ChipOptions {
    std::string_view label;
    std::string_view detail = {};  // in bold behind the label: a count
    Icon icon = Icon::none;
    std::optional<bool> on = {};         // present: a toggle
    std::string_view remove_label = {};  // not empty: pressing removes it; said as description
    std::optional<bool> expanded = {};
};

struct ListOptions {
    std::string_view name;
    size_t count = 0;
    float row_height = 72;  // of a typical row; exact when `fixed`
    bool fixed = false;
    size_t rows_in_text_mode = 20;
    std::string_view more_label = {};  // text mode's button for the next rows
    std::optional<size_t> current = {};
};

struct DialogOptions {
    std::string_view title;
    std::string_view close_label;
    float width = 480;
    bool sheet = false;  // from the lower edge, on narrow widgets
};

struct ToastOptions {
    std::string_view words;
    Tone tone = Tone::plain;
    std::string_view action_label = {};
    std::string_view close_label = {};
};

struct NoteOptions {
    std::string_view words;
    Tone tone = Tone::plain;
    std::string_view action_label = {};
};

struct EmptyOptions {
    Icon icon = Icon::search;
    std::string_view title;
    std::string_view words = {};
    uint8_t level = 1;
};

struct NavItem {
    Key key = "";
    std::string_view label;
    std::string_view href;
    Icon icon = Icon::none;
    bool current = false;
    std::string_view badge = {};
    bool button = false;  // no destination but a command; the last one, it stands at the bar's end
};

struct Column {
    std::string_view label;
    bool at_end = false;
    float width = 0;  // 0: shares what is left
};

}  // namespace comptoir::kit
