// Rules that every layout keeps, whatever its widths: nothing overlaps, nothing leaves its parent, order on the page is
// order of reading. Each gives what breaks it, empty when nothing does.
#pragma once

#include <string>
#include <vector>

#include "wasm/kit/tree.h"

namespace comptoir::testing {

// What a person acts on: it takes the focus, has a name, and is large enough to hit.
bool is_control(kit::Role role);

// Controls and texts that cover part of one another (a button that lies wholly on its field does not count; overlays
// neither).
std::vector<std::string> overlaps(const kit::Tree& tree);

// Nodes that reach beyond their parent by more than 1 px; scroll areas are wider than they show.
std::vector<std::string> outside_parent(const kit::Tree& tree);

// Controls without a name.
std::vector<std::string> nameless(const kit::Tree& tree);

// Controls lower or narrower than `least_px` (WCAG 2.5.8: 24).
std::vector<std::string> too_small(const kit::Tree& tree, float least_px = 24);

// Ids that two nodes share.
std::vector<std::string> shared_ids(const kit::Tree& tree);

}  // namespace comptoir::testing
