// The route table of the whole API: what each feature brings, and the document that describes them all.
#include "server/directory/routes.h"
#include "server/http/openapi.h"
#include "server/page/routes.h"
#include "server/serve/service.h"

namespace comptoir {

namespace {

template <typename Item, typename More>
void append(std::vector<Item>& all, const More& more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<http::Schema> api_schemas() {
    std::vector<http::Schema> all;
    append(all, directory_schemas());
    append(all, identity::identity_schemas());
    append(all, picture_schemas());
    append(all, network::network_schemas());
    append(all, page_schemas());
    append(all, console::report_schemas());
    append(all, console::desk_schemas());
    append(all, console::name_schemas());
    return all;
}

// GET /api/v1/openapi.json, which describes `routes` and itself.
http::Route description_route(std::vector<http::Route> routes) {
    http::Route route{.method = "GET",
                      .path = "/api/v1/openapi.json",
                      .operation = "getDescription",
                      .summary = "This document",
                      .answers = {{200, "OpenAPI 3.1.", "Description"},
                                  {304, "The answer is the one that If-None-Match names.", ""},
                                  {400, "A parameter is unknown or not as described; `field` names it.", "Problem"}},
                      .action = Action::read_description};
    routes.push_back(route);
    const std::vector<http::Schema> schemas = api_schemas();
    route.handler = [document = http::openapi_document(routes, schemas)](
                        const http::Request&, const http::Arguments&) -> Result<http::Response, Problem> {
        return http::json_response(document);
    };
    return route;
}

}  // namespace

std::vector<http::Route> api_routes(const Features& features) {
    std::vector<http::Route> routes;
    append(routes, directory_routes(features.directory));
    append(routes, identity::identity_routes(features.identity));
    append(routes, picture_routes(features.pictures));
    append(routes, network::network_routes(features.network));
    append(routes, page_routes(features.page));
    append(routes, member_routes(features.members));
    append(routes, my_data_routes(features.my_data));
    append(routes, console::report_routes(features.reports));
    append(routes, console::desk_routes(features.desk));
    append(routes, console::name_routes(features.names));
    routes.push_back(description_route(routes));
    return routes;
}

std::string api_document() {
    return api_routes({}).back().handler({}, {})->body;
}

}  // namespace comptoir
