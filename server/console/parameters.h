// What the routes of the desk and of reports have in common.
#pragma once

#include "server/http/route.h"

namespace comptoir::console {

inline const http::Parameter tenant_parameter{
    .name = "tenant", .description = "the bank", .example = "demo", .minimum = 1, .maximum = 40, .in_path = true};
inline const http::Parameter business_parameter{
    .name = "business", .description = "the `id` of a business", .minimum = 1, .maximum = 64, .in_path = true};
inline const http::Parameter report_parameter{
    .name = "report", .description = "the `id` of a report", .minimum = 1, .maximum = 64, .in_path = true};
inline const http::Parameter cursor_parameter{.name = "cursor",
                                              .kind = http::ParameterKind::integer,
                                              .description = "`next` of the page before, with the same parameters",
                                              .minimum = 1,
                                              .maximum = 2'000'000'000};

inline const http::Answer bad_request{400, "A parameter or field is unknown or not as described; `field` names it.",
                                      "Problem"};
inline const http::Answer bad_token{401, "No token, or one that does not count.", "Problem"};
inline const http::Answer no_right{403, "The person may not do this.", "Problem"};
inline const http::Answer nothing_there{404, "There is none, or it is not to be seen.", "Problem"};
inline const http::Answer no_state{409, "The state does not allow it; `detail` says why.", "Problem"};

}  // namespace comptoir::console
