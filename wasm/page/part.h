// The parts in which one edits a page, one step each, and what is shown about it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/directory/field.h"
#include "wasm/app/message.h"

namespace comptoir::page {

enum class Part : std::uint8_t {
    overview,
    identity,
    activity,
    places,
    contact,
    photos,
    visibility,
    team,
    history,
    data,
    preview,  // of a phone, where it has no room beside
};
inline constexpr int part_count = 11;

// "" for the overview, "identity" ...: the part of a route.
std::string_view part_word(Part part);
// The overview for any other word.
Part parse_part(std::string_view word);
app::Message part_label(Part part);

// How a field is typed.
enum class Entry : std::uint8_t { line, area, lines, trade, languages, logo, places, hours, photos, fixed };

struct FieldRow {
    Field field;
    Part part;  // where it is edited
    Entry entry;
    app::Message label;
    app::Message hint;  // nav_label: none
    std::string_view input_type = {}, autocomplete = {};
};

// All fields, in the order of screens.
std::span<const FieldRow> field_rows();
const FieldRow& row_of(Field field);

}  // namespace comptoir::page
