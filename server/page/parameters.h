// What the routes of a business's own page have in common.
#pragma once

#include <vector>

#include "server/http/route.h"

namespace comptoir::page_routing {

inline const http::Parameter tenant{.name = "tenant",
                                    .description = "the bank whose directory it is",
                                    .example = "demo",
                                    .minimum = 1,
                                    .maximum = 40,
                                    .in_path = true};
inline const http::Parameter business{.name = "business",
                                      .description = "the `id` of a business that one may act for",
                                      .minimum = 1,
                                      .maximum = 64,
                                      .in_path = true};

// A body that has nothing to say: the address says it all.
inline const http::Body nothing_body{.schema = "Nothing", .example = "{}", .bytes_max = 1'000};

// What any of them may refuse.
inline std::vector<http::Answer> refusals() {
    return {{304, "The answer is the one that If-None-Match names.", ""},
            {400, "A parameter or the body is not as described; `field` names what is not.", "Problem"},
            {401, "No token, or one that does not count.", "Problem"},
            {403, "One's role in the business does not allow it.", "Problem"},
            {404, "There is none, or it is not to be seen.", "Problem"}};
}

}  // namespace comptoir::page_routing
