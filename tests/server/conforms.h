// Holds answers and examples to the schemas of the OpenAPI document.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace comptoir {

// Holds a value to a schema of the OpenAPI document: types, required members, and no member that is not described.
inline void conforms(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& document,
                     const std::string& where) {
    CAPTURE(where);
    if (schema.contains("$ref")) {
        const std::string reference = schema["$ref"];
        return conforms(value, document.at(nlohmann::json::json_pointer(reference.substr(1))), document, where);
    }
    const auto is = [&](const std::string& type) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
               (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
               (type == "null" && value.is_null());
    };
    const nlohmann::json types = schema["type"].is_array() ? schema["type"] : nlohmann::json::array({schema["type"]});
    CHECK(std::any_of(types.begin(), types.end(), [&](const nlohmann::json& type) { return is(type); }));
    if (value.is_array())
        for (const nlohmann::json& element : value) conforms(element, schema.at("items"), document, where + "[]");
    if (!value.is_object() || !schema.contains("properties")) return;
    for (const nlohmann::json& name : schema.value("required", nlohmann::json::array())) {
        CAPTURE(name);
        CHECK(value.contains(name.get<std::string>()));
    }
    for (const auto& [name, member] : value.items()) {
        CAPTURE(name);
        REQUIRE(schema["properties"].contains(name));
        conforms(member, schema["properties"][name], document, where + "." + name);
    }
}

}  // namespace comptoir
