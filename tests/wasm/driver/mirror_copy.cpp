#include "tests/wasm/driver/mirror_copy.h"

#include <algorithm>
#include <cstring>

namespace comptoir::testing {

using kit::Field;
using kit::Op;

bool MirrorCopy::read(uint32_t& word) {
    if (at_ >= words_->size()) return false;
    word = (*words_)[at_++];
    return true;
}

bool MirrorCopy::read_text(std::string& text) {
    uint32_t bytes = 0;
    if (!read(bytes) || at_ + (bytes + 3) / 4 > words_->size()) return false;
    text.assign(reinterpret_cast<const char*>(words_->data() + at_), bytes);
    at_ += (bytes + 3) / 4;
    return true;
}

bool MirrorCopy::read_fields(uint32_t fields, Element& element) {
    const auto has = [&](Field field) { return (fields & kit::bit(field)) != 0; };
    const auto number = [&](auto& value) {
        uint32_t word = 0;
        const bool there = read(word);
        value = static_cast<std::remove_reference_t<decltype(value)>>(word);
        return there;
    };
    kit::Rect64& r = element.rect;
    if (has(Field::rect) && !(number(r.x) && number(r.y) && number(r.w) && number(r.h))) return false;
    if (has(Field::name) && !read_text(element.name)) return false;
    if (has(Field::description) && !read_text(element.description)) return false;
    if (has(Field::value) && !read_text(element.value)) return false;
    if (has(Field::states) && !number(element.states)) return false;
    if (has(Field::set) && !(number(element.position) && number(element.set_size))) return false;
    if (has(Field::look) && !number(element.look)) return false;
    if (has(Field::label) && !(number(element.label_x) && number(element.label_y))) return false;
    if (has(Field::actions) && !number(element.actions)) return false;
    if (!has(Field::attributes)) return true;
    uint32_t count = 0;
    if (!read(count)) return false;
    element.attributes.clear();
    for (uint32_t i = 0; i < count; i++) {
        uint32_t attribute = 0;
        std::string text;
        if (!read(attribute) || !read_text(text)) return false;
        element.attributes.emplace_back(static_cast<kit::Attribute>(attribute), text);
    }
    return true;
}

bool MirrorCopy::place(uint32_t id, uint32_t previous) {
    const uint32_t parent = elements_[id].parent;
    if (parent && !elements_.count(parent)) return false;
    std::vector<uint32_t>& siblings = parent ? elements_[parent].children : roots_;
    std::erase(siblings, id);
    auto at = siblings.begin();
    if (previous) {
        at = std::find(siblings.begin(), siblings.end(), previous);
        if (at == siblings.end()) return false;
        ++at;
    }
    siblings.insert(at, id);
    return true;
}

void MirrorCopy::remove(uint32_t id) {
    const std::vector<uint32_t> children = elements_[id].children;
    for (const uint32_t child : children) remove(child);
    const uint32_t parent = elements_[id].parent;
    if (parent && elements_.count(parent)) std::erase(elements_[parent].children, id);
    if (!parent) std::erase(roots_, id);
    elements_.erase(id);
}

bool MirrorCopy::apply(const std::vector<uint32_t>& words) {
    words_ = &words;
    at_ = 0;
    focus_asked = 0;
    scrolls_asked.clear();
    moved_ids.clear();
    created = updated = moved = removed = 0;
    while (at_ < words.size()) {
        uint32_t head = 0, id = 0, previous = 0;
        if (!read(head) || !read(id)) return false;
        const bool known = elements_.count(id) != 0;
        switch (static_cast<Op>(head & 255)) {
            case Op::create: {
                if (known) return false;
                Element& element = elements_[id];
                element.role = static_cast<kit::Role>(head >> 8 & 255);
                if (!read(element.parent) || !read(previous) || !place(id, previous)) return false;
                if (!read_fields(head >> 16, elements_[id])) return false;
                created++;
                break;
            }
            case Op::update:
                if (!known || !read_fields(head >> 16, elements_[id])) return false;
                updated++;
                break;
            case Op::move:
                if (!known || !read(previous) || !place(id, previous)) return false;
                moved++;
                moved_ids.push_back(id);
                break;
            case Op::remove:
                if (!known) return false;
                remove(id);
                removed++;
                break;
            case Op::focus:
                if (!known) return false;
                focus_asked = id;
                break;
            case Op::scroll: {
                uint32_t halves[2];
                if (!known || !read(halves[0]) || !read(halves[1])) return false;
                double position;
                std::memcpy(&position, halves, sizeof position);
                scrolls_asked.emplace_back(id, position);
                break;
            }
            case Op::count:
                return false;
            default:
                return false;
        }
    }
    return true;
}

std::string MirrorCopy::difference(const kit::Tree& tree) const {
    if (elements_.size() != tree.nodes.size())
        return std::to_string(elements_.size()) + " elements for " + std::to_string(tree.nodes.size()) + " nodes";
    std::map<uint32_t, size_t> next_child;
    for (const kit::Node& node : tree.nodes) {
        const auto found = elements_.find(node.id);
        const std::string which = "node " + std::to_string(node.id) + " '" + std::string(tree.view(node.name)) + "': ";
        if (found == elements_.end()) return which + "missing";
        const Element& e = found->second;
        if (e.parent != node.parent || e.role != node.role) return which + "parent or role";
        const std::vector<uint32_t>& siblings = node.parent ? elements_.at(node.parent).children : roots_;
        const size_t place = next_child[node.parent]++;
        if (place >= siblings.size() || siblings[place] != node.id) return which + "order";
        if (e.rect != node.rect) return which + "rectangle";
        if (e.name != tree.view(node.name) || e.description != tree.view(node.description) ||
            e.value != tree.view(node.value))
            return which + "text";
        if (e.states != node.states || e.actions != node.actions) return which + "states or actions";
        if (e.position != node.position || e.set_size != node.set_size) return which + "set";
        if (e.label_x != node.label_x || e.label_y != node.label_y) return which + "label";
        if (e.look != (static_cast<uint32_t>(node.style) | uint32_t{node.level} << 8 |
                       static_cast<uint32_t>(node.flow) << 16 | static_cast<uint32_t>(node.tone) << 24))
            return which + "look";
        if (e.attributes.size() != node.attribute_count) return which + "attributes";
        for (const auto& [attribute, text] : e.attributes)
            if (tree.attribute(node, attribute) != text) return which + "attribute";
    }
    return {};
}

}  // namespace comptoir::testing
