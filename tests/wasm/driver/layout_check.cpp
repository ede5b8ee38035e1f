#include "tests/wasm/driver/layout_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/wasm/driver/words.h"

namespace comptoir::testing {

using kit::Node;
using kit::Role;
using kit::State;

bool is_control(Role role) {
    switch (role) {
        case Role::button:
        case Role::toggle:
        case Role::link:
        case Role::textbox:
        case Role::searchbox:
        case Role::combobox:
        case Role::select:
        case Role::checkbox:
        case Role::switcher:
        case Role::radio:
        case Role::tab:
            return true;
        default:
            return false;
    }
}

namespace {

constexpr int64_t tolerance_64 = 64;

struct Absolute {
    int64_t x, y, w, h;
    uint32_t ground;  // the nearest scroll area or overlay around: only what stands on the same ground can overlap
};

bool is_ground(Role role) {
    return role == Role::scroll || role == Role::overlay || role == Role::dialog || role == Role::root;
}

std::map<uint32_t, Absolute> places(const kit::Tree& tree) {
    std::map<uint32_t, Absolute> all;
    for (const Node& node : tree.nodes) {
        Absolute at{node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.parent};
        if (const auto parent = all.find(node.parent); parent != all.end()) {
            const Node* above = tree.find(node.parent);
            if (is_ground(above->role)) {
                at.ground = node.parent;
            } else {
                at.x += parent->second.x;
                at.y += parent->second.y;
                at.ground = parent->second.ground;
            }
        }
        all[node.id] = at;
    }
    return all;
}

std::string described(const kit::Tree& tree, const Node& node) {
    return std::string(word(node.role)) + " '" + std::string(tree.view(node.name)) + "'";
}

bool contains(const Absolute& outer, const Absolute& inner) {
    return inner.x >= outer.x - tolerance_64 && inner.y >= outer.y - tolerance_64 &&
           inner.x + inner.w <= outer.x + outer.w + tolerance_64 &&
           inner.y + inner.h <= outer.y + outer.h + tolerance_64;
}

bool cross(const Absolute& a, const Absolute& b) {
    return a.x + tolerance_64 < b.x + b.w && b.x + tolerance_64 < a.x + a.w && a.y + tolerance_64 < b.y + b.h &&
           b.y + tolerance_64 < a.y + a.h;
}

bool within(const kit::Tree& tree, const Node& node, uint32_t ancestor) {
    for (const Node* at = &node; at; at = at->parent ? tree.find(at->parent) : nullptr)
        if (at->parent == ancestor) return true;
    return false;
}

}  // namespace

std::vector<std::string> overlaps(const kit::Tree& tree) {
    const std::map<uint32_t, Absolute> at = places(tree);
    std::vector<const Node*> seen;
    for (const Node& node : tree.nodes)
        if ((is_control(node.role) || node.role == Role::text || node.role == Role::heading) && node.rect.w > 0 &&
            node.rect.h > 0)
            seen.push_back(&node);
    std::vector<std::string> problems;
    for (size_t i = 0; i < seen.size(); i++) {
        for (size_t j = i + 1; j < seen.size(); j++) {
            const Absolute &a = at.at(seen[i]->id), &b = at.at(seen[j]->id);
            if (a.ground != b.ground || !cross(a, b) || contains(a, b)) continue;
            if (within(tree, *seen[j], seen[i]->id) || within(tree, *seen[i], seen[j]->id)) continue;
            problems.push_back(described(tree, *seen[i]) + " and " + described(tree, *seen[j]));
        }
    }
    return problems;
}

std::vector<std::string> outside_parent(const kit::Tree& tree) {
    const std::map<uint32_t, Absolute> at = places(tree);
    std::vector<std::string> problems;
    for (const Node& node : tree.nodes) {
        const Node* parent = tree.find(node.parent);
        if (!parent || node.rect.w == 0 || node.rect.h == 0 || node.role == Role::spacer) continue;
        const bool scrolls_x = parent->role == Role::scroll && tree.view(parent->value) == "x";
        const bool scrolls_y = parent->role == Role::scroll && !scrolls_x;
        const Absolute& inner = at.at(node.id);
        Absolute outer = at.at(parent->id);
        if (is_ground(parent->role)) outer.x = outer.y = 0;
        const bool beside = inner.x < outer.x - tolerance_64 || inner.x + inner.w > outer.x + outer.w + tolerance_64;
        const bool above = inner.y < outer.y - tolerance_64 || inner.y + inner.h > outer.y + outer.h + tolerance_64;
        if ((beside && !scrolls_x) || (above && !scrolls_y))
            problems.push_back(described(tree, node) + " in " + described(tree, *parent));
    }
    return problems;
}

std::vector<std::string> nameless(const kit::Tree& tree) {
    std::vector<std::string> problems;
    for (const Node& node : tree.nodes)
        if ((is_control(node.role) || node.role == Role::dialog || node.role == Role::image) && node.name.bytes == 0)
            problems.push_back(described(tree, node));
    return problems;
}

std::vector<std::string> too_small(const kit::Tree& tree, float least_px) {
    const auto least = static_cast<int32_t>(least_px * 64);
    std::vector<std::string> problems;
    for (const Node& node : tree.nodes) {
        const bool inline_link = node.role == Role::link && node.label_x == 0;  // a link within text is excepted
        if (!is_control(node.role) || inline_link || (node.states & kit::bit(State::offscreen))) continue;
        if (node.rect.w < least || node.rect.h < least) problems.push_back(described(tree, node));
    }
    return problems;
}

std::vector<std::string> shared_ids(const kit::Tree& tree) {
    std::set<uint32_t> ids;
    std::vector<std::string> problems;
    for (const Node& node : tree.nodes)
        if (!ids.insert(node.id).second) problems.push_back(described(tree, node));
    return problems;
}

}  // namespace comptoir::testing
