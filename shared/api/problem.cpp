#include "shared/api/problem.h"

#include <nlohmann/json.hpp>

namespace comptoir {

namespace {

constexpr std::string_view type_prefix = "urn:comptoir:problem:";

std::string text_at(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string to_json(const Problem& problem) {
    nlohmann::ordered_json object;
    object["type"] = std::string(type_prefix) + problem.code;
    object["title"] = problem.title;
    object["status"] = problem.status;
    if (!problem.detail.empty()) object["detail"] = problem.detail;
    if (!problem.field.empty()) object["field"] = problem.field;
    if (!problem.request_id.empty()) object["request_id"] = problem.request_id;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Problem> parse_problem(std::string_view text) {
    const auto object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    const std::string type = text_at(object, "type");
    const auto status = object.find("status");
    if (!type.starts_with(type_prefix) || status == object.end() || !status->is_number_integer()) return std::nullopt;
    return Problem{.status = status->get<int>(),
                   .code = type.substr(type_prefix.size()),
                   .title = text_at(object, "title"),
                   .detail = text_at(object, "detail"),
                   .field = text_at(object, "field"),
                   .request_id = text_at(object, "request_id")};
}

}  // namespace comptoir
