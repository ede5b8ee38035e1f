// What has been typed since a page was published last, and the draft that follows from it: everything else is as it is
// known today.
#pragma once

#include "shared/page/check.h"

namespace comptoir::page {

struct Typed {
    Fields fields;        // whose text was typed
    Fields audiences;     // whose audience was chosen
    bool listed = false;  // whom the page is shown to was chosen
    Content content;      // the values of those
    bool operator==(const Typed&) const = default;
};

// Adds what came later.
void add(Typed& typed, const Typed& later);
// What is known, with what was typed over it.
Content laid_over(const Business& known, const Typed& typed);
// Whose text is another than what is known: what a publication will say.
Fields changed_fields(const Business& known, const Typed& typed);

// The draft but for version, dates and people.
Draft draft_of(const Typed& typed, const Background& background);

}  // namespace comptoir::page
