#include "wasm/kit/element.h"

namespace comptoir::kit {

float pixels(Space space) {
    constexpr float steps[] = {0, 2, 4, 8, 12, 16, 24, 32, 48};
    return steps[static_cast<size_t>(space)];
}

void Frame::clear() {
    tree.clear();
    elements.clear();
    lines.clear();
    highlights.clear();
    attributes.clear();
    open.clear();
    overlays.clear();
    last = no_element;
}

Element& Frame::append(Key key, Role role, Arrange arrange) {
    const int parent = open.empty() ? no_element : open.back();
    last = static_cast<int>(elements.size());
    Element& element = elements.emplace_back();
    element.id = parent == no_element ? 1 : key.in(at(parent).id);
    element.role = role;
    element.arrange = arrange;
    if (parent != no_element) attach(parent, last);
    return element;
}

Element& Frame::append_overlay(NodeId id, Role role, Arrange arrange) {
    last = static_cast<int>(elements.size());
    overlays.push_back(last);
    Element& element = elements.emplace_back();
    element.id = id;
    element.role = role;
    element.arrange = arrange;
    element.layer = true;
    return element;
}

void Frame::attach(int parent, int child) {
    at(child).parent = parent;
    Element& above = at(parent);
    if (above.last_child == no_element)
        above.first_child = child;
    else
        at(above.last_child).next = child;
    above.last_child = child;
}

void Frame::set(Element& element, Attribute attribute, std::string_view text) {
    if (text.empty()) return;
    attributes.push_back({attribute, tree.store(text), element.attributes});
    element.attributes = static_cast<int>(attributes.size()) - 1;
}

}  // namespace comptoir::kit
