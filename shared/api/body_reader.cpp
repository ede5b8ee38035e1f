#include "shared/api/body_reader.h"

#include <algorithm>

#include "shared/core/utf8.h"

namespace comptoir {

namespace {

constexpr std::size_t name_bytes_max = 60;  // of a name that somebody made up, in a refusal

bool is_control(char32_t code, bool many_lines) {
    if (code == U'\n' || code == U'\t') return !many_lines;
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

std::string expectation(TextRule rule) {
    std::string text = "text of ";
    text += rule.characters_min > 0 ? std::to_string(rule.characters_min) + " to " : "up to ";
    text += std::to_string(rule.characters_max) + " characters";
    return text + (rule.many_lines ? "" : " on one line") + ", without control characters";
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

}  // namespace

std::optional<std::string> text_refusal(std::string_view text, TextRule rule) {
    int characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const Utf8 letter = next_utf8(text, at);
        if (!letter.valid || is_control(letter.code, rule.many_lines)) return expectation(rule);
        at += letter.bytes;
    }
    if (characters < rule.characters_min || characters > rule.characters_max) return expectation(rule);
    return std::nullopt;
}

BodyReader::BodyReader(Json body, std::string path) : body_(body), path_(std::move(path)) {
    if (!body_.is_object()) refuse({}, "a JSON object");
}

bool BodyReader::has(std::string_view name) const {
    return body_.member(name).kind() != Json::Kind::missing;
}

Json BodyReader::take(std::string_view name) {
    asked_.push_back(name);
    return body_.member(name);
}

std::string BodyReader::text(std::string_view name, TextRule rule) {
    const Json value = take(name);
    const auto text = value.text();
    if (!text) {
        if (value.kind() != Json::Kind::missing || rule.characters_min > 0) refuse(name, expectation(rule));
        return {};
    }
    if (const auto refused = text_refusal(*text, rule)) refuse(name, *refused);
    return std::string(*text);
}

std::int64_t BodyReader::integer(std::string_view name, std::int64_t minimum, std::int64_t maximum,
                                 std::int64_t otherwise) {
    const Json value = take(name);
    if (value.kind() == Json::Kind::missing) return otherwise;
    const auto number = value.integer();
    if (number && *number >= minimum && *number <= maximum) return *number;
    refuse(name, "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    return otherwise;
}

bool BodyReader::flag(std::string_view name, bool otherwise) {
    const Json value = take(name);
    if (value.kind() == Json::Kind::missing) return otherwise;
    const auto flag = value.flag();
    if (!flag) refuse(name, "true or false");
    return flag.value_or(otherwise);
}

std::string BodyReader::choice(std::string_view name, const std::vector<std::string_view>& words, bool required) {
    const Json value = take(name);
    if (value.kind() == Json::Kind::missing && !required) return {};
    const auto text = value.text();
    if (text && std::find(words.begin(), words.end(), *text) != words.end()) return std::string(*text);
    refuse(name, "one of " + joined(words));
    return {};
}

std::vector<std::string> BodyReader::texts(std::string_view name, TextRule each, int count_max) {
    std::vector<std::string> texts;
    const std::vector<Json> values = array(name, count_max);
    for (std::size_t index = 0; index < values.size(); ++index) {
        const std::string path = std::string(name) + "/" + std::to_string(index);
        const auto text = values[index].text();
        const auto refused = text ? text_refusal(*text, each) : expectation(each);
        if (refused) refuse(path, *refused);
        texts.emplace_back(text.value_or(std::string_view()));
    }
    return texts;
}

Json BodyReader::object(std::string_view name) {
    const Json value = take(name);
    if (value.kind() == Json::Kind::missing || value.is_object()) return value;
    refuse(name, "an object");
    return {};
}

std::vector<Json> BodyReader::array(std::string_view name, int count_max) {
    const Json value = take(name);
    if (value.kind() == Json::Kind::missing) return {};
    auto elements = value.elements();
    if (value.is_array() && elements.size() <= static_cast<std::size_t>(count_max)) return elements;
    refuse(name, "a list of at most " + std::to_string(count_max));
    return {};
}

void BodyReader::refuse(std::string_view name, std::string expected) {
    if (refusal_) return;
    refusal_ = Problem{400, "body_invalid", "The body is not as described; `field` names what is not.",
                       std::move(expected), path_ + std::string(name)};
}

std::optional<Problem> BodyReader::refusal() {
    for (const std::string_view name : body_.names())
        if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
            refuse(name.substr(0, name_bytes_max), "one of the members " + joined(asked_));
    return refusal_;
}

}  // namespace comptoir
