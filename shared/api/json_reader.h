// Reading JSON from the other side of a wire, trusting nothing: neither depth, nor size, nor types. Small on purpose:
// the widget carries it over the wire too, where a general library weighs more than all of the directory's screens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct JsonLimits {
    std::size_t bytes_max = 4'000'000;
    std::size_t elements_max = 200'000;  // values and members
    int depth_max = 32;
    bool unique_members = false;  // refuse an object that has two members of one name
};

class JsonDocument;

// One value of a parsed text: a view, valid while its document lives and stays where it is. A value that is missing has
// no kind at all, and every question about it has the empty answer.
class Json {
public:
    enum class Kind : std::uint8_t { missing, null, boolean, integer, decimal, text, array, object };

    Json() = default;
    Json(const JsonDocument& whole, std::uint32_t node) : whole_(&whole), node_(node) {}

    Kind kind() const;
    bool is_object() const { return kind() == Kind::object; }
    bool is_array() const { return kind() == Kind::array; }
    bool is_integer() const { return kind() == Kind::integer; }

    // The value, or nothing when it is of another kind. A number is an integer when it is written without fraction and
    // exponent and fits 64 bits.
    std::optional<bool> flag() const;
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;
    std::optional<std::string_view> text() const;  // lives as long as the document

    // Of an array; else none.
    std::vector<Json> elements() const;
    // The last member of this name: later ones replace earlier ones.
    Json member(std::string_view key) const;
    // Of an object's members, in the order of the text; they live as long as the document.
    std::vector<std::string_view> names() const;

private:
    const JsonDocument* whole_ = nullptr;
    std::uint32_t node_ = 0;
};

// A parsed text. Its values stand in the order of the text: after a value follow its members or elements.
class JsonDocument {
public:
    // Missing when the text was no JSON.
    Json root() const { return nodes_.empty() ? Json() : Json(*this, 0); }
    explicit operator bool() const { return !nodes_.empty(); }

private:
    friend class Json;
    friend class JsonParser;

    struct Node {
        Json::Kind kind = Json::Kind::null;
        std::uint32_t next = 0;                     // one past the value's last descendant
        std::uint32_t key_at = 0, key_bytes = 0;    // of a member, in texts_
        std::uint32_t text_at = 0, text_bytes = 0;  // of a text, in texts_
        std::int64_t integer = 0;                   // of an integer, and of a flag
        double decimal = 0;
    };
    std::string_view text(std::uint32_t at, std::uint32_t bytes) const {
        return std::string_view(texts_).substr(at, bytes);
    }

    std::vector<Node> nodes_;
    std::string texts_;
};

// An empty document when `text` is not JSON (UTF-8, RFC 8259) or exceeds a limit.
JsonDocument parse_untrusted(std::string_view text, JsonLimits limits = {});

// A member of the wanted type, or the empty value when it is missing or of another type. `object` may be of any type.
std::string text_at(const Json& object, std::string_view key);
std::int64_t integer_at(const Json& object, std::string_view key, std::int64_t otherwise = 0);
bool flag_at(const Json& object, std::string_view key);
std::vector<std::string> texts_at(const Json& object, std::string_view key);
Json member_at(const Json& object, std::string_view key);
// The member's elements; none when it is not an array.
std::vector<Json> elements_at(const Json& object, std::string_view key);

}  // namespace comptoir
