// What the columns of a file mean, known by their headings: those of the French register's open files, letter by
// letter, and those that banks and their software use, in French and English, in any spelling.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace comptoir::intake {

enum class Column : std::uint8_t {
    // any file
    siren,
    siret,
    register_id,
    vat_id,
    reference,
    legal_name,
    trade_name,
    first_name,
    last_name,
    legal_form,
    trade,
    trade_list,
    description,
    offers,
    seeks,
    place_name,
    address,
    address_more,
    postcode,
    commune_name,
    commune_code,
    country,
    latitude,
    longitude,
    hours,
    phone,
    email,
    website,
    languages,
    staff,
    labels,
    member_since,
    // StockUniteLegale
    unit_status,
    unit_state,
    unit_name,
    unit_usual_name_1,
    unit_usual_name_2,
    unit_usual_name_3,
    unit_last_name,
    unit_usage_name,
    unit_first_name,
    unit_usual_first_name,
    unit_legal_form,
    unit_trade,
    unit_trade_list,
    unit_staff,
    // StockEtablissement
    nic,
    place_status,
    place_state,
    place_seat,
    place_usual_name,
    place_sign_1,
    place_sign_2,
    place_sign_3,
    place_trade,
    place_trade_list,
    place_address_more,
    place_street_number,
    place_street_repeat,
    place_street_type,
    place_street_name,
    place_special,
    place_postcode,
    place_commune_name,
    place_commune_code,
    place_country,
    place_abroad_commune,
    place_lambert_x,
    place_lambert_y,
};
inline constexpr int column_count = static_cast<int>(Column::place_lambert_y) + 1;

// Nothing when no column is called so.
std::optional<Column> column_of_heading(std::string_view heading);
// The word of mapping files: "legal_name" ... Only columns that any file may have; nothing for others.
std::optional<Column> column_of_word(std::string_view word);
std::string_view column_word(Column column);

// Which field of a record each column is; -1: the file has no such column.
class Layout {
public:
    Layout() { fields_.fill(-1); }
    bool has(Column column) const { return at(column) >= 0; }
    int at(Column column) const { return fields_[static_cast<std::size_t>(column)]; }
    // The first heading that means a column wins.
    void set(Column column, int field) {
        if (!has(column)) fields_[static_cast<std::size_t>(column)] = static_cast<std::int16_t>(field);
    }
    int count() const;
    bool has_units() const { return has(Column::unit_state) || has(Column::unit_name) || has(Column::unit_last_name); }
    bool has_places() const { return has(Column::place_state) || has(Column::nic); }
    // Enough to tell businesses apart: a register's number, or a name.
    bool is_usable() const;

private:
    std::array<std::int16_t, column_count> fields_;
};

Layout layout_of(std::span<const std::string_view> headings);

}  // namespace comptoir::intake
