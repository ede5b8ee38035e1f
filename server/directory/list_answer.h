// Between the API's words and the search's: a query as a search request, and what was found as a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/arguments.h"
#include "shared/api/business_list.h"
#include "shared/api/business_query.h"
#include "shared/directory/search/answer.h"
#include "shared/directory/search/request.h"

namespace comptoir {

// The checked arguments of listBusinesses.
BusinessQuery query_of(const http::Arguments& values);

// What to search for; the times and the offset are the caller's to fill in.
search::SearchRequest search_request(const BusinessQuery& query);

// A cursor is where the next page begins, bound to the query by a checksum: with other parameters it is refused.
std::string cursor_at(int offset, const BusinessQuery& query);
// The offset, 1 to list_items_max; nothing when the cursor is not one that cursor_at() gave for this query.
std::optional<int> offset_of(const BusinessQuery& query);

// All of the list but its items.
BusinessList list_without_items(const search::SearchAnswer& found, const BusinessQuery& query);

// Facet codes of single trades summed up to the sections and, for each trade in the filter, to its children; largest
// first.
std::vector<Facet> trade_facets(const std::vector<search::FacetCount>& counts, const std::vector<std::string>& filter);

}  // namespace comptoir
