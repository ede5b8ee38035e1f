// The examples of the OpenAPI document: what somebody who writes a client copies first is what the schemas say and what
// the routes take.
#include "server/http/router.h"
#include "shared/policy/policy.h"
#include "tests/server/api.h"
#include "tests/server/conforms.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string siren = "732829320";

std::string filled(std::string path, const std::string& name, const std::string& value) {
    if (const std::size_t at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
    return path;
}

}  // namespace

TEST_CASE("every example of a body in the description is what its schema says") {
    const json document = json::parse(api_document());
    int examples = 0;
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, operation] : methods.items()) {
            const json& content = operation.value("requestBody", json::object()).value("content", json::object());
            if (!content.contains("application/json")) continue;
            const json& body = content["application/json"];
            REQUIRE(body.contains("example"));
            conforms(body["example"], body["schema"], document, operation["operationId"]);
            ++examples;
        }
    CHECK(examples > 10);
}

TEST_CASE("every example of a parameter in the description is what its schema says") {
    const json document = json::parse(api_document());
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, operation] : methods.items())
            for (const json& parameter : operation["parameters"]) {
                const std::string example = parameter.value("example", "");
                if (example.empty()) continue;
                const json& schema = parameter["schema"];
                const json& of_value = schema.contains("items") ? schema["items"] : schema;
                const bool is_number = of_value["type"] == "integer";
                conforms(is_number ? json::parse(example) : json(example), of_value, document, parameter["name"]);
            }
}

TEST_CASE("whatever may have been changed meanwhile asks for If-Match, and says so in the description") {
    const json document = json::parse(api_document());
    int asking = 0;
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, operation] : methods.items()) {
            CAPTURE(operation["operationId"].get<std::string>());
            const json& parameters = operation["parameters"];
            const bool asks = std::any_of(parameters.begin(), parameters.end(),
                                          [](const json& parameter) { return parameter["name"] == "If-Match"; });
            CHECK(asks == operation["responses"].contains("412"));
            CHECK(asks == operation["responses"].contains("428"));
            asking += asks;
        }
    CHECK(asking > 0);
}

TEST_CASE("every example of a body is taken by its route from somebody who may") {
    for (const http::Route& route : api_routes({})) {
        if (!route.body.is_json() || route.action == Action::revoke_tokens)
            continue;  // its example is signed by nobody
        CAPTURE(route.operation);
        Api api;
        const std::string own = api.put(Api::business("Plomberie Rivoire", siren));
        const std::string owner = api.token({.businesses = {{siren, "owner"}}});
        const std::string moderator = api.token({.subject = "moderator", .staff = "moderator"});
        api.json({.path = "/api/v1/tenants/demo/me", .token = owner});
        const Standing of_owner{.signed_in = true, .relation = Relation::own, .role = Role::owner};
        std::string path = filled(filled(std::string(route.path), "{tenant}", "demo"), "{business}", own);
        for (const http::Parameter& parameter : route.parameters)
            if (parameter.in_path)
                path = filled(path, "{" + std::string(parameter.name) + "}",
                              parameter.kind == http::ParameterKind::integer ? "1"
                              : parameter.choices.empty()
                                  ? std::string(static_cast<std::size_t>(std::max(1, parameter.minimum)), 'x')
                                  : std::string(parameter.choices.front()));
        const http::Response response = api.ask({.method = std::string(route.method),
                                                 .path = path,
                                                 .token = may(route.action, of_owner) ? owner : moderator,
                                                 .body = std::string(route.body.example),
                                                 .if_match = route.wants_version ? "\"0\"" : ""});
        CAPTURE(response.body);
        // What it names may not be there, or not be in that state: the body is not what is wrong.
        const bool is_understood = response.status < 300 || response.status == 404 || response.status == 409;
        CHECK(is_understood);
    }
}
