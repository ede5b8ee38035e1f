#include "shared/directory/search/dictionary.h"

#include <algorithm>

namespace comptoir::search {

std::uint32_t Dictionary::find(std::string_view wanted) const {
    std::uint32_t first = 0, last = size();
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (word(middle) < wanted)
            first = middle + 1;
        else
            last = middle;
    }
    return first < size() && word(first) == wanted ? first : size();
}

std::uint32_t Dictionary::child(std::uint32_t node, char letter) const {
    if (nodes.empty()) return no_node;
    const Node& parent = nodes[node];
    for (std::uint32_t below = parent.children; below < parent.children + parent.child_count; ++below)
        if (nodes[below].letter == letter) return below;
    return no_node;
}

WordRange Dictionary::narrowed(WordRange range, std::string_view typed) const {
    const auto first_where = [&](std::uint32_t first, std::uint32_t last, auto&& is_past) {
        while (first < last) {
            const std::uint32_t middle = first + (last - first) / 2;
            if (is_past(word(middle).substr(0, typed.size())))
                last = middle;
            else
                first = middle + 1;
        }
        return first;
    };
    range.first = first_where(range.first, range.last, [&](std::string_view beginning) { return beginning >= typed; });
    range.last = first_where(range.first, range.last, [&](std::string_view beginning) { return beginning > typed; });
    return range;
}

}  // namespace comptoir::search
