// The index's answers beside those of looking at every business.
#pragma once

#include <string>
#include <vector>

#include "shared/directory/search/index.h"
#include "tests/exhaustive/exhaustive.h"

namespace comptoir::bench {

// Searches for each text, sorted by whoever calls, in both, on two threads, and prints the texts whose answers differ.
// Gives how many do.
int differences(const search::Index& index, const search::Exhaustive& every, const std::vector<std::string>& texts);

}  // namespace comptoir::bench
