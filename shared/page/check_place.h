// The places of a page: from what was typed to addresses with a point, and back.
#pragma once

#include <vector>

#include "shared/page/check.h"

namespace comptoir::page {

TypedPlace typed_place(const Place& place);

// Only numbers of `background.known`'s own places are believed, and a place whose address was not changed keeps its
// point.
std::vector<Place> read_places(const std::vector<TypedPlace>& typed, const Background& background,
                               std::vector<Fault>& faults);

}  // namespace comptoir::page
