// Reading JSON from the other side of a wire, trusting nothing: neither depth, nor size, nor types. Small on purpose:
// the widget carries it over the wire too, where a general library weighs more than all of the directory's screens.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct JsonLimits {
    std::size_t bytes_max = 4'000'000;
    std::size_t elements_max = 200'000;  // values and members
    int depth_max = 32;
};

struct JsonText;

// One value of a parsed text. A handle: cheap to copy, and it keeps the text alive. A value that is missing has no kind
// at all, and every question about it has the empty answer.
class Json {
public:
    enum class Kind : std::uint8_t { missing, null, boolean, integer, decimal, text, array, object };

    Json() = default;
    Json(std::shared_ptr<const JsonText> whole, std::uint32_t node) : whole_(std::move(whole)), node_(node) {}

    Kind kind() const;
    bool is_object() const { return kind() == Kind::object; }
    bool is_array() const { return kind() == Kind::array; }
    bool is_integer() const { return kind() == Kind::integer; }

    // The value, or nothing when it is of another kind. A number is an integer when it is written without fraction and
    // exponent and fits 64 bits.
    std::optional<bool> flag() const;
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;
    std::optional<std::string_view> text() const;  // lives as long as any handle of the same text

    // Of an array; else none.
    std::vector<Json> elements() const;
    // The last member of this name: later ones replace earlier ones.
    Json member(std::string_view key) const;

private:
    std::shared_ptr<const JsonText> whole_;
    std::uint32_t node_ = 0;
};

// Nothing when `text` is not JSON (UTF-8, RFC 8259) or exceeds a limit.
std::optional<Json> parse_untrusted(std::string_view text, JsonLimits limits = {});

// A member of the wanted type, or the empty value when it is missing or of another type. `object` may be of any type.
std::string text_at(const Json& object, std::string_view key);
std::int64_t integer_at(const Json& object, std::string_view key, std::int64_t otherwise = 0);
bool flag_at(const Json& object, std::string_view key);
std::vector<std::string> texts_at(const Json& object, std::string_view key);
Json member_at(const Json& object, std::string_view key);
// The member's elements; none when it is not an array.
std::vector<Json> elements_at(const Json& object, std::string_view key);

}  // namespace comptoir
