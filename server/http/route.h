// The route table: what can be asked, with which parameters, and what comes back. Requests are routed and checked by
// it, and the OpenAPI document is written from it, so that none of the three can differ from the others.
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "server/http/arguments.h"
#include "server/http/message.h"

namespace comptoir::http {

struct Answer {
    int status = 200;
    std::string_view description;
    std::string_view schema;  // a name in the table of schemas; empty: no body
};

struct Route {
    std::string_view method;
    std::string_view path;  // "/api/v1/tenants/{tenant}": each {name} is a parameter and stands between two slashes
    std::string_view operation;  // OpenAPI's operationId, and the route's name in logs and metrics
    std::string_view summary;
    std::vector<Parameter> parameters;
    std::vector<Answer> answers;
    // Called with arguments that are what `parameters` says.
    std::function<Result<Response, Problem>(const Request&, const Arguments&)> handler;
};

// A JSON schema by name, as it stands under components/schemas.
struct Schema {
    std::string_view name;
    std::string_view json;
};

}  // namespace comptoir::http
