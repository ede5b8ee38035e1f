#include "wasm/kit/tree.h"

namespace comptoir::kit {

Span Tree::store(std::string_view words) {
    const Span span{static_cast<uint32_t>(text.size()), static_cast<uint32_t>(words.size())};
    text.append(words);
    return span;
}

void Tree::clear() {
    nodes.clear();
    attributes.clear();
    text.clear();
}

const Node* Tree::find(uint32_t id) const {
    for (const Node& node : nodes)
        if (node.id == id) return &node;
    return nullptr;
}

std::string_view Tree::attribute(const Node& node, Attribute attribute) const {
    for (uint32_t i = 0; i < node.attribute_count; i++) {
        const AttributeValue& value = attributes[node.attribute_first + i];
        if (value.attribute == attribute) return view(value.text);
    }
    return {};
}

}  // namespace comptoir::kit
