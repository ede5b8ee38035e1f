// Two people who edit one page at once: what each changed is kept, and only where both said something different in the
// same place does a person have to choose.
#pragma once

#include <vector>

#include "shared/page/content.h"

namespace comptoir::page {

struct Merged {
    Content content;               // where both differ: mine, so that no letter is lost
    std::vector<Field> texts;      // fields in which both said something different
    std::vector<Field> audiences;  // fields for which both chose another audience
    bool listed = false;           // both chose differently whom the page is shown to
    bool is_clear() const { return texts.empty() && audiences.empty() && !listed; }
};

// `base` is what both began with. Places are merged text by text while all three know the same ones.
Merged merge(const Content& base, const Content& mine, const Content& theirs);

}  // namespace comptoir::page
