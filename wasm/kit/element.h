// One frame in the making: what the view's calls appended, before and after it is arranged. Internal to the kit.
#pragma once

#include <string_view>
#include <vector>

#include "wasm/kit/options.h"
#include "wasm/kit/row_heights.h"
#include "wasm/kit/theme.h"
#include "wasm/kit/tree.h"

namespace comptoir::kit {

enum class Arrange : uint8_t {
    leaf,    // its own size: icon, picture, coloured box
    words,   // text that wraps or is shortened
    column,  // children one below the other
    row,     // side by side; wraps
    line,    // side by side on one line; what can shrink does
    spread,  // a line whose last child stands at the end
    split,   // two parts; below each other when narrow
    panes,   // two parts that fill the height
    pairs,   // children are lines of two: names take one column
    grid,    // children are lines of cells
    scroll,  // a window on its child
    rows,    // a virtual list's rows
    over,    // covers the root, its child in the middle or below
    below,   // hangs under its anchor
    foot,    // stands above the root's lower edge
    aside    // takes no room among its siblings
};

enum class Paint : uint8_t { none, icon, picture, bar };

constexpr int no_element = -1;

// A drawn line of an element's words: a part of them, perhaps with an ellipsis.
struct Line {
    Span words;
    float width = 0;
    bool shortened = false;
};

struct Element {
    NodeId id = 0;
    int parent = no_element, first_child = no_element, last_child = no_element, next = no_element;

    // ---- Said
    bool said = true;  // false: drawn only; its words belong to the nearest element that is said
    Role role = Role::group;
    uint8_t level = 0;
    Flow flow = Flow::none;
    Tone tone = Tone::plain;
    uint32_t states = 0, actions = 0;
    uint32_t position = 0, set_size = 0;
    Span name, description, value;
    int attributes = no_element;  // chain in Frame::attributes

    // ---- Arranged: CSS px, padding inside the box
    Arrange arrange = Arrange::leaf;
    Align align = Align::stretch;
    bool grow = false;    // takes what its siblings leave
    bool fit = false;     // in a column: only as wide as its content
    bool bleeds = false;  // in a column: over its padding, from edge to edge
    bool wrap = true;
    bool centered = false;  // children stand in the middle of the height
    bool middle = false;    // of a line: children stand in the middle of its width
    bool line_above = false, line_below = false, line_before = false;
    float gap = 0, left = 0, right = 0, top = 0, bottom = 0;
    float fixed_width = 0, fixed_height = 0, max_width = 0, min_height = 0;
    float least = 0, liked = 0;  // widths: the smallest that makes sense, and the one without wrapping
    double y = 0;                // relative to the parent
    float x = 0, width = 0, height = 0;
    int anchor = no_element;        // of Arrange::below
    float side_width = 0;           // of Arrange::split
    uint32_t row_index = 0;         // in a virtual list
    RowHeights* heights = nullptr;  // of Arrange::rows
    double scroll_y = 0;            // of Arrange::scroll, as the browser has it
    float scroll_x = 0;
    float scroll_bar = 0;  // room that the browser's scroll bar takes
    bool sideways = false;

    // ---- Words
    Span words;
    TextStyle style = TextStyle::body;
    uint32_t lines_max = 0;
    bool at_end = false;
    bool centered_words = false;
    uint32_t line_first = 0, line_count = 0;            // in Frame::lines
    uint32_t highlight_first = 0, highlight_count = 0;  // in Frame::highlights

    // ---- Drawn
    Paint paint = Paint::none;
    Icon icon = Icon::none;
    Span picture;
    Rgba colour = 0;            // of words, icon, bar
    Rgba fill = 0, stroke = 0;  // 0: none
    float radius = 0, stroke_px = 1, fraction = 0;
    Rgba shadow = 0;
    float shadow_blur = 2;
    Rgba halo = 0;           // a soft ring around the box
    Rgba foot = 0;           // a bar at the lower edge
    Rgba edge = 0;           // a bar at the start
    NodeId ring_for = 0;     // the node whose keyboard focus is shown around this element
    float ring_out = 4;      // how far outside; negative: inside
    float ring_radius = -1;  // negative: follows the box's
    bool layer = false;      // has a canvas of its own
};

struct ElementAttribute {
    Attribute attribute;
    Span text;
    int next = no_element;
};

class Stage;

// The elements of a frame. Strings lie in the tree that the frame becomes.
struct Frame {
    Stage* stage = nullptr;
    const Theme* theme = nullptr;
    Tree tree;
    std::vector<Element> elements;
    std::vector<Line> lines;
    std::vector<Highlight> highlights;
    std::vector<ElementAttribute> attributes;
    std::vector<int> open;      // the element that calls append to is the last
    std::vector<int> overlays;  // become the root's last children
    int last = no_element;      // appended last

    void clear();
    // Appends to the open element (`key` within it), or to the root's overlays.
    Element& append(Key key, Role role, Arrange arrange);
    Element& append_overlay(NodeId id, Role role, Arrange arrange);
    void enter() { open.push_back(last); }
    void leave() { open.pop_back(); }
    Element& at(int index) { return elements[static_cast<size_t>(index)]; }
    const Element& at(int index) const { return elements[static_cast<size_t>(index)]; }
    Element& current() { return at(open.back()); }
    void set(Element& element, Attribute attribute, std::string_view text);
    void attach(int parent, int child);
};

float pixels(Space space);

}  // namespace comptoir::kit
