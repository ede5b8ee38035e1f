// This frame's semantic tree: what is drawn, said in words. Mirror, native tests and text mode read it; order of nodes
// is order of reading, a parent before its children.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/kit/protocol.h"

namespace comptoir::kit {

// A part of the tree's own text.
struct Span {
    uint32_t at = 0;
    uint32_t bytes = 0;
};

// In 1/64 px, relative to the parent's top left corner.
struct Rect64 {
    int32_t x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect64&) const = default;
};

struct Node {
    uint32_t id = 0;
    uint32_t parent = 0;
    uint32_t previous = 0;  // sibling before it, 0 when it is the first
    Role role = Role::group;
    TextStyle style = TextStyle::body;
    uint8_t level = 0;
    Flow flow = Flow::none;
    Tone tone = Tone::plain;
    uint32_t states = 0;
    uint32_t actions = 0;
    uint32_t position = 0, set_size = 0;
    Rect64 rect;
    int32_t label_x = 0, label_y = 0;
    Span name, description, value;
    uint32_t attribute_first = 0, attribute_count = 0;  // in Tree::attributes
};

struct AttributeValue {
    Attribute attribute;
    Span text;
};

struct Tree {
    std::vector<Node> nodes;
    std::vector<AttributeValue> attributes;
    std::string text;

    std::string_view view(Span span) const { return std::string_view(text).substr(span.at, span.bytes); }
    Span store(std::string_view words);
    void clear();
    // The node with this id, or nullptr. Linear; the diff has its own table.
    const Node* find(uint32_t id) const;
    // The text of one of a node's attributes; empty when it has none.
    std::string_view attribute(const Node& node, Attribute attribute) const;
};

}  // namespace comptoir::kit
