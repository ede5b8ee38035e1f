#include "shared/api/own_word_json.h"

#include "shared/api/business_json.h"

namespace comptoir {

namespace {

bool read_says(const Json& value, OwnWord& word) {
    if (!value.is_array()) return false;
    Field field{};
    for (const Json& element : value.elements()) {
        if (!parse_field(element.text().value_or(std::string_view()), field)) return false;
        word.says.set(static_cast<std::size_t>(field));
    }
    return true;
}

// An audience that is left out is everyone's.
bool read_audiences(const Json& value, FieldAudiences& audiences) {
    if (!value.is_object()) return false;
    for (int index = 0; index < field_count; ++index) {
        const Json said = value.member(field_word(static_cast<Field>(index)));
        if (said.kind() == Json::Kind::missing) continue;
        if (!parse_audience(said.text().value_or(std::string_view()), audiences[static_cast<std::size_t>(index)]))
            return false;
    }
    return true;
}

}  // namespace

std::string to_json(const OwnWord& word) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("says").begin_array();
    for (int index = 0; index < field_count; ++index)
        if (word.says_field(static_cast<Field>(index))) json.text(field_word(static_cast<Field>(index)));
    json.end_array().key("audience").text(audience_word(word.business.audience)).key("audiences").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Audience audience = word.business.field_audiences[static_cast<std::size_t>(index)];
        if (audience != Audience::everyone)
            json.key(field_word(static_cast<Field>(index))).text(audience_word(audience));
    }
    json.end_object().key("dropped_places").begin_array();
    for (const std::string& number : word.dropped_places) json.text(number);
    json.end_array().key("business");
    write_business(json, word.business);
    json.end_object();
    return text;
}

std::optional<OwnWord> parse_own_word(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    OwnWord word;
    const Json business = member_at(value, "business");
    if (!business.is_object()) return std::nullopt;
    word.business = read_business(business);
    if (word.business.trade.code.empty()) word.business.trade = {};
    if (!read_says(member_at(value, "says"), word) || !member_at(value, "dropped_places").is_array() ||
        !parse_audience(text_at(value, "audience"), word.business.audience) ||
        !read_audiences(member_at(value, "audiences"), word.business.field_audiences))
        return std::nullopt;
    word.dropped_places = texts_at(value, "dropped_places");
    return word;
}

}  // namespace comptoir
