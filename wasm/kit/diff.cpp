#include "wasm/kit/diff.h"

#include <bit>
#include <cstring>

namespace comptoir::kit {

namespace {

constexpr int none = -1;

// Node ids to indices: open addressing, at most half full.
class Index {
public:
    explicit Index(const Tree& tree) : nodes_(tree.nodes), slots_(std::bit_ceil(tree.nodes.size() * 2 + 2), none) {
        for (size_t i = 0; i < nodes_.size(); i++) {
            size_t slot = nodes_[i].id & mask();
            while (slots_[slot] != none) slot = (slot + 1) & mask();
            slots_[slot] = static_cast<int>(i);
        }
    }
    int find(uint32_t id) const {
        for (size_t slot = id & mask(); slots_[slot] != none; slot = (slot + 1) & mask())
            if (nodes_[static_cast<size_t>(slots_[slot])].id == id) return slots_[slot];
        return none;
    }

private:
    size_t mask() const { return slots_.size() - 1; }
    const std::vector<Node>& nodes_;
    std::vector<int> slots_;
};

constexpr uint32_t all_fields = bit(Field::count) - 1;

class Difference {
public:
    Difference(const Tree& before, const Tree& after, std::vector<uint32_t>& words)
        : before_(before), after_(after), before_index_(before), after_index_(after), words_(words) {}

    void write(uint32_t focused) {
        match();
        mark_focus_path(focused);
        write_removals();
        for (size_t i = 0; i < after_.nodes.size(); i++) {
            if (old_[i] == none)
                write_create(i);
            else
                write_survivor(i);
        }
    }

private:
    // old_[i] is the element that node i keeps; a new element's children are new too.
    void match() {
        old_.assign(after_.nodes.size(), none);
        parent_.assign(after_.nodes.size(), none);
        kept_.assign(before_.nodes.size(), false);
        for (size_t i = 0; i < after_.nodes.size(); i++) {
            const Node& node = after_.nodes[i];
            parent_[i] = after_index_.find(node.parent);
            const int old = before_index_.find(node.id);
            if (old == none) continue;
            const Node& was = before_.nodes[static_cast<size_t>(old)];
            const bool parent_stays = parent_[i] == none || old_[static_cast<size_t>(parent_[i])] != none;
            if (was.role != node.role || was.parent != node.parent || !parent_stays) continue;
            if (((was.states ^ node.states) & bit(State::multiline)) != 0)
                continue;  // input and textarea are two elements
            old_[i] = old;
            kept_[static_cast<size_t>(old)] = true;
        }
    }

    // anchor_[p]: the old index of p's child that holds the focus; its siblings move around it.
    void mark_focus_path(uint32_t focused) {
        anchor_.assign(after_.nodes.size() + 1, none);
        anchor_passed_.assign(after_.nodes.size() + 1, false);
        last_.assign(after_.nodes.size() + 1, none);
        for (int i = focused ? after_index_.find(focused) : none; i != none; i = parent_[static_cast<size_t>(i)])
            anchor_[group_of(static_cast<size_t>(i))] = old_[static_cast<size_t>(i)];
    }

    size_t group_of(size_t i) const { return static_cast<size_t>(parent_[i] + 1); }

    void write_removals() {
        for (size_t i = 0; i < before_.nodes.size(); i++) {
            if (kept_[i]) continue;
            const int parent = before_index_.find(before_.nodes[i].parent);
            if (parent != none && !kept_[static_cast<size_t>(parent)]) continue;
            begin(Op::remove, before_.nodes[i], 0);
        }
    }

    void write_create(size_t i) {
        const Node& node = after_.nodes[i];
        begin(Op::create, node, all_fields);
        words_.push_back(node.parent);
        words_.push_back(node.previous);
        write_fields(node, all_fields);
    }

    void write_survivor(size_t i) {
        const Node& node = after_.nodes[i];
        if (!stays_in_order(i)) {
            begin(Op::move, node, 0);
            words_.push_back(node.previous);
        }
        const uint32_t fields = changed_fields(before_.nodes[static_cast<size_t>(old_[i])], node);
        if (!fields) return;
        begin(Op::update, node, fields);
        write_fields(node, fields);
    }

    bool stays_in_order(size_t i) {
        const size_t group = group_of(i);
        const int old = old_[i], anchor = anchor_[group];
        if (old == anchor) anchor_passed_[group] = true;
        const bool beyond_anchor = anchor != none && !anchor_passed_[group] && old > anchor;
        if (old < last_[group] || beyond_anchor) return false;
        last_[group] = old;
        return true;
    }

    uint32_t changed_fields(const Node& was, const Node& is) const {
        uint32_t fields = 0;
        const auto note = [&](Field field, bool same) { fields |= same ? 0 : bit(field); };
        const auto same_text = [&](Span a, Span b) { return before_.view(a) == after_.view(b); };
        note(Field::rect, was.rect == is.rect);
        note(Field::name, same_text(was.name, is.name));
        note(Field::description, same_text(was.description, is.description));
        note(Field::value, same_text(was.value, is.value));
        note(Field::states, was.states == is.states);
        note(Field::set, was.position == is.position && was.set_size == is.set_size);
        note(Field::look, look(was) == look(is));
        note(Field::label, was.label_x == is.label_x && was.label_y == is.label_y);
        note(Field::actions, was.actions == is.actions);
        note(Field::attributes, same_attributes(was, is));
        return fields;
    }

    bool same_attributes(const Node& was, const Node& is) const {
        if (was.attribute_count != is.attribute_count) return false;
        for (uint32_t i = 0; i < is.attribute_count; i++) {
            const AttributeValue& a = before_.attributes[was.attribute_first + i];
            const AttributeValue& b = after_.attributes[is.attribute_first + i];
            if (a.attribute != b.attribute || before_.view(a.text) != after_.view(b.text)) return false;
        }
        return true;
    }

    static uint32_t look(const Node& node) {
        return static_cast<uint32_t>(node.style) | uint32_t{node.level} << 8 | static_cast<uint32_t>(node.flow) << 16 |
               static_cast<uint32_t>(node.tone) << 24;
    }

    void begin(Op op, const Node& node, uint32_t fields) {
        words_.push_back(static_cast<uint32_t>(op) | static_cast<uint32_t>(node.role) << 8 | fields << 16);
        words_.push_back(node.id);
    }

    void write_fields(const Node& node, uint32_t fields) {
        const auto has = [&](Field field) { return (fields & bit(field)) != 0; };
        const auto number = [&](int32_t value) { words_.push_back(static_cast<uint32_t>(value)); };
        if (has(Field::rect)) number(node.rect.x), number(node.rect.y), number(node.rect.w), number(node.rect.h);
        if (has(Field::name)) write_text(node.name);
        if (has(Field::description)) write_text(node.description);
        if (has(Field::value)) write_text(node.value);
        if (has(Field::states)) words_.push_back(node.states);
        if (has(Field::set)) words_.push_back(node.position), words_.push_back(node.set_size);
        if (has(Field::look)) words_.push_back(look(node));
        if (has(Field::label)) number(node.label_x), number(node.label_y);
        if (has(Field::actions)) words_.push_back(node.actions);
        if (!has(Field::attributes)) return;
        words_.push_back(node.attribute_count);
        for (uint32_t i = 0; i < node.attribute_count; i++) {
            words_.push_back(static_cast<uint32_t>(after_.attributes[node.attribute_first + i].attribute));
            write_text(after_.attributes[node.attribute_first + i].text);
        }
    }

    void write_text(Span span) {
        const std::string_view words = after_.view(span);
        const size_t at = words_.size();
        words_.resize(at + 1 + (words.size() + 3) / 4, 0);
        words_[at] = span.bytes;
        std::memcpy(words_.data() + at + 1, words.data(), words.size());
    }

    const Tree& before_;
    const Tree& after_;
    Index before_index_, after_index_;
    std::vector<uint32_t>& words_;
    std::vector<int> old_, parent_, anchor_, last_;
    std::vector<uint8_t> kept_, anchor_passed_;  // flags; vector<bool> is larger code
};

}  // namespace

void diff(const Tree& before, const Tree& after, uint32_t focused, std::vector<uint32_t>& words) {
    Difference(before, after, words).write(focused);
}

}  // namespace comptoir::kit
