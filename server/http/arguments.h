// The parameters of a route and the values that a request gives them. Whatever is not exactly as described is refused,
// and the refusal names the parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/problem.h"
#include "shared/core/geo.h"
#include "shared/core/result.h"

namespace comptoir::http {

enum class ParameterKind {
    text,     // minimum to maximum characters, UTF-8 without control characters
    integer,  // minimum to maximum
    choice,   // one of the choices
    point,    // "latitude,longitude" in degrees
};

struct Parameter {
    std::string_view name;
    ParameterKind kind = ParameterKind::text;
    std::string_view description;
    std::string_view example;
    int minimum = 0;
    int maximum = 0;
    std::vector<std::string_view> choices = {};
    int times_max = 1;  // how often a query may give it
    bool in_path = false;
};

// The values of one request, checked.
class Arguments {
public:
    // Empty, 0 or nothing when the parameter was not given.
    std::string_view text(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    int integer(std::string_view name, int otherwise) const;
    std::optional<Point> point(std::string_view name) const;

    // `path_values` are the path's, still encoded, in the order of the path's parameters.
    static Result<Arguments, Problem> read(const std::vector<Parameter>& parameters,
                                           const std::vector<std::string_view>& path_values, std::string_view query);

private:
    struct Value {
        const Parameter* parameter = nullptr;
        std::string text;
    };
    std::optional<Problem> add(const Parameter& parameter, std::string_view encoded);

    std::vector<Value> values_;
};

}  // namespace comptoir::http
