// Sorts the few elements of a short list, in the place where a general sort's code would outweigh them: the widget's
// module is loaded by every page. Lists that may be long have std::sort.
#pragma once

#include <utility>
#include <vector>

namespace comptoir {

/// Sorts by `before`, a strict weak order; equal elements keep their order. The time grows with the square of the
/// length.
template <typename Element, typename Before>
void insertion_sort(std::vector<Element>& list, Before before) {
    for (auto end = list.begin(); end != list.end(); ++end)
        for (auto at = end; at != list.begin() && before(*at, *(at - 1)); --at) std::swap(*at, *(at - 1));
}

}  // namespace comptoir
