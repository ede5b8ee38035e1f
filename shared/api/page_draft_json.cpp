#include "shared/api/page_draft_json.h"

#include "shared/api/body_reader.h"
#include "shared/api/business_json.h"

namespace comptoir {

namespace {

using page::Content;
using page::FaultKind;
using page::Shape;

std::size_t index_of(Field field) {
    return static_cast<std::size_t>(field);
}

void write_fields(JsonWriter& json, std::string_view key, const std::vector<Field>& fields) {
    json.key(key).begin_array();
    for (const Field field : fields) json.text(field_word(field));
    json.end_array();
}

void write_fault(JsonWriter& json, const page::Fault& fault) {
    json.begin_object().key("field").text(field_word(fault.field)).key("kind").text(fault_word(fault.kind));
    if (fault.item >= 0) json.key("item").integer(fault.item);
    if (fault.part) json.key("part").text(page::place_text_word(*fault.part));
    json.key("expected").text(expected(fault.kind)).end_object();
}

// Reads one member of "fields", whatever its shape.
class FieldReader {
public:
    FieldReader(BodyReader& fields, std::optional<Problem>& problem) : fields_(fields), problem_(problem) {}

    void read(Field field, Content& content) {
        const std::string_view word = field_word(field);
        switch (page::shape_of(field)) {
            case Shape::text:
                content.text(field) =
                    fields_.text(word, field == Field::description
                                           ? TextRule{.characters_max = typed_text_characters_max, .many_lines = true}
                                           : TextRule{.characters_max = typed_line_characters_max});
                return;
            case Shape::lines:
                content.text(field) =
                    joined(fields_.texts(word, {.characters_max = typed_line_characters_max}, typed_items_max));
                return;
            case Shape::places:
                read_places(content);
                return;
            case Shape::photos:
                read_photos(content);
                return;
            case Shape::fixed:
            case Shape::hours:
                return;
        }
    }

private:
    static std::string joined(const std::vector<std::string>& items) {
        std::string text;
        for (std::size_t index = 0; index < items.size(); ++index) (text += index ? "\n" : "") += items[index];
        return text;
    }

    void read_places(Content& content) {
        const std::vector<Json> places = fields_.array("places", typed_places_max);
        for (std::size_t item = 0; item < places.size(); ++item) {
            BodyReader reader(places[item], "fields/places/" + std::to_string(item) + "/");
            page::TypedPlace& place = content.places.emplace_back();
            for (int text = 0; text < page::place_text_count; ++text) {
                const auto part = static_cast<page::PlaceText>(text);
                place[static_cast<std::size_t>(text)] = reader.text(
                    page::place_text_word(part),
                    {.characters_max = typed_line_characters_max, .many_lines = part == page::PlaceText::exceptions});
            }
            keep(reader.refusal());
        }
    }

    void read_photos(Content& content) {
        const std::vector<Json> photos = fields_.array("photos", typed_photos_max);
        for (std::size_t item = 0; item < photos.size(); ++item) {
            BodyReader reader(photos[item], "fields/photos/" + std::to_string(item) + "/");
            Photo& photo = content.photos.emplace_back();
            photo.file = reader.text("file", {.characters_min = 1, .characters_max = 64});
            photo.alt = reader.text("alt", {.characters_max = typed_line_characters_max});
            keep(reader.refusal());
        }
    }

    void keep(std::optional<Problem> problem) {
        if (problem && !problem_) problem_ = std::move(problem);
    }

    BodyReader& fields_;
    std::optional<Problem>& problem_;
};

std::optional<Problem> read_fields(const Json& value, page::Typed& typed) {
    BodyReader fields(value, "fields/");
    std::optional<Problem> problem;
    FieldReader reader(fields, problem);
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        const Shape shape = page::shape_of(field);
        if (!fields.has(field_word(field)) || shape == Shape::fixed || shape == Shape::hours) continue;
        typed.fields.set(index_of(field));
        reader.read(field, typed.content);
    }
    if (problem) return problem;
    return fields.refusal();
}

const std::vector<std::string_view> audience_words = {"everyone", "customers", "connections", "nobody"};

std::optional<Problem> read_audiences(const Json& value, page::Typed& typed) {
    BodyReader audiences(value, "audiences/");
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        const std::string word = audiences.choice(field_word(field), audience_words, false);
        if (parse_audience(word, typed.content.audience(field))) typed.audiences.set(index_of(field));
    }
    return audiences.refusal();
}

// As members of an object that was begun.
void write_draft(JsonWriter& json, const page::Draft& draft) {
    const Content& content = draft.content;
    json.key("version").integer(draft.version).key("fields").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (page::shape_of(field) == Shape::hours) continue;
        json.key(field_word(field));
        write_page_field(json, content, field);
    }
    json.end_object().key("audiences").begin_object();
    for (int index = 0; index < field_count; ++index)
        json.key(field_word(static_cast<Field>(index)))
            .text(audience_word(content.audience(static_cast<Field>(index))));
    json.end_object().key("listed").text(audience_word(content.listed)).key("published").flag(draft.published);
    write_fields(json, "changed", draft.changed);
    write_fields(json, "audiences_changed", draft.audiences_changed);
    json.key("listed_changed").flag(draft.listed_changed).key("faults").begin_array();
    for (const page::Fault& fault : draft.faults) write_fault(json, fault);
    json.end_array();
    write_fields(json, "steps", draft.steps);
    json.key("complete_percent").integer(draft.complete_percent).member("trade_label", draft.trade_label);
    json.key("attested");
    write_attested(json, draft.attested);
    json.member("changed_at", draft.changed_at).member("changed_by", draft.changed_by);
}

}  // namespace

std::string_view expected(FaultKind kind) {
    switch (kind) {
        case FaultKind::too_long:
            return "a shorter text";
        case FaultKind::too_many:
            return "fewer items";
        case FaultKind::letter_not_shown:
            return "letters that can be seen, none that turns the others around";
        case FaultKind::name_missing:
            return "a name";
        case FaultKind::not_a_trade:
            return "a code of the official list, such as 43.22A";
        case FaultKind::not_a_phone:
            return "a telephone number, such as 01 99 00 12 34 or +33 1 99 00 12 34";
        case FaultKind::not_an_email:
            return "a mail address, such as name@example.com";
        case FaultKind::not_a_website:
            return "an http or https address";
        case FaultKind::not_a_language:
            return "a BCP 47 tag, such as fr or pt-BR";
        case FaultKind::not_a_head_count:
            return "a number of people, such as 12, 10-19 or 250-";
        case FaultKind::not_a_postcode:
            return "a postcode of five digits";
        case FaultKind::not_a_country:
            return "a country's name or its two letters";
        case FaultKind::not_a_commune:
            return "the name of a commune";
        case FaultKind::commune_elsewhere:
            return "the commune's own postcode";
        case FaultKind::not_a_number:
            return "a number that the register gave to a place of this business, once";
        case FaultKind::not_hours:
            return "hours, such as 08:00-12:00, 14:00-18:00";
        case FaultKind::not_a_date:
            return "a date once, such as 2026-12-25 off";
        case FaultKind::not_a_file:
            return "a picture of this business";
        case FaultKind::alt_missing:
            return "what the photo shows, in a few words";
    }
    return {};
}

std::string to_json(const page::Draft& draft) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_draft(json, draft);
    json.end_object();
    return text;
}

std::string problem_with_draft(const Problem& problem, const page::Draft& draft) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_problem(json, problem);
    write_draft(json, draft);
    json.end_object();
    return text;
}

std::string preview_json(const std::optional<Business>& seen) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("visible").flag(seen.has_value());
    if (seen) {
        json.key("business");
        write_business(json, *seen);
    }
    json.end_object();
    return text;
}

std::string to_json(const page::Typed& typed) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("fields").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (!typed.fields[index_of(field)]) continue;
        json.key(field_word(field));
        write_page_field(json, typed.content, field);
    }
    json.end_object().key("audiences").begin_object();
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (typed.audiences[index_of(field)])
            json.key(field_word(field)).text(audience_word(typed.content.audience(field)));
    }
    json.end_object();
    if (typed.listed) json.key("listed").text(audience_word(typed.content.listed));
    json.end_object();
    return text;
}

page::Typed read_typed(const Json& value) {
    page::Typed typed;
    apply_patch(value, typed.content);
    const Json fields = member_at(value, "fields"), audiences = member_at(value, "audiences");
    for (int index = 0; index < field_count; ++index) {
        const std::string_view word = field_word(static_cast<Field>(index));
        typed.fields[static_cast<std::size_t>(index)] = fields.member(word).kind() != Json::Kind::missing;
        typed.audiences[static_cast<std::size_t>(index)] = audiences.member(word).kind() != Json::Kind::missing;
    }
    typed.listed = value.member("listed").kind() != Json::Kind::missing;
    return typed;
}

std::optional<Problem> read_patch(const Json& body, page::Typed& typed) {
    BodyReader reader(body);
    const Json fields = reader.object("fields"), audiences = reader.object("audiences");
    typed.listed = parse_audience(reader.choice("listed", audience_words, false), typed.content.listed);
    if (auto problem = reader.refusal()) return problem;
    if (fields.is_object())
        if (auto problem = read_fields(fields, typed)) return problem;
    if (audiences.is_object()) return read_audiences(audiences, typed);
    return std::nullopt;
}

}  // namespace comptoir
