#include "server/http/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "server/http/url.h"

namespace comptoir::http {

namespace {

constexpr std::size_t echoed_name_bytes_max = 64;

Problem invalid(const Parameter& parameter, std::string_view code, std::string title, std::string expected) {
    return {.status = parameter.in_path ? 404 : 400,
            .code = parameter.in_path ? "not_found" : std::string(code),
            .title = parameter.in_path ? "There is nothing at this address." : std::move(title),
            .detail = std::move(expected),
            .field = std::string(parameter.name)};
}

std::optional<int> parse_integer(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// Millionths of a degree of "45.767"; digits, one point and a minus only, so that no locale and no "nan" gets in.
std::optional<std::int32_t> parse_degrees(std::string_view text, double limit) {
    if (text.empty() || text.size() > 20 || text.find_first_not_of("-.0123456789") != std::string_view::npos)
        return std::nullopt;
    double degrees = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), degrees);
    if (error != std::errc() || end != text.data() + text.size() || std::fabs(degrees) > limit) return std::nullopt;
    return static_cast<std::int32_t>(std::lround(degrees * 1e6));
}

std::optional<Point> parse_point(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latitude = parse_degrees(text.substr(0, comma), 90);
    const auto longitude = parse_degrees(text.substr(comma + 1), 180);
    if (!latitude || !longitude) return std::nullopt;
    return Point{*latitude, *longitude};
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

// What `text` should have been; nothing when it is that.
std::optional<Problem> refuse(const Parameter& parameter, std::string_view text) {
    const std::string range = std::to_string(parameter.minimum) + " to " + std::to_string(parameter.maximum);
    switch (parameter.kind) {
        case ParameterKind::text: {
            if (!is_clean_text(text))
                return invalid(parameter, "parameter_not_text", "The value is not text.",
                               "UTF-8 without control characters, percent-encoded");
            const auto characters = static_cast<int>(character_count(text));
            if (characters > parameter.maximum)
                return invalid(parameter, "parameter_too_long", "The value is too long.",
                               "at most " + std::to_string(parameter.maximum) + " characters");
            if (characters < parameter.minimum)
                return invalid(parameter, "parameter_invalid", "The value is too short.", range + " characters");
            return std::nullopt;
        }
        case ParameterKind::integer: {
            const auto value = parse_integer(text);
            if (value && *value >= parameter.minimum && *value <= parameter.maximum) return std::nullopt;
            return invalid(parameter, "parameter_invalid", "The value is not a number in its range.", range);
        }
        case ParameterKind::choice:
            if (std::find(parameter.choices.begin(), parameter.choices.end(), text) != parameter.choices.end())
                return std::nullopt;
            return invalid(parameter, "parameter_invalid", "The value is none of those there are.",
                           "one of: " + joined(parameter.choices));
        case ParameterKind::point:
            if (parse_point(text)) return std::nullopt;
            return invalid(parameter, "parameter_invalid", "The value is no point on Earth.",
                           "latitude,longitude in degrees, such as 45.767,4.834");
    }
    return std::nullopt;
}

Problem unknown(std::string_view name, const std::vector<Parameter>& parameters) {
    std::vector<std::string_view> known;
    for (const Parameter& parameter : parameters)
        if (!parameter.in_path) known.push_back(parameter.name);
    const auto decoded = percent_decoded(name, true);
    const bool echoes = decoded && decoded->size() <= echoed_name_bytes_max && is_clean_text(*decoded);
    return {.status = 400,
            .code = "parameter_unknown",
            .title = "There is no such parameter here.",
            .detail = known.empty() ? "no parameter" : "one of: " + joined(known),
            .field = echoes ? *decoded : std::string()};
}

}  // namespace

std::optional<Problem> Arguments::add(const Parameter& parameter, std::string_view encoded) {
    auto text = percent_decoded(encoded, !parameter.in_path);
    if (!text)
        return invalid(parameter, "parameter_not_text", "The value is not percent-encoded as it should be.",
                       "each % followed by two hexadecimal digits");
    if (auto problem = refuse(parameter, *text)) return problem;
    values_.push_back({&parameter, std::move(*text)});
    return std::nullopt;
}

Result<Arguments, Problem> Arguments::read(const std::vector<Parameter>& parameters,
                                           const std::vector<std::string_view>& path_values, std::string_view query) {
    Arguments arguments;
    std::optional<Problem> problem;
    auto path_value = path_values.begin();
    for (const Parameter& parameter : parameters)
        if (parameter.in_path && !problem) problem = arguments.add(parameter, *path_value++);

    each_query_part(query, [&](std::string_view name, std::string_view value) {
        if (problem) return false;
        const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& parameter) {
            return !parameter.in_path && parameter.name == name;
        });
        if (found == parameters.end()) {
            problem = unknown(name, parameters);
            return false;
        }
        const auto times = std::count_if(arguments.values_.begin(), arguments.values_.end(),
                                         [&](const Value& other) { return other.parameter == &*found; });
        if (times >= found->times_max)
            problem = invalid(*found, "parameter_repeated", "The parameter is given too often.",
                              "at most " + std::to_string(found->times_max) + " times");
        else
            problem = arguments.add(*found, value);
        return !problem;
    });
    if (problem) return *std::move(problem);
    return arguments;
}

std::string_view Arguments::text(std::string_view name) const {
    for (const Value& value : values_)
        if (value.parameter->name == name) return value.text;
    return {};
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
    std::vector<std::string> texts;
    for (const Value& value : values_)
        if (value.parameter->name == name) texts.push_back(value.text);
    return texts;
}

int Arguments::integer(std::string_view name, int otherwise) const {
    return parse_integer(text(name)).value_or(otherwise);
}

std::optional<Point> Arguments::point(std::string_view name) const {
    return parse_point(text(name));
}

}  // namespace comptoir::http
