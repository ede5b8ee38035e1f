// Rows of the French register's open files: StockUniteLegale (who) and StockEtablissement (where).
#include <string>

#include "shared/core/lambert.h"
#include "shared/core/register_id.h"
#include "shared/directory/intake/cells.h"
#include "shared/directory/legal_form.h"
#include "shared/directory/locate.h"
#include "shared/directory/staff_band.h"

namespace comptoir::intake {

namespace {

// "O": may be shown. Anything else (P, N, or nothing) may not.
bool may_be_shown(const Cells& cells, Column status) {
    return !cells.has(status) || cells.raw(status) == "O";
}

// Open unless the file says otherwise; `closed` is the letter that does.
bool is_closed(const Cells& cells, Column column, std::string_view closed) {
    const std::string_view state = cells.raw(column);
    if (!state.empty() && state != "A" && state != closed)
        cells.fault(column, "A or " + std::string(closed) + " expected");
    return state == closed;
}

std::string first_text(const Cells& cells, std::initializer_list<Column> columns) {
    for (const Column column : columns)
        if (std::string text = cells.text(column, name_max); !text.empty()) return text;
    return {};
}

void append_word(std::string& text, const std::string& word) {
    if (word.empty()) return;
    if (!text.empty()) text += ' ';
    text += word;
}

// A firm's denomination, or a person's usual first name and name.
std::string unit_name(const Cells& cells) {
    std::string name = cells.text(Column::unit_name, name_max);
    if (!name.empty()) return name;
    const std::string family = first_text(cells, {Column::unit_usage_name, Column::unit_last_name});
    if (family.empty()) return {};
    name = first_text(cells, {Column::unit_usual_first_name, Column::unit_first_name});
    append_word(name, family);
    return name;
}

Trade register_trade(const Cells& cells, const Reference& reference, Column list, Column code) {
    // The register's own files may hold a code that the list has since lost: then no trade is known, which is no fault.
    return read_trade(reference.trades, cells.raw(list), cells.raw(code)).value_or(Trade{});
}

bool read_siren_cell(const Cells& cells, RowFacts& row) {
    constexpr const char* expected = "a SIREN has nine digits and a check digit";
    std::string siren = cells.has(Column::siren) ? cells.value(Column::siren, read_siren, expected)
                                                 : std::string(cells.raw(Column::siret).substr(0, 9));
    if (siren.empty() && cells.is_empty(Column::siren) && cells.has(Column::siren))
        cells.fault(Column::siren, "missing");
    row.register_id = {"FR", "siren", std::move(siren)};
    return !row.register_id.id.empty();
}

std::string street_of(const Cells& cells) {
    std::string street;
    for (const Column part : {Column::place_street_number, Column::place_street_repeat, Column::place_street_type,
                              Column::place_street_name})
        append_word(street, cells.text(part, line_max));
    for (const Column part : {Column::place_address_more, Column::place_special}) {
        const std::string more = cells.text(part, line_max);
        if (!more.empty()) street += (street.empty() ? "" : ", ") + more;
    }
    return street;
}

std::optional<Point> point_of(const Cells& cells) {
    if (cells.has(Column::latitude)) return cells.point(Column::latitude, Column::longitude);
    const std::optional<double> east = cells.number(Column::place_lambert_x),
                                north = cells.number(Column::place_lambert_y);
    if (!east || !north) return std::nullopt;
    // Overseas the register uses other projections: there the commune's centre stands for the door.
    if (cells.raw(Column::place_commune_code).substr(0, 2) >= "97") return std::nullopt;
    return from_lambert_93(*east, *north);
}

void read_address(const Cells& cells, const Reference& reference, Place& place) {
    place.address = street_of(cells);
    place.postcode = cells.text(Column::place_postcode, 10);
    place.point = point_of(cells);
    const std::string code = cells.text(Column::place_commune_code, 10);
    const std::string name = cells.text(Column::place_commune_name, name_max);
    if (!cells.is_empty(Column::place_country) || !cells.is_empty(Column::place_abroad_commune)) {
        place.country = "";  // the register's own country codes: abroad, and no more is said
        place.commune = {"", cells.text(Column::place_abroad_commune, name_max)};
        return;
    }
    if (!locate(reference.gazetteer, code, name, place)) place.commune = {code, name};
}

}  // namespace

void read_unit(const Cells& cells, const Reference& reference, RowFacts& row) {
    if (!read_siren_cell(cells, row)) return;
    const bool closed = is_closed(cells, Column::unit_state, "C");
    const bool shown = may_be_shown(cells, Column::unit_status);
    row.state = !shown ? UnitState::withheld : closed ? UnitState::closed : UnitState::open;
    for (const Field field : {Field::legal_name, Field::trade_name, Field::legal_form, Field::trade, Field::staff_band})
        say(row, field);
    if (!shown) return;  // nothing of it is kept
    Business& business = row.business;
    business.legal_name = unit_name(cells);
    business.trade_name =
        first_text(cells, {Column::unit_usual_name_1, Column::unit_usual_name_2, Column::unit_usual_name_3});
    business.legal_form = legal_form_name(cells.raw(Column::unit_legal_form));
    business.trade = register_trade(cells, reference, Column::unit_trade_list, Column::unit_trade);
    business.staff_band = staff_band_of_code(cells.raw(Column::unit_staff));
}

void read_establishment(const Cells& cells, const Reference& reference, RowFacts& row) {
    PlaceFacts facts;
    std::string siret = cells.value(Column::siret, read_siret, "a SIRET has fourteen digits and a check digit");
    if (siret.empty()) {
        if (cells.is_empty(Column::siret)) cells.fault(Column::siret, "missing");
        return;
    }
    if (!read_siren_cell(cells, row)) return;
    if (siret.compare(0, 9, row.register_id.id) != 0)
        return cells.fault(Column::siret, "of another business than the SIREN");
    facts.place.register_id = std::move(siret);
    facts.seat = cells.raw(Column::place_seat) == "true" || cells.raw(Column::place_seat) == "1";
    const bool closed = is_closed(cells, Column::place_state, "F");
    const bool shown = may_be_shown(cells, Column::place_status);
    facts.state = !shown ? PlaceState::withheld : closed ? PlaceState::closed : PlaceState::open;
    for (const PlacePart part :
         {PlacePart::state, PlacePart::seat, PlacePart::name, PlacePart::trade, PlacePart::address, PlacePart::point})
        say(row, part);
    if (facts.state == PlaceState::open) {
        facts.place.name = first_text(
            cells, {Column::place_usual_name, Column::place_sign_1, Column::place_sign_2, Column::place_sign_3});
        facts.trade = register_trade(cells, reference, Column::place_trade_list, Column::place_trade);
        read_address(cells, reference, facts.place);
    }
    row.place = std::move(facts);
}

}  // namespace comptoir::intake
