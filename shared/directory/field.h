// The fields of a business whose audience its owner chooses, in the order in which screens and exports list them. Their
// numbers are stored: a new one comes last.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shared/policy/audience.h"

namespace comptoir {

enum class Field : std::uint8_t {
    legal_name,
    trade_name,
    register_id,
    vat_id,
    legal_form,
    trade,
    description,
    offers,
    seeks,
    places,
    hours,
    phone,
    email,
    website,
    languages,
    staff_band,
    labels,
    logo,
    member_since,
    photos,
};
inline constexpr int field_count = 20;

// The words of the API, the database and mapping files: "legal_name" ... "photos".
std::string_view field_word(Field field);
bool parse_field(std::string_view word, Field& field);

// One audience a field. What a field is shown to is never wider than the business's own audience.
using FieldAudiences = std::array<Audience, field_count>;

}  // namespace comptoir
