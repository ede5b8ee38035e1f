// What the browser's mirror does with a frame's changes, on plain values: proves that they lead from one tree to the
// next.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "wasm/kit/tree.h"

namespace comptoir::testing {

class MirrorCopy {
public:
    struct Element {
        uint32_t parent = 0;
        kit::Role role{};
        std::vector<uint32_t> children;
        kit::Rect64 rect;
        std::string name, description, value;
        uint32_t states = 0, position = 0, set_size = 0, look = 0, actions = 0;
        int32_t label_x = 0, label_y = 0;
        std::vector<std::pair<kit::Attribute, std::string>> attributes;
    };

    // Applies a buffer; false when it makes no sense (unknown id, unknown operation, too short).
    bool apply(const std::vector<uint32_t>& words);
    // Empty when it shows exactly this tree, else what differs first.
    std::string difference(const kit::Tree& tree) const;

    uint32_t focus_asked = 0;  // by the last buffer
    std::vector<std::pair<uint32_t, double>> scrolls_asked;
    size_t created = 0, updated = 0, moved = 0, removed = 0;  // by the last buffer
    std::vector<uint32_t> moved_ids;

private:
    bool read_fields(uint32_t fields, Element& element);
    bool read(uint32_t& word);
    bool read_text(std::string& text);
    bool place(uint32_t id, uint32_t previous);
    void remove(uint32_t id);

    std::map<uint32_t, Element> elements_;
    std::vector<uint32_t> roots_;
    const std::vector<uint32_t>* words_ = nullptr;
    size_t at_ = 0;
};

}  // namespace comptoir::testing
