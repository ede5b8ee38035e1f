#include "wasm/page/part.h"

namespace comptoir::page {

using app::Message;

namespace {

struct PartRow {
    std::string_view word;
    Message label;
};

// In the order of the enum.
constexpr PartRow parts[part_count] = {
    {"", Message::part_overview},
    {"identity", Message::part_identity},
    {"activity", Message::part_activity},
    {"places", Message::part_places},
    {"contact", Message::section_contact},
    {"photos", Message::field_photos},
    {"visibility", Message::part_visibility},
    {"team", Message::part_team},
    {"history", Message::part_history},
    {"data", Message::part_data},
    {"preview", Message::part_preview},
};

constexpr Message none = Message::nav_label;

constexpr FieldRow rows[] = {
    {Field::trade_name, Part::identity, Entry::line, Message::field_trade_name, Message::hint_trade_name, "",
     "organization"},
    {Field::logo, Part::identity, Entry::logo, Message::field_logo, Message::hint_logo},
    {Field::legal_name, Part::identity, Entry::fixed, Message::field_legal_name, none},
    {Field::register_id, Part::identity, Entry::fixed, Message::field_register, none},
    {Field::legal_form, Part::identity, Entry::fixed, Message::field_legal_form, none},
    {Field::vat_id, Part::identity, Entry::fixed, Message::field_vat, none},
    {Field::member_since, Part::identity, Entry::fixed, Message::field_member_since, none},
    {Field::trade, Part::activity, Entry::trade, Message::filter_trade, Message::hint_trade},
    {Field::description, Part::activity, Entry::area, Message::field_description, Message::hint_description},
    {Field::offers, Part::activity, Entry::lines, Message::section_offers, Message::hint_lines},
    {Field::seeks, Part::activity, Entry::lines, Message::section_seeks, Message::hint_lines},
    {Field::languages, Part::activity, Entry::languages, Message::field_languages_spoken, none},
    {Field::staff_band, Part::activity, Entry::line, Message::field_staff, Message::hint_staff},
    {Field::labels, Part::activity, Entry::lines, Message::field_labels, Message::hint_labels},
    {Field::places, Part::places, Entry::places, Message::part_places_only, none},
    {Field::hours, Part::places, Entry::hours, Message::section_hours, none},
    {Field::phone, Part::contact, Entry::line, Message::field_phone, none, "tel", "tel"},
    {Field::email, Part::contact, Entry::line, Message::field_email, none, "email", "email"},
    {Field::website, Part::contact, Entry::line, Message::field_website, Message::hint_website, "url", "url"},
    {Field::photos, Part::photos, Entry::photos, Message::field_photos, Message::hint_photos},
};
static_assert(std::size(rows) == field_count);

}  // namespace

std::string_view part_word(Part part) {
    return parts[static_cast<std::size_t>(part)].word;
}

Part parse_part(std::string_view word) {
    for (int index = 0; index < part_count; ++index)
        if (parts[index].word == word) return static_cast<Part>(index);
    return Part::overview;
}

Message part_label(Part part) {
    return parts[static_cast<std::size_t>(part)].label;
}

std::span<const FieldRow> field_rows() {
    return rows;
}

const FieldRow& row_of(Field field) {
    for (const FieldRow& row : rows)
        if (row.field == field) return row;
    return rows[0];
}

}  // namespace comptoir::page
