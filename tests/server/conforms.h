// Holds answers and examples to the schemas of the OpenAPI document.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace comptoir {

// Holds a value to a schema of the OpenAPI document: types, lists of words, lengths, required members, and no member
// that is not described. Fails the test on a schema that says nothing it could be held to.
inline void conforms(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& document,
                     const std::string& where) {
    using nlohmann::json;
    CAPTURE(where);
    CAPTURE(value.dump());
    if (schema.contains("$ref")) {
        const std::string reference = schema["$ref"];
        return conforms(value, document.at(json::json_pointer(reference.substr(1))), document, where);
    }
    const auto is = [&](const std::string& type) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
               (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
               (type == "null" && value.is_null());
    };
    if (schema.contains("const")) CHECK(value == schema["const"]);
    if (schema.contains("enum")) {
        const json& words = schema["enum"];
        CHECK(std::find(words.begin(), words.end(), value) != words.end());
    }
    if (!schema.contains("type")) {
        CHECK((schema.contains("const") || schema.contains("enum")));
        return;
    }
    const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
    CHECK(std::any_of(types.begin(), types.end(), [&](const json& type) { return is(type); }));
    if (value.is_string()) {  // bytes are at least as many as characters
        const std::string text = value;
        CHECK(text.size() >= schema.value("minLength", std::size_t{0}));
        CHECK(text.size() <= 4 * schema.value("maxLength", std::size_t{1'000'000}));
    }
    if (value.is_array())
        for (const json& element : value) conforms(element, schema.at("items"), document, where + "[]");
    if (!value.is_object()) return;
    for (const json& name : schema.value("required", json::array())) {
        CAPTURE(name);
        CHECK(value.contains(name.get<std::string>()));
    }
    const json described = schema.value("properties", json::object());
    const json others = schema.value("additionalProperties", json(described.empty()));
    for (const auto& [name, member] : value.items()) {
        CAPTURE(name);
        if (described.contains(name)) {
            conforms(member, described[name], document, where + "." + name);
        } else if (others.is_object()) {
            conforms(member, others, document, where + "." + name);
        } else {
            CHECK(others == true);
        }
    }
}

}  // namespace comptoir
