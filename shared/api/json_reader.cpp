#include "shared/api/json_reader.h"

#include <cmath>

#include "shared/core/utf8.h"

namespace comptoir {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

class JsonParser {
public:
    JsonParser(std::string_view source, JsonLimits limits, JsonDocument& result)
        : source_(source), limits_(limits), result_(result) {}

    bool parse() {
        skip_space();
        if (!value(0)) return false;
        skip_space();
        return at_ == source_.size();
    }

private:
    char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }
    bool take(char c) {
        if (peek() != c || at_ == source_.size()) return false;
        ++at_;
        return true;
    }
    bool take_word(std::string_view word) {
        if (source_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    void skip_space() {
        while (at_ < source_.size() &&
               (source_[at_] == ' ' || source_[at_] == '\n' || source_[at_] == '\r' || source_[at_] == '\t'))
            ++at_;
    }

    // The node stays valid by its number only: the vector grows.
    bool value(int depth, std::uint32_t key_at = 0, std::uint32_t key_bytes = 0) {
        if (result_.nodes_.size() >= limits_.elements_max) return false;
        const auto node = static_cast<std::uint32_t>(result_.nodes_.size());
        result_.nodes_.push_back({.key_at = key_at, .key_bytes = key_bytes});
        if (!content(node, depth)) return false;
        result_.nodes_[node].next = static_cast<std::uint32_t>(result_.nodes_.size());
        return true;
    }

    bool content(std::uint32_t node, int depth) {
        switch (peek()) {
            case '{':
                return container(node, depth, Json::Kind::object, '}');
            case '[':
                return container(node, depth, Json::Kind::array, ']');
            case '"':
                result_.nodes_[node].kind = Json::Kind::text;
                return string(result_.nodes_[node].text_at, result_.nodes_[node].text_bytes);
            case 't':
                return flag(node, true) && take_word("true");
            case 'f':
                return flag(node, false) && take_word("false");
            case 'n':
                return take_word("null");
            default:
                return number(node);
        }
    }

    bool flag(std::uint32_t node, bool on) {
        result_.nodes_[node].kind = Json::Kind::boolean;
        result_.nodes_[node].integer = on;
        return true;
    }

    bool container(std::uint32_t node, int depth, Json::Kind kind, char close) {
        result_.nodes_[node].kind = kind;
        if (depth >= limits_.depth_max) return false;
        ++at_;
        skip_space();
        if (take(close)) return true;
        do {
            skip_space();
            std::uint32_t key_at = 0, key_bytes = 0;
            if (kind == Json::Kind::object) {
                if (!string(key_at, key_bytes)) return false;
                skip_space();
                if (!take(':')) return false;
                skip_space();
            }
            if (limits_.unique_members && has_member(node, key_at, key_bytes)) return false;
            if (!value(depth + 1, key_at, key_bytes)) return false;
            skip_space();
        } while (take(','));
        return take(close);
    }

    // Among those read so far of an object that is still open.
    bool has_member(std::uint32_t object, std::uint32_t key_at, std::uint32_t key_bytes) const {
        const auto& nodes = result_.nodes_;
        if (nodes[object].kind != Json::Kind::object) return false;
        const std::string_view key = result_.text(key_at, key_bytes);
        for (std::uint32_t node = object + 1; node < nodes.size(); node = nodes[node].next)
            if (result_.text(nodes[node].key_at, nodes[node].key_bytes) == key) return true;
        return false;
    }

    bool string(std::uint32_t& at, std::uint32_t& bytes) {
        if (!take('"')) return false;
        std::string& texts = result_.texts_;
        const auto begin = static_cast<std::uint32_t>(texts.size());
        while (at_ < source_.size() && source_[at_] != '"') {
            if (source_[at_] == '\\') {
                if (!escape()) return false;
                continue;
            }
            const Utf8 next = next_utf8(source_, at_);
            if (!next.valid || next.code < 0x20) return false;
            texts.append(source_, at_, next.bytes);
            at_ += next.bytes;
        }
        at = begin;
        bytes = static_cast<std::uint32_t>(texts.size()) - begin;
        return take('"');
    }

    bool escape() {
        ++at_;
        const char letter = peek();
        constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        if (letter == 'u') return unicode_escape();
        const std::size_t known = letter == '\0' ? letters.npos : letters.find(letter);
        if (known == letters.npos) return false;
        result_.texts_ += meanings[known];
        ++at_;
        return true;
    }

    // \uXXXX, in pairs above U+FFFF; a lone surrogate is no text.
    bool unicode_escape() {
        std::uint32_t code = 0;
        if (!hex4(code)) return false;
        if (code >= 0xDC00 && code <= 0xDFFF) return false;
        if (code >= 0xD800 && code <= 0xDBFF) {
            std::uint32_t low = 0;
            if (!take('\\') || peek() != 'u' || !hex4(low) || low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(result_.texts_, code);
        return true;
    }

    // After the backslash: uXXXX.
    bool hex4(std::uint32_t& code) {
        if (at_ + 5 > source_.size()) return false;
        for (int i = 1; i <= 4; ++i) {
            const char c = source_[at_ + static_cast<std::size_t>(i)];
            const char lower = static_cast<char>(c | 0x20);
            if (!is_digit(c) && (lower < 'a' || lower > 'f')) return false;
            code = code * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
        }
        at_ += 5;
        return true;
    }

    // Whole numbers exactly; others to the last bit but one, which is more than a coordinate needs.
    bool number(std::uint32_t node) {
        const bool negative = take('-');
        std::uint64_t digits = 0;
        int dropped = 0;  // digits that did not fit, by which the exponent grows
        const std::size_t first = at_;
        if (!digit_run(digits, dropped)) return false;
        if (source_[first] == '0' && at_ - first > 1) return false;
        const std::size_t whole_digits = at_ - first;
        int exponent = dropped;
        bool whole = true;
        if (take('.')) {
            whole = false;
            const std::size_t begin = at_;
            int fraction_dropped = 0;
            if (!digit_run(digits, fraction_dropped)) return false;
            exponent += fraction_dropped - static_cast<int>(at_ - begin);
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            ++at_;
            const bool below = take('-');
            if (!below) (void)take('+');
            std::uint64_t power = 0;
            int ignored = 0;
            if (!digit_run(power, ignored)) return false;
            const int bounded = static_cast<int>(power < 9999 && ignored == 0 ? power : 9999);
            exponent += below ? -bounded : bounded;
        }
        JsonDocument::Node& result = result_.nodes_[node];
        result.decimal = digits == 0 ? 0 : static_cast<double>(digits) * std::pow(10.0, exponent) * (negative ? -1 : 1);
        const bool fits = whole && dropped == 0 && whole_digits <= 19 && digits <= INT64_MAX;
        result.kind = fits ? Json::Kind::integer : Json::Kind::decimal;
        if (fits) result.integer = negative ? -static_cast<std::int64_t>(digits) : static_cast<std::int64_t>(digits);
        return std::isfinite(result.decimal);
    }

    // At least one digit; appended to `digits` while they fit.
    bool digit_run(std::uint64_t& digits, int& dropped) {
        const std::size_t begin = at_;
        for (; is_digit(peek()); ++at_) {
            const auto digit = static_cast<std::uint64_t>(peek() - '0');
            if (dropped > 0 || digits > (UINT64_MAX - digit) / 10)
                ++dropped;
            else
                digits = digits * 10 + digit;
        }
        return at_ > begin;
    }

    std::string_view source_;
    JsonLimits limits_;
    JsonDocument& result_;
    std::size_t at_ = 0;
};

JsonDocument parse_untrusted(std::string_view text, JsonLimits limits) {
    JsonDocument document;
    if (text.size() > limits.bytes_max || !JsonParser(text, limits, document).parse()) return {};
    return document;
}

Json::Kind Json::kind() const {
    return whole_ ? whole_->nodes_[node_].kind : Kind::missing;
}

std::optional<bool> Json::flag() const {
    if (kind() != Kind::boolean) return std::nullopt;
    return whole_->nodes_[node_].integer != 0;
}

std::optional<std::int64_t> Json::integer() const {
    if (kind() != Kind::integer) return std::nullopt;
    return whole_->nodes_[node_].integer;
}

std::optional<double> Json::number() const {
    if (kind() != Kind::integer && kind() != Kind::decimal) return std::nullopt;
    return whole_->nodes_[node_].decimal;
}

std::optional<std::string_view> Json::text() const {
    if (kind() != Kind::text) return std::nullopt;
    return whole_->text(whole_->nodes_[node_].text_at, whole_->nodes_[node_].text_bytes);
}

std::vector<Json> Json::elements() const {
    std::vector<Json> found;
    if (!is_array()) return found;
    const std::vector<JsonDocument::Node>& nodes = whole_->nodes_;
    for (std::uint32_t node = node_ + 1; node < nodes[node_].next; node = nodes[node].next)
        found.emplace_back(*whole_, node);
    return found;
}

std::vector<std::string_view> Json::names() const {
    std::vector<std::string_view> found;
    if (!is_object()) return found;
    const std::vector<JsonDocument::Node>& nodes = whole_->nodes_;
    for (std::uint32_t node = node_ + 1; node < nodes[node_].next; node = nodes[node].next)
        found.push_back(whole_->text(nodes[node].key_at, nodes[node].key_bytes));
    return found;
}

Json Json::member(std::string_view key) const {
    if (!is_object()) return {};
    const std::vector<JsonDocument::Node>& nodes = whole_->nodes_;
    std::uint32_t found = 0;
    for (std::uint32_t node = node_ + 1; node < nodes[node_].next; node = nodes[node].next)
        if (whole_->text(nodes[node].key_at, nodes[node].key_bytes) == key) found = node;
    return found == 0 ? Json() : Json(*whole_, found);
}

Json member_at(const Json& object, std::string_view key) {
    return object.member(key);
}

std::string text_at(const Json& object, std::string_view key) {
    return std::string(object.member(key).text().value_or(std::string_view()));
}

std::int64_t integer_at(const Json& object, std::string_view key, std::int64_t otherwise) {
    return object.member(key).integer().value_or(otherwise);
}

bool flag_at(const Json& object, std::string_view key) {
    return object.member(key).flag().value_or(false);
}

std::vector<Json> elements_at(const Json& object, std::string_view key) {
    return object.member(key).elements();
}

std::vector<std::string> texts_at(const Json& object, std::string_view key) {
    std::vector<std::string> texts;
    for (const Json& element : elements_at(object, key))
        if (const auto text = element.text()) texts.emplace_back(*text);
    return texts;
}

}  // namespace comptoir
