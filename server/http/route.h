// The route table: what can be asked, with which parameters, and what comes back. Requests are routed and checked by
// it, and the OpenAPI document is written from it, so that none of the three can differ from the others.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "server/http/arguments.h"
#include "server/http/message.h"
#include "shared/policy/policy.h"

namespace comptoir::http {

struct Answer {
    int status = 200;
    std::string_view description;
    std::string_view schema;  // a name in the table of schemas; empty: no body
};

// What a route takes besides its parameters; a default one: nothing.
struct Body {
    std::string_view schema;                         // of JSON: a name in the table of schemas
    std::string_view example;                        // of JSON: one that the route takes; a test sends it
    std::vector<std::string_view> media_types = {};  // of bytes that are not JSON
    std::size_t bytes_max = 100'000;
    bool is_json() const { return !schema.empty(); }
    bool is_wanted() const { return is_json() || !media_types.empty(); }
};

struct Route {
    std::string_view method;
    std::string_view path;  // "/api/v1/tenants/{tenant}": each {name} is a parameter and stands between two slashes
    std::string_view operation;  // OpenAPI's operationId, and the route's name in logs and metrics
    std::string_view summary;
    std::vector<Parameter> parameters;
    std::vector<Answer> answers;
    Action action = Action::read_description;  // what the policy decides about
    Body body = {};
    bool wants_version = false;  // If-Match must name the version that is to be changed
    // Called with arguments and a body that are as described, for somebody who may.
    std::function<Result<Response, Problem>(const Request&, const Arguments&)> handler;
};

// The code of a problem that says no more than that the token does not count.
inline constexpr std::string_view token_refused = "token_refused";

// Who asks, as far as that is known.
struct Admission {
    std::shared_ptr<const identity::Caller> caller;  // null: a visitor
    Standing standing;
};
// Finds out who asks and how they stand to what they ask for; refuses a token that doesn't count.
struct Refused {
    Problem problem;
    std::string_view token_fault = {};  // for the log
};
using Gate = std::function<Result<Admission, Refused>(const Request&, const Route&, const Arguments&)>;

// A JSON schema by name, as it stands under components/schemas.
struct Schema {
    std::string_view name;
    std::string_view json;
};

}  // namespace comptoir::http
