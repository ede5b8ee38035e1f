// A search as the widget keeps it: what of it stands in the route, and when there is enough to ask for.
#pragma once

#include "shared/api/business_query.h"
#include "wasm/app/url.h"

namespace comptoir::directory {

// Text of fewer letters says nothing yet; with a filter the text may be empty.
constexpr int letters_min = 2;
// The radii offered, in the order of the menu.
inline constexpr int radii_km[] = {5, 10, 20, 50, 100};

// How many filters the panel has set: what the chips beside it do not show.
int filter_count(const BusinessQuery& query);
// The same text without any filter.
BusinessQuery without_filters(const BusinessQuery& query);
// Is there enough to ask for?
bool is_searchable(const BusinessQuery& query);

// The route's parameters, named as the API's, and back. The person's own position is never in a route. Unknown keys and
// values are passed over: an address is typed by anybody.
app::Parameters to_parameters(const BusinessQuery& query);
// Of a business's page, from a list that answers `query`.
std::string business_route(const std::string& id, const BusinessQuery& query);
BusinessQuery parse_search_query(const app::Parameters& parameters);

}  // namespace comptoir::directory
