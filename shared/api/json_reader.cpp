#include "shared/api/json_reader.h"

namespace comptoir {

namespace {

using nlohmann::json;

// Counts without parsing; brackets inside strings do not count.
bool within(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes_max) return false;
    bool in_string = false;
    int depth = 0;
    std::size_t elements = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char byte = text[index];
        if (in_string) {
            if (byte == '\\')
                ++index;
            else if (byte == '"')
                in_string = false;
            continue;
        }
        switch (byte) {
            case '"':
                in_string = true;
                break;
            case '[':
            case '{':
                ++depth, ++elements;
                break;
            case ']':
            case '}':
                --depth;
                break;
            case ',':
                ++elements;
                break;
            default:
                break;
        }
        if (depth > limits.depth_max || elements > limits.elements_max) return false;
    }
    return true;
}

}  // namespace

std::optional<json> parse_untrusted(std::string_view text, JsonLimits limits) {
    if (!within(text, limits)) return std::nullopt;
    json value = json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    return value;
}

const json& member_at(const json& object, const char* key) {
    static const json nothing;
    const auto found = object.find(key);
    return found != object.end() ? *found : nothing;
}

std::string text_at(const json& object, const char* key) {
    const json& value = member_at(object, key);
    return value.is_string() ? *value.get_ptr<const std::string*>() : std::string();
}

std::int64_t integer_at(const json& object, const char* key, std::int64_t otherwise) {
    const json& value = member_at(object, key);
    if (value.is_number_unsigned() && *value.get_ptr<const std::uint64_t*>() > INT64_MAX) return otherwise;
    return value.is_number_integer() ? value.get<std::int64_t>() : otherwise;
}

bool flag_at(const json& object, const char* key) {
    const json& value = member_at(object, key);
    return value.is_boolean() && *value.get_ptr<const bool*>();
}

const std::vector<json>& elements_at(const json& object, const char* key) {
    static const std::vector<json> none;
    const json& value = member_at(object, key);
    return value.is_array() ? *value.get_ptr<const json::array_t*>() : none;
}

std::vector<std::string> texts_at(const json& object, const char* key) {
    std::vector<std::string> texts;
    for (const json& element : elements_at(object, key))
        if (element.is_string()) texts.push_back(*element.get_ptr<const std::string*>());
    return texts;
}

}  // namespace comptoir
