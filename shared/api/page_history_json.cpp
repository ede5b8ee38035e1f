#include "shared/api/page_history_json.h"

#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

void write_fields(JsonWriter& json, std::string_view key, const std::bitset<field_count>& fields) {
    json.key(key).begin_array();
    for (std::size_t index = 0; index < field_count; ++index)
        if (fields[index]) json.text(field_word(static_cast<Field>(index)));
    json.end_array();
}

std::bitset<field_count> fields_at(const Json& value, std::string_view key) {
    std::bitset<field_count> fields;
    Field field{};
    for (const Json& element : elements_at(value, key))
        if (parse_field(element.text().value_or(std::string_view()), field))
            fields.set(static_cast<std::size_t>(field));
    return fields;
}

void write_changes(JsonWriter& json, const PageChanges& changes) {
    write_fields(json, "changed", changes.fields);
    write_fields(json, "audiences_changed", changes.audiences);
    if (changes.listed) json.key("listed_changed").flag(true);
}

}  // namespace

std::string to_json(const PageHistory& history) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("items").begin_array();
    for (const Publication& one : history.items) {
        json.begin_object().key("version").integer(one.version).key("at").text(one.at).member("by", one.by);
        if (one.restored != 0) json.key("restored").integer(one.restored);
        write_changes(json, one.changes);
        json.end_object();
    }
    json.end_array().member("next", history.next).end_object();
    return text;
}

std::optional<PageHistory> parse_page_history(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    PageHistory history;
    for (const Json& item : elements_at(value, "items"))
        history.items.push_back({integer_at(item, "version"), text_at(item, "at"), text_at(item, "by"),
                                 integer_at(item, "restored"), read_page_changes(item)});
    history.next = text_at(value, "next");
    return history;
}

std::string to_json(const PageChanges& changes) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_changes(json, changes);
    json.end_object();
    return text;
}

PageChanges read_page_changes(const Json& value) {
    return {fields_at(value, "changed"), fields_at(value, "audiences_changed"), flag_at(value, "listed_changed")};
}

}  // namespace comptoir
