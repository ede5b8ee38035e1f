// Rows of a bank's own customer file, or of anybody else's list of businesses.
#include <algorithm>
#include <charconv>
#include <string>

#include "shared/core/contact.h"
#include "shared/core/fold.h"
#include "shared/core/register_id.h"
#include "shared/core/text.h"
#include "shared/directory/intake/cells.h"
#include "shared/directory/intake/country.h"
#include "shared/directory/legal_form.h"
#include "shared/directory/locate.h"
#include "shared/directory/opening_hours_text.h"
#include "shared/directory/staff_band.h"

namespace comptoir::intake {

namespace {

constexpr std::size_t reference_max = 60;

// The first run of digits from `at` on; `at` is then behind it. -1: none, or more than nine digits.
int next_number(std::string_view text, std::size_t& at) {
    while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    at = static_cast<std::size_t>(end - text.data());
    return error == std::errc() ? value : -1;
}

// "12", "10-19", "10 à 19 salariés".
std::optional<std::optional<StaffBand>> read_staff(std::string_view text) {
    std::size_t at = 0;
    const int least = next_number(text, at);
    if (least < 0) return std::nullopt;
    const int most = next_number(text, at);
    if (most < least) return staff_band_of(least);
    return StaffBand{least, most};
}

// The year of a date in any order: the only group of four digits.
std::optional<int> read_year(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_of("0123456789", at);
        if (begin == std::string_view::npos) break;
        at = begin;
        const int year = next_number(text, at);
        if (at - begin == 4 && year >= 1800 && year <= 2200) return year;
    }
    return std::nullopt;
}

// Spreadsheets take a leading zero for nothing.
std::optional<std::string> read_french_postcode(std::string_view text) {
    std::string digits;
    for (const char letter : text)
        if (letter != ' ') digits += letter;
    if (digits.size() == 4) digits.insert(0, 1, '0');
    const bool good = digits.size() == 5 && std::all_of(digits.begin(), digits.end(),
                                                        [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!good || digits.substr(0, 2) == "00") return std::nullopt;
    return digits;
}

struct Register {
    RegisterId business;
    std::string place;  // SIRET
};

// From the columns siren, siret and register_id; contradictions are faults.
Register read_register(const Cells& cells, const std::string& country) {
    Register found;
    constexpr const char* siren_expected = "a SIREN has nine digits and a check digit";
    constexpr const char* siret_expected = "a SIRET has fourteen digits and a check digit";
    std::string siren = cells.value(Column::siren, read_siren, siren_expected);
    found.place = cells.value(Column::siret, read_siret, siret_expected);
    if (const std::string_view written = cells.raw(Column::register_id); !written.empty()) {
        if (country != "FR") {
            const std::string_view scheme = main_scheme(country);
            const auto read = [&](std::string_view text) { return read_register_number(country, scheme, text); };
            found.business = {country, std::string(scheme),
                              cells.value(Column::register_id, read, "not a number of that country's register")};
            return found;
        }
        if (const auto as_siret = read_siret(written); as_siret && found.place.empty())
            found.place = *as_siret;
        else if (const auto as_siren = read_siren(written); as_siren && siren.empty())
            siren = *as_siren;
        else if (!as_siret && !as_siren)
            cells.fault(Column::register_id, "neither a SIREN nor a SIRET");
    }
    if (siren.empty()) siren = found.place.substr(0, 9);
    if (!found.place.empty() && found.place.compare(0, 9, siren) != 0)
        cells.fault(Column::siret, "of another business than the SIREN");
    if (!siren.empty()) found.business = {"FR", "siren", std::move(siren)};
    return found;
}

// For want of a register's number: the bank's own, else name and postcode.
RegisterId own_id(const Cells& cells, const Business& business, const Place& place) {
    const std::string reference = cells.text(Column::reference, reference_max);
    if (!reference.empty()) return {"", std::string(own_scheme), "r:" + reference};
    const std::string name = folded(display_name(business));
    if (name.empty()) return {};
    return {"", std::string(own_scheme), "n:" + name + "|" + place.country + "|" + place.postcode};
}

void read_names(const Cells& cells, RowFacts& row) {
    Business& business = row.business;
    business.legal_name = cells.text(Column::legal_name, name_max);
    if (business.legal_name.empty()) {
        business.legal_name = cells.text(Column::first_name, name_max);
        const std::string family = cells.text(Column::last_name, name_max);
        if (!business.legal_name.empty() && !family.empty()) business.legal_name += ' ';
        business.legal_name += family;
    }
    business.trade_name = cells.text(Column::trade_name, name_max);
    if (cells.has(Column::legal_name) || cells.has(Column::last_name)) say(row, Field::legal_name);
    if (cells.has(Column::trade_name)) say(row, Field::trade_name);
}

void read_details(const Cells& cells, const Reference& reference, const std::string& country, RowFacts& row) {
    Business& business = row.business;
    const auto said = [&](Column column, Field field) {
        if (cells.has(column)) say(row, field);
        return cells.has(column);
    };
    if (said(Column::vat_id, Field::vat_id))
        business.vat_id = cells.value(Column::vat_id, read_vat_id, "not a VAT number of the Union or Switzerland");
    if (said(Column::legal_form, Field::legal_form)) {
        business.legal_form = legal_form_name(cells.raw(Column::legal_form));
        if (business.legal_form.empty()) business.legal_form = cells.text(Column::legal_form, item_max);
    }
    if (said(Column::trade, Field::trade)) {
        const auto read = [&](std::string_view code) {
            return read_trade(reference.trades, cells.raw(Column::trade_list), code);
        };
        business.trade = cells.value(Column::trade, read, "not a code of the NAF list, such as 43.22A");
    }
    if (said(Column::description, Field::description)) business.description = cells.text(Column::description, text_max);
    if (said(Column::offers, Field::offers)) business.offers = cells.list(Column::offers);
    if (said(Column::seeks, Field::seeks)) business.seeks = cells.list(Column::seeks);
    if (said(Column::labels, Field::labels)) business.labels = cells.list(Column::labels);
    if (said(Column::phone, Field::phone)) {
        const auto read = [&](std::string_view text) { return read_phone(text, country); };
        business.phone = cells.value(Column::phone, read, "not a telephone number");
    }
    if (said(Column::email, Field::email))
        business.email = cells.value(Column::email, read_email, "not a mail address");
    if (said(Column::website, Field::website))
        business.website = cells.value(Column::website, read_website, "not an http or https address");
    if (said(Column::staff, Field::staff_band))
        business.staff_band = cells.value(Column::staff, read_staff, "not a number of people");
    if (said(Column::member_since, Field::member_since))
        business.member_since = cells.value(Column::member_since, read_year, "no year of four digits in it");
    if (said(Column::languages, Field::languages))
        for (const std::string& item : cells.list(Column::languages)) {
            if (const auto language = read_language(item))
                business.languages.push_back(*language);
            else
                cells.fault(Column::languages, "not a language's name or code");
        }
}

void read_place(const Cells& cells, const Reference& reference, const std::string& country, RowFacts& row,
                Place& place) {
    place.country = country;
    place.name = cells.text(Column::place_name, name_max);
    place.address = cells.text(Column::address, line_max);
    if (const std::string more = cells.text(Column::address_more, line_max); !more.empty())
        place.address += (place.address.empty() ? "" : ", ") + more;
    place.postcode = country == "FR"
                         ? cells.value(Column::postcode, read_french_postcode, "a French postcode has five digits")
                         : cells.text(Column::postcode, 12);
    place.point = cells.point(Column::latitude, Column::longitude);
    place.hours = cells.value(Column::hours, read_opening_hours, "opening hours such as Mo-Fr 08:00-12:00,14:00-18:00");
    const std::string name = cells.text(Column::commune_name, name_max);
    const std::string code = cells.text(Column::commune_code, 10);
    if (!locate(reference.gazetteer, code, name, place))
        cells.fault(cells.has(Column::commune_name) ? Column::commune_name : Column::commune_code,
                    "no commune of this name with this postcode");
    if (country != "FR") place.commune = {"", name};
    if (cells.has(Column::place_name)) say(row, PlacePart::name);
    if (cells.has(Column::hours)) say(row, PlacePart::hours);
    const bool located = !place.address.empty() || !place.postcode.empty() || !name.empty() || !code.empty();
    if (located) say(row, PlacePart::address);
    if (place.point) say(row, PlacePart::point);
}

}  // namespace

void read_customer(const Cells& cells, const Reference& reference, const RowOptions& options, RowFacts& row) {
    std::string country = cells.value(Column::country, read_country, "not a country's name or two-letter code");
    if (country.empty()) country = options.country;
    Register found = read_register(cells, country);
    read_names(cells, row);
    read_details(cells, reference, country, row);
    PlaceFacts facts;
    read_place(cells, reference, country, row, facts.place);
    row.register_id = std::move(found.business);
    if (row.register_id.id.empty()) row.register_id = own_id(cells, row.business, facts.place);
    if (row.register_id.id.empty() && !cells.has_faults())
        cells.fault(Column::legal_name, "neither a register's number nor a name");
    facts.place.register_id = std::move(found.place);
    // The place of a line without a SIRET is the business's own; whether a numbered one is the seat is the register's
    // to say.
    facts.seat = facts.place.register_id.empty();
    if (facts.seat) say(row, PlacePart::seat);
    if (row.place_says[static_cast<std::size_t>(PlacePart::address)] || !facts.place.register_id.empty() ||
        !facts.place.name.empty() || facts.place.point || facts.place.hours.known)
        row.place = std::move(facts);
}

}  // namespace comptoir::intake
