#include "shared/api/problem.h"

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

constexpr std::string_view type_prefix = "urn:comptoir:problem:";

}  // namespace

void write_problem(JsonWriter& json, const Problem& problem) {
    json.key("type").text(std::string(type_prefix) + problem.code).key("title").text(problem.title);
    json.key("status").integer(problem.status).member("detail", problem.detail).member("field", problem.field);
    json.member("request_id", problem.request_id);
}

std::string to_json(const Problem& problem) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    write_problem(json, problem);
    json.end_object();
    return out;
}

std::optional<Problem> parse_problem(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json object = document.root();
    const std::string type = text_at(object, "type");
    const auto status = integer_at(object, "status");
    if (!type.starts_with(type_prefix) || status < 100 || status > 599) return std::nullopt;
    return Problem{.status = static_cast<int>(status),
                   .code = type.substr(type_prefix.size()),
                   .title = text_at(object, "title"),
                   .detail = text_at(object, "detail"),
                   .field = text_at(object, "field"),
                   .request_id = text_at(object, "request_id")};
}

}  // namespace comptoir
