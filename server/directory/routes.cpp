#include "server/directory/routes.h"

#include "server/directory/directory_service.h"
#include "server/http/router.h"
#include "shared/api/business_query.h"

namespace comptoir {

namespace {

using http::Answer;
using http::Parameter;
using http::ParameterKind;
using http::Route;

const Answer bad_parameter{400, "A parameter is unknown or not as described; `field` names it.", "Problem"};
const Answer not_changed{304, "The answer is the one that If-None-Match names.", ""};
const Answer nothing_there{404, "There is none, or it is not to be seen.", "Problem"};

const Answer too_much{429, "The reader has read more than anybody looks at; Retry-After says when it goes on.",
                      "Problem"};

const Parameter tenant{.name = "tenant",
                       .description = "the bank whose directory it is",
                       .example = "demo",
                       .minimum = 1,
                       .maximum = 40,
                       .in_path = true};
const Parameter business{
    .name = "business", .description = "the `id` of an item", .minimum = 1, .maximum = 64, .in_path = true};

std::vector<Parameter> query_parameters() {
    return {
        tenant,
        {.name = "q",
         .description = "what is looked for, as typed: names, trades, words, a place, a SIREN; never a query language",
         .example = "plomb lyo",
         .maximum = query_text_characters_max},
        {.name = "trade",
         .description = "a code of the list of trades at any level; several: one of them",
         .example = "43.22A",
         .minimum = 1,
         .maximum = 8,
         .times_max = filter_values_max},
        {.name = "near",
         .kind = ParameterKind::point,
         .description = "the point from which distances count; replaces a place in `q`",
         .example = "45.767,4.834"},
        {.name = "radius_km",
         .kind = ParameterKind::integer,
         .description = "how far from `near` or from the place in `q`; 20 when not given",
         .minimum = 1,
         .maximum = radius_km_max},
        {.name = "open", .kind = ParameterKind::choice, .description = "only what is open now", .choices = {"now"}},
        {.name = "language",
         .description = "a language that is spoken there, BCP 47",
         .example = "en",
         .minimum = 2,
         .maximum = 20},
        {.name = "label",
         .description = "a label; several: all of them",
         .example = "RGE",
         .minimum = 1,
         .maximum = 40,
         .times_max = filter_values_max},
        {.name = "sort",
         .kind = ParameterKind::choice,
         .description = "the order; relevance when not given",
         .choices = {sort_order_word(SortOrder::relevance), sort_order_word(SortOrder::distance),
                     sort_order_word(SortOrder::name), sort_order_word(SortOrder::newest)}},
        {.name = "place",
         .kind = ParameterKind::choice,
         .description = "`none`: read all words as words, none as a place",
         .choices = {"none"}},
        {.name = "facets",
         .kind = ParameterKind::choice,
         .description = "whether to count what the filters would give",
         .choices = {"true", "false"}},
        {.name = "limit",
         .kind = ParameterKind::integer,
         .description = "items a page; 20 when not given",
         .minimum = 1,
         .maximum = page_items_max},
        {.name = "cursor",
         .description = "`next` of the page before, with the same parameters",
         .minimum = 1,
         .maximum = 64},
    };
}

}  // namespace

std::vector<Route> directory_routes(DirectoryService* service) {
    using http::Arguments;
    using http::Request;
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}",
         .operation = "getTenant",
         .summary = "Who runs this directory",
         .parameters = {tenant},
         .answers = {{200, "The tenant.", "Tenant"}, bad_parameter, nothing_there},
         .action = Action::see_directory,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->tenant(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses",
         .operation = "listBusinesses",
         .summary = "Businesses that meet the query, best first, with why each is there; the list ends at 200",
         .parameters = query_parameters(),
         .answers = {{200, "A page of the list.", "BusinessList"}, not_changed, bad_parameter, nothing_there, too_much},
         .action = Action::see_directory,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->list(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}",
         .operation = "getBusiness",
         .summary = "All that the reader may see of a business",
         .parameters = {tenant, business},
         .answers = {{200, "The business.", "Business"}, not_changed, bad_parameter, nothing_there, too_much},
         .action = Action::see_business,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->business(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/similar",
         .operation = "listSimilar",
         .summary = "Businesses of the same trade nearby, nearest first",
         .parameters = {tenant, business},
         .answers = {{200, "A short list, without pages.", "BusinessList"},
                     not_changed,
                     bad_parameter,
                     nothing_there,
                     too_much},
         .action = Action::see_business,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->similar(request, values); }},
        {.method = "GET",
         .path = "/api/v1/trades",
         .operation = "listTrades",
         .summary = "One level of the official list of trades (NAF rev. 2), or those that a word means",
         .parameters = {{.name = "parent",
                         .description = "the code above; the sections when not given",
                         .example = "43.2",
                         .minimum = 1,
                         .maximum = 8},
                        {.name = "q",
                         .description = "the beginning of an everyday word for a trade, instead of `parent`",
                         .example = "imprim",
                         .maximum = trade_words_characters_max}},
         .answers = {{200, "The trades just below, or the likeliest first.", "TradeBranch"},
                     not_changed,
                     bad_parameter,
                     nothing_there},
         .handler = [service](const Request&, const Arguments& values) { return service->trades(values); }},
    };
}

}  // namespace comptoir
