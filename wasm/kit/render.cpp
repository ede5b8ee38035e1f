#include "wasm/kit/render.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "wasm/kit/painter.h"
#include "wasm/kit/widget.h"

namespace comptoir::kit {

namespace {

constexpr float overlay_shadow_room_px = 40;  // around an overlay's box, for its shadow

int32_t in_64ths(double value) {
    return static_cast<int32_t>(std::floor(value * 64 + 0.5));
}

// Where the walk stands: absolute coordinates are the content's of the layer that is being drawn.
struct Position {
    double x = 0, y = 0;            // of the element
    double said_x = 0, said_y = 0;  // of the nearest node that children are relative to
    NodeId said_id = 0;
    size_t layer = 0;
};

class Renderer {
public:
    explicit Renderer(Widget& widget) : widget_(widget), frame_(widget.drawing), theme_(widget.theme) {}

    void run() {
        frame_.tree.nodes.clear();
        frame_.tree.attributes.clear();
        last_child_.assign(frame_.elements.size() + 1, 0);
        walk(0, Position{}, no_element);
    }

private:
    void walk(int index, Position at, int said_parent) {
        const Element& e = frame_.at(index);
        at.x += e.x;
        at.y += e.y;
        if (e.said) say(index, at, said_parent);
        const int said_here = e.said ? index : said_parent;
        Position inside = at;
        if (e.said) inside.said_x = at.x, inside.said_y = at.y, inside.said_id = e.id;
        if (e.layer) open_layer(index, inside);
        if (e.arrange == Arrange::scroll) say_spacer(e);
        const bool drawn = draws(inside.layer) && e.arrange != Arrange::scroll && seen(e, inside);
        if (drawn) paint(e, inside);
        if (e.said) say_parts(index);
        for (int child = e.first_child; child != no_element; child = frame_.at(child).next)
            walk(child, inside, said_here);
        if (drawn && e.ring_for && e.ring_for == widget_.focused && widget_.focus_visible) ring(e, inside);
    }

    // ---- Said

    Node& append(NodeId id, NodeId parent, Role role, int said_parent) {
        uint32_t& last = last_child_[static_cast<size_t>(said_parent + 1)];
        Node node;
        node.id = id;
        node.parent = parent;
        node.previous = last;
        node.role = role;
        last = id;
        return frame_.tree.nodes.emplace_back(node);
    }

    void say(int index, const Position& at, int said_parent) {
        const Element& e = frame_.at(index);
        Node& node = append(e.id, at.said_id, e.role, said_parent);
        node.rect = {in_64ths(at.x - at.said_x), in_64ths(at.y - at.said_y), in_64ths(e.width), in_64ths(e.height)};
        node.style = e.style;
        node.level = e.level;
        node.flow = e.flow;
        node.tone = e.tone;
        node.states = e.states;
        node.actions = e.actions;
        node.position = e.position;
        node.set_size = e.set_size;
        node.name = e.name;
        node.description = e.description;
        node.value = e.value;
        node.attribute_first = static_cast<uint32_t>(frame_.tree.attributes.size());
        for (int i = e.attributes; i != no_element; i = frame_.attributes[static_cast<size_t>(i)].next) {
            const ElementAttribute& attribute = frame_.attributes[static_cast<size_t>(i)];
            frame_.tree.attributes.push_back({attribute.attribute, attribute.text});
            node.attribute_count++;
        }
        if (e.arrange == Arrange::words) {
            narrow_to_words(e, node);
        } else {
            place_label(index, node, 0, 0);
        }
    }

    // A text's rectangle is what its words cover, not the room they were given.
    void narrow_to_words(const Element& e, Node& node) const {
        const float used = std::min(widest(e), e.width - e.left - e.right);
        node.rect.x += in_64ths(shift_of(e, e.width - e.left - e.right - used));
        node.rect.x += in_64ths(e.left);
        node.rect.y += in_64ths(e.top);
        node.rect.w = in_64ths(used);
        node.rect.h -= in_64ths(e.top) + in_64ths(e.bottom);
        if (e.line_count > 1 || e.highlight_count) node.states |= bit(State::in_parts);
    }

    // The first words drawn inside that are not said for themselves are the label of the node around them.
    bool place_label(int index, Node& node, float x, double y) const {
        for (int i = frame_.at(index).first_child; i != no_element; i = frame_.at(i).next) {
            const Element& child = frame_.at(i);
            if (child.said) continue;
            if (child.arrange == Arrange::words) {
                node.label_x = in_64ths(x + child.x + child.left);
                node.label_y = in_64ths(y + child.y + child.top);
                node.style = child.style;
                return true;
            }
            if (place_label(i, node, x + child.x, y + child.y)) return true;
        }
        return false;
    }

    void say_spacer(const Element& e) {
        const ScrollState& scroll = widget_.scroll_state(e.id);
        Node& node = append(Key("spacer").in(e.id), e.id, Role::spacer, index_of(e));
        node.rect =
            scroll.sideways ? Rect64{0, 0, in_64ths(scroll.extent), 64} : Rect64{0, 0, 64, in_64ths(scroll.extent)};
    }

    int index_of(const Element& e) const { return static_cast<int>(&e - frame_.elements.data()); }

    // Lines and highlighted parts of a text, each where it is drawn.
    void say_parts(int index) {
        const Element& e = frame_.at(index);
        if (e.arrange != Arrange::words || (e.line_count <= 1 && !e.highlight_count)) return;
        uint32_t part = 0;
        for (uint32_t i = 0; i < e.line_count; i++) {
            const Line& line = frame_.lines[e.line_first + i];
            // A shortened line says the rest of the words too.
            const uint32_t end =
                i + 1 == e.line_count ? e.words.at + e.words.bytes : frame_.lines[e.line_first + i + 1].words.at;
            const uint32_t start = line.shortened ? shortened_start(e, i) : line.words.at;
            say_line(index, {start, end - start}, i, line.width, part);
        }
    }

    uint32_t shortened_start(const Element& e, uint32_t line) const {
        if (line == 0) return e.words.at;
        const Span before = frame_.lines[e.line_first + line - 1].words;
        uint32_t at = before.at + before.bytes;
        while (at < e.words.at + e.words.bytes && (frame_.tree.text[at] == ' ' || frame_.tree.text[at] == '\n')) at++;
        return at;
    }

    void say_line(int index, Span words, uint32_t line_index, float line_width, uint32_t& part) {
        const Element& e = frame_.at(index);
        const float height = widget_.stage.line_height(e.style);
        const float room = e.width - e.left - e.right;
        const float shift = shift_of(e, std::min(widest(e), room) - line_width);
        uint32_t at = words.at;
        const uint32_t end = words.at + words.bytes;
        while (at < end || (words.bytes == 0 && at == end)) {
            uint32_t to = end;
            bool marked = false;
            next_part(e, at, to, marked);
            const std::string_view before = frame_.tree.view({words.at, at - words.at});
            const float x = widget_.stage.measure(before, e.style);
            const float full = widget_.stage.measure(frame_.tree.view({at, to - at}), e.style);
            // A space at the end of a line takes no room.
            const float width = std::max(0.f, std::min(full, std::min(widest(e), room) - x));
            Node& node = append(Key(part++).in(e.id), e.id, marked ? Role::mark : Role::text, index);
            node.name = {at, to - at};
            node.style = e.style;
            node.flow = Flow::line;
            node.tone = e.tone;
            node.rect = {in_64ths(shift + std::min(x, room)), in_64ths(static_cast<double>(line_index) * height),
                         in_64ths(width), in_64ths(height)};
            if (to == at) break;
            at = to;
        }
    }

    static float shift_of(const Element& e, float room) {
        return room <= 0 ? 0 : e.at_end ? room : e.centered_words ? room / 2 : 0;
    }

    float widest(const Element& e) const {
        float widest = 0;
        for (uint32_t i = 0; i < e.line_count; i++) widest = std::max(widest, frame_.lines[e.line_first + i].width);
        return widest;
    }

    // From `at` on: up to `to`, all highlighted or all not.
    void next_part(const Element& e, uint32_t at, uint32_t& to, bool& marked) const {
        for (uint32_t i = 0; i < e.highlight_count; i++) {
            const Highlight& h = frame_.highlights[e.highlight_first + i];
            const uint32_t from = e.words.at + h.at, until = from + h.bytes;
            if (until <= at) continue;
            if (from > at) {
                to = std::min(to, from);
            } else {
                to = std::min(to, until);
                marked = true;
            }
            return;
        }
    }

    // ---- Drawn

    bool draws(size_t layer) const { return widget_.has_pictures() && layer < widget_.layers.size(); }

    bool seen(const Element& e, const Position& at) const {
        const Layer& layer = widget_.layers[at.layer];
        const double margin = 48;  // shadows and rings reach out of their boxes
        return at.y + e.height > layer.top - margin && at.y < layer.top + layer.height + margin &&
               at.x + e.width > layer.left - margin && at.x < layer.left + layer.width + margin;
    }

    void open_layer(int index, Position& inside) {
        const Element& e = frame_.at(index);
        double left = 0, top = 0;
        float width = e.width, height = e.height;
        inside.x = inside.y = inside.said_x = inside.said_y = 0;
        if (e.arrange == Arrange::scroll) {
            const ScrollState& scroll = widget_.scroll_state(e.id);
            (scroll.sideways ? left : top) = scroll.picture_from;
            (scroll.sideways ? width : height) = scroll.picture_length;
        } else if (e.arrange == Arrange::below || e.arrange == Arrange::foot) {
            left = top = -overlay_shadow_room_px;
            width += 2 * overlay_shadow_room_px;
            height += 2 * overlay_shadow_room_px;
        }
        const float ratio = widget_.stage.ratio();
        width = std::ceil(width * ratio) / ratio;
        height = std::ceil(height * ratio) / ratio;
        inside.layer = layer_of(e.id);
        if (!widget_.has_pictures()) return;
        Layer& layer = widget_.layers[inside.layer];
        layer.left = left;
        layer.top = top;
        layer.width = width;
        layer.height = height;
        layer.used_in_frame = widget_.frame_number;
        if (!layer.list) layer.list = std::make_unique<ImDrawList>(widget_.stage.draw_data());
        layer.list->_ResetForNewFrame();
        layer.list->_FringeScale = 1 / ratio;
        layer.list->PushTexture(widget_.stage.atlas(false)->TexRef);
        layer.list->PushClipRect({0, 0}, {width, height});
        const bool opaque = index == 0 || e.arrange == Arrange::scroll;
        if (opaque) {
            const Rgba ground = e.fill ? e.fill : ground_of(index);
            layer.list->AddRectFilled({0, 0}, {width, height}, ground);
        }
    }

    // The colour that an element without its own stands on.
    Rgba ground_of(int index) const {
        for (int i = frame_.at(index).parent; i != no_element; i = frame_.at(i).parent)
            if (frame_.at(i).fill >> 24 == 255) return frame_.at(i).fill;
        return theme_[Colour::surface];
    }

    size_t layer_of(NodeId node) {
        for (size_t i = 0; i < widget_.layers.size(); i++)
            if (widget_.layers[i].node == node) return i;
        widget_.layers.emplace_back().node = node;
        return widget_.layers.size() - 1;
    }

    Box box_of(const Element& e, const Position& at) const {
        const Layer& layer = widget_.layers[at.layer];
        return {static_cast<float>(at.x - layer.left), static_cast<float>(at.y - layer.top), e.width, e.height};
    }

    void paint(const Element& e, const Position& at) {
        Painter painter(widget_.stage, widget_.layers[at.layer].list.get());
        const Box box = box_of(e, at);
        if (e.shadow) painter.shadow(box, e.radius, e.shadow_blur, e.shadow_blur / 3, e.shadow);
        if (e.halo)
            painter.stroke({box.x - 1.5f, box.y - 1.5f, box.width + 3, box.height + 3}, e.halo, e.radius + 1.5f, 3);
        if (e.fill) painter.fill(box, e.fill, e.radius);
        if (e.edge) painter.fill({box.x, box.y, 3, box.height}, e.edge);
        if (e.foot) painter.fill({box.x, box.y + box.height - 2, box.width, 2}, e.foot);
        if (e.stroke) painter.stroke(box, e.stroke, e.radius, e.stroke_px);
        if (e.line_above) painter.hairline(box.x, box.y, box.width, theme_[Colour::border]);
        if (e.line_below) painter.hairline(box.x, box.y + box.height - 1, box.width, theme_[Colour::border]);
        if (e.line_before) painter.upright_hairline(box.x, box.y, box.height, theme_[Colour::border]);
        switch (e.paint) {
            case Paint::none:
                break;
            case Paint::icon:
                painter.icon(e.icon, box.x + e.left, box.y + e.top, box.width - e.left - e.right, e.colour);
                break;
            case Paint::picture:
                painter.picture(frame_.tree.view(e.picture), box, e.radius);
                break;
            case Paint::bar:
                painter.fill({box.x, box.y, box.width * e.fraction, box.height}, e.colour, e.radius);
                break;
        }
        if (e.arrange == Arrange::words) paint_words(e, box, painter);
    }

    void paint_words(const Element& e, const Box& box, Painter& painter) {
        const float height = widget_.stage.line_height(e.style);
        for (uint32_t i = 0; i < e.line_count; i++) {
            const Line& line = frame_.lines[e.line_first + i];
            const float x = box.x + e.left + shift_of(e, box.width - e.left - e.right - line.width);
            const float y = box.y + e.top + static_cast<float>(i) * height;
            if (e.highlight_count) paint_highlights(e, line, i, x, y, height, painter);
            painter.text(frame_.tree.view(line.words), e.style, x, y, e.colour);
        }
    }

    void paint_highlights(const Element& e, const Line& line, uint32_t line_index, float x, float y, float height,
                          Painter& painter) {
        const uint32_t start = line.shortened ? shortened_start(e, line_index) : line.words.at;
        const uint32_t bytes =
            line.shortened ? line.words.bytes - 3 : line.words.bytes;  // the ellipsis is drawn, not marked
        for (uint32_t i = 0; i < e.highlight_count; i++) {
            const Highlight& h = frame_.highlights[e.highlight_first + i];
            const uint32_t from = std::max(e.words.at + h.at, start),
                           to = std::min(e.words.at + h.at + h.bytes, start + bytes);
            if (from >= to) continue;
            const float left = widget_.stage.measure(frame_.tree.view({start, from - start}), e.style);
            const float right = widget_.stage.measure(frame_.tree.view({start, to - start}), e.style);
            painter.fill({x + left - 1, y, right - left + 2, height}, theme_[Colour::highlight], 3);
        }
    }

    // Two rings, so that one of them is seen on any ground: the accent outside, the surface inside.
    void ring(const Element& e, const Position& at) {
        Painter painter(widget_.stage, widget_.layers[at.layer].list.get());
        Box box = box_of(e, at);
        const float out = e.ring_out;
        box = {box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out};
        const float radius = e.ring_radius >= 0 ? e.ring_radius : std::max(2.f, e.radius + out);
        const Box inner{box.x + 1.5f, box.y + 1.5f, box.width - 3, box.height - 3};
        painter.stroke(inner, theme_[Colour::surface], std::max(1.f, radius - 1.5f), 2);
        painter.stroke(box, theme_[Colour::accent], radius, 2);
    }

    Widget& widget_;
    Frame& frame_;
    const Theme& theme_;
    std::vector<uint32_t> last_child_;  // by said parent's element + 1
};

}  // namespace

void render(Widget& widget) {
    Renderer(widget).run();
}

}  // namespace comptoir::kit
