#include "server/http/openapi.h"

#include <algorithm>

#include "shared/api/json_writer.h"
#include "shared/api/problem.h"

namespace comptoir::http {

namespace {

constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status"],"properties":{)"
    R"("type":{"type":"string","description":"urn:comptoir:problem: and a stable code"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"detail":{"type":"string","description":"what was expected"},)"
    R"("field":{"type":"string","description":"the parameter or member at fault"},"request_id":{"type":"string"}}})";

void write_value_schema(JsonWriter& json, const Parameter& parameter) {
    json.begin_object();
    switch (parameter.kind) {
        case ParameterKind::text:
            json.key("type").text("string").key("minLength").integer(parameter.minimum);
            json.key("maxLength").integer(parameter.maximum);
            break;
        case ParameterKind::integer:
            json.key("type").text("integer").key("minimum").integer(parameter.minimum);
            json.key("maximum").integer(parameter.maximum);
            break;
        case ParameterKind::choice:
            json.key("type").text("string").key("enum").begin_array();
            for (const std::string_view choice : parameter.choices) json.text(choice);
            json.end_array();
            break;
        case ParameterKind::point:
            json.key("type").text("string").key("pattern").text("^-?[0-9.]+,-?[0-9.]+$");
            break;
    }
    json.end_object();
}

void write_parameter(JsonWriter& json, const Parameter& parameter) {
    json.begin_object().key("name").text(parameter.name).key("in").text(parameter.in_path ? "path" : "query");
    if (parameter.in_path) json.key("required").flag(true);
    json.key("description").text(parameter.description).member("example", parameter.example).key("schema");
    if (parameter.times_max > 1) {
        json.begin_object().key("type").text("array").key("maxItems").integer(parameter.times_max).key("items");
        write_value_schema(json, parameter);
        json.end_object();
    } else {
        write_value_schema(json, parameter);
    }
    json.end_object();
}

void write_answer(JsonWriter& json, const Answer& answer) {
    json.key(std::to_string(answer.status)).begin_object().key("description").text(answer.description);
    if (!answer.schema.empty()) {
        const bool is_problem = answer.schema == "Problem";
        json.key("content").begin_object().key(is_problem ? problem_media_type : json_media_type);
        json.begin_object().key("schema").begin_object().key("$ref");
        json.text("#/components/schemas/" + std::string(answer.schema)).end_object().end_object().end_object();
    }
    json.end_object();
}

std::string lower(std::string_view method) {
    std::string text(method);
    for (char& letter : text) letter = static_cast<char>(letter | 0x20);
    return text;
}

// A body, or a key that makes a POST happen once; who may do what is the policy's.
void write_header(JsonWriter& json, std::string_view name, std::string_view description) {
    json.begin_object().key("name").text(name).key("in").text("header").key("description").text(description);
    json.key("schema").begin_object().key("type").text("string").end_object().end_object();
}

void write_body(JsonWriter& json, const Body& body) {
    json.key("requestBody").begin_object().key("required").flag(true).key("content").begin_object();
    if (body.is_json()) {
        json.key(json_media_type).begin_object().key("schema").begin_object().key("$ref");
        json.text("#/components/schemas/" + std::string(body.schema)).end_object();
        json.key("example").raw(body.example).end_object();
    }
    for (const std::string_view type : body.media_types) json.key(type).begin_object().end_object();
    json.end_object().end_object();
}

void write_security(JsonWriter& json, const Route& route) {
    const bool is_public = may(route.action, {});
    json.key("security").begin_array();
    if (is_public) json.begin_object().end_object();
    json.begin_object().key("bank").begin_array().end_array().end_object().end_array();
}

void write_route(JsonWriter& json, const Route& route) {
    json.key(lower(route.method)).begin_object().key("operationId").text(route.operation);
    json.key("summary").text(route.summary).key("parameters").begin_array();
    for (const Parameter& parameter : route.parameters) write_parameter(json, parameter);
    if (route.method == "POST")
        write_header(json, "Idempotency-Key",
                     "up to 64 letters, digits, - and _: the same request again is answered alike");
    if (route.wants_version) write_header(json, "If-Match", "the ETag of what is to be changed");
    json.end_array();
    if (route.body.is_wanted()) write_body(json, route.body);
    write_security(json, route);
    json.key("responses").begin_object();
    for (const Answer& answer : route.answers) write_answer(json, answer);
    json.end_object().end_object();
}

}  // namespace

std::string openapi_document(std::span<const Route> routes, std::span<const Schema> schemas) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("openapi").text("3.1.0");
    json.key("info").begin_object().key("title").text("Comptoir").key("version").text("1").end_object();
    json.key("paths").begin_object();
    std::vector<std::string_view> written;
    for (const Route& first : routes) {
        if (std::find(written.begin(), written.end(), first.path) != written.end()) continue;
        written.push_back(first.path);
        json.key(first.path).begin_object();
        for (const Route& route : routes)
            if (route.path == first.path) write_route(json, route);
        json.end_object();
    }
    json.end_object().key("components").begin_object().key("schemas").begin_object();
    for (const Schema& schema : schemas) json.key(schema.name).raw(schema.json);
    json.key("Problem").raw(problem_schema);
    json.end_object().key("securitySchemes").begin_object().key("bank").begin_object();
    json.key("type").text("http").key("scheme").text("bearer").key("bearerFormat").text("JWT").end_object();
    json.end_object().end_object().end_object();
    return out;
}

}  // namespace comptoir::http
