// How much of a page is filled in, and what would be most useful to fill in next.
#pragma once

#include <vector>

#include "shared/page/content.h"

namespace comptoir::page {

struct Completeness {
    int percent = 0;           // 100: nothing useful is missing
    std::vector<Field> steps;  // at most three, the most useful first
};

// `hours` is a step of its own, once there is a place to give hours to. What is fixed does not count.
Completeness completeness_of(const Content& content);

}  // namespace comptoir::page
