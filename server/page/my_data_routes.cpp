#include "server/page/my_data.h"
#include "server/page/parameters.h"
#include "server/page/routes.h"

namespace comptoir {

std::vector<http::Route> my_data_routes(MyDataService* service) {
    using http::Arguments;
    using http::Request;
    using page_routing::tenant;
    std::vector<http::Answer> exported = page_routing::refusals(), erased = exported;
    exported.insert(exported.begin(), {200, "All of it; the parts depend on what one used.", "MyData"});
    erased.insert(erased.begin(), {204, "Erased, in the directory too.", ""});
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/me/export",
         .operation = "exportMyData",
         .summary = "Everything about oneself and the businesses that one acts for, to take along or to read",
         .parameters = {tenant,
                        {.name = "format",
                         .kind = http::ParameterKind::choice,
                         .description = "json for programs, html for people; json when not given",
                         .choices = {"json", "html"}},
                        {.name = "language",
                         .kind = http::ParameterKind::choice,
                         .description = "of html; French when not given",
                         .choices = {"fr", "en"}}},
         .answers = exported,
         .action = Action::see_own_data,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->take_along(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/me/erasure",
         .operation = "eraseMyData",
         .summary = "Forgets the person, and what a business says of itself whose last owner they are; what stays of "
                    "histories names nobody",
         .parameters = {tenant},
         .answers = erased,
         .action = Action::erase_own_data,
         .body = {.schema = "Confirmation", .example = R"({"confirmed":true})", .bytes_max = 1'000},
         .handler = [service](const Request& request, const Arguments&) { return service->erase(request); }},
    };
}

}  // namespace comptoir
