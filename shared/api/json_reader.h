// Reading JSON from the other side of a wire, trusting nothing: neither depth, nor size, nor types.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

// nlohmann's values are copied and written recursively: 100,000 nested brackets end the program. Hence the depth.
struct JsonLimits {
    std::size_t bytes_max = 4'000'000;
    std::size_t elements_max = 200'000;  // commas and opening brackets outside strings
    int depth_max = 32;
};

// Nothing when `text` is not JSON (UTF-8, RFC 8259) or exceeds a limit.
std::optional<nlohmann::json> parse_untrusted(std::string_view text, JsonLimits limits = {});

// A member of the wanted type, or the empty value when it is missing or of another type. `object` may be of any type.
std::string text_at(const nlohmann::json& object, const char* key);
std::int64_t integer_at(const nlohmann::json& object, const char* key, std::int64_t otherwise = 0);
bool flag_at(const nlohmann::json& object, const char* key);
std::vector<std::string> texts_at(const nlohmann::json& object, const char* key);
// The member, or a null value that lives for ever.
const nlohmann::json& member_at(const nlohmann::json& object, const char* key);
// The member's elements; none when it is not an array.
const std::vector<nlohmann::json>& elements_at(const nlohmann::json& object, const char* key);

}  // namespace comptoir
