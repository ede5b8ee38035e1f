#include "shared/api/page_json.h"

#include <algorithm>

#include "shared/api/business_json.h"

namespace comptoir {

namespace {

using page::Content;
using page::Shape;

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t index = 0; index < lines.size(); ++index) (text += index ? "\n" : "") += lines[index];
    return text;
}

void read_places(const Json& value, std::vector<page::TypedPlace>& places) {
    places.clear();
    for (const Json& element : value.elements()) {
        page::TypedPlace& place = places.emplace_back();
        for (int text = 0; text < page::place_text_count; ++text)
            place[static_cast<std::size_t>(text)] =
                text_at(element, page::place_text_word(static_cast<page::PlaceText>(text)));
    }
}

void write_places(JsonWriter& json, const std::vector<page::TypedPlace>& places) {
    json.begin_array();
    for (const page::TypedPlace& place : places) {
        json.begin_object();
        for (int text = 0; text < page::place_text_count; ++text)
            json.member(page::place_text_word(static_cast<page::PlaceText>(text)),
                        place[static_cast<std::size_t>(text)]);
        json.end_object();
    }
    json.end_array();
}

std::vector<Field> fields_at(const Json& value, std::string_view key) {
    std::vector<Field> fields;
    Field field{};
    for (const Json& element : elements_at(value, key))
        if (parse_field(element.text().value_or(std::string_view()), field)) fields.push_back(field);
    return fields;
}

std::vector<page::Fault> faults_at(const Json& value) {
    std::vector<page::Fault> faults;
    for (const Json& element : elements_at(value, "faults")) {
        page::Fault fault;
        const auto kind = page::parse_fault(text_at(element, "kind"));
        if (!kind || !parse_field(text_at(element, "field"), fault.field)) continue;
        fault.kind = *kind;
        fault.item = static_cast<int>(std::clamp<std::int64_t>(integer_at(element, "item", -1), -1, 1000));
        fault.part = page::parse_place_text(text_at(element, "part"));
        faults.push_back(fault);
    }
    return faults;
}

}  // namespace

void write_page_field(JsonWriter& json, const Content& content, Field field) {
    switch (page::shape_of(field)) {
        case Shape::fixed:
        case Shape::text:
            json.text(content.text(field));
            return;
        case Shape::lines:
            json.begin_array();
            for (const std::string& line : page::lines_of(content.text(field))) json.text(line);
            json.end_array();
            return;
        case Shape::places:
            write_places(json, content.places);
            return;
        case Shape::photos:
            write_photos(json, content.photos);
            return;
        case Shape::hours:
            return;
    }
}

void apply_patch(const Json& patch, Content& content) {
    const Json fields = member_at(patch, "fields"), audiences = member_at(patch, "audiences");
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        parse_audience(text_at(audiences, field_word(field)), content.audience(field));
        const Json value = member_at(fields, field_word(field));
        if (value.kind() == Json::Kind::missing) continue;
        switch (page::shape_of(field)) {
            case Shape::fixed:
            case Shape::text:
                content.text(field) = value.text().value_or(std::string_view());
                break;
            case Shape::lines:
                content.text(field) = joined(texts_at(fields, field_word(field)));
                break;
            case Shape::places:
                read_places(value, content.places);
                break;
            case Shape::photos:
                content.photos = read_photos(value);
                break;
            case Shape::hours:
                break;
        }
    }
    parse_audience(text_at(patch, "listed"), content.listed);
}

std::optional<page::Draft> parse_draft(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    page::Draft draft;
    draft.version = integer_at(value, "version", -1);
    if (draft.version < 0) return std::nullopt;
    apply_patch(value, draft.content);
    draft.published = flag_at(value, "published");
    draft.changed = fields_at(value, "changed");
    draft.audiences_changed = fields_at(value, "audiences_changed");
    draft.listed_changed = flag_at(value, "listed_changed");
    draft.faults = faults_at(value);
    draft.steps = fields_at(value, "steps");
    draft.complete_percent = static_cast<int>(std::clamp<std::int64_t>(integer_at(value, "complete_percent"), 0, 100));
    draft.trade_label = text_at(value, "trade_label");
    draft.attested = read_attested(member_at(value, "attested"));
    draft.changed_at = text_at(value, "changed_at");
    draft.changed_by = text_at(value, "changed_by");
    return draft;
}

std::string patch_json(const Content& base, const Content& mine) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("fields").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (page::same(base, mine, field)) continue;
        json.key(field_word(field));
        write_page_field(json, mine, field);
    }
    json.end_object().key("audiences").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (base.audience(field) != mine.audience(field))
            json.key(field_word(field)).text(audience_word(mine.audience(field)));
    }
    json.end_object();
    if (base.listed != mine.listed) json.key("listed").text(audience_word(mine.listed));
    json.end_object();
    return text;
}

}  // namespace comptoir
