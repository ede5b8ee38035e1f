#include "server/directory/business_rows.h"

#include <algorithm>
#include <span>

#include "shared/api/own_word_json.h"
#include "shared/directory/opening_hours_text.h"

namespace comptoir::business_rows {

namespace {

// Lists are lines of a text: no text of a business has control characters.
std::string lines_of(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& item : list) text.append(text.empty() ? "" : "\n").append(item);
    return text;
}

std::vector<std::string> list_of(std::string_view text) {
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        list.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

// The fields that a file or a register may speak of: photos are the owner's alone.
constexpr std::size_t imported_fields = field_count - 1;

// One digit a field; nothing where all are for everyone, as nearly always.
std::string digits_of(const FieldAudiences& audiences) {
    if (audiences == FieldAudiences{}) return {};
    std::string digits;
    for (const Audience audience : std::span(audiences).first<imported_fields>())
        digits += static_cast<char>('0' + static_cast<int>(audience));
    return digits;
}

FieldAudiences audiences_of(std::string_view digits) {
    FieldAudiences audiences{};
    for (std::size_t index = 0; index < std::min(digits.size(), audiences.size()); ++index)
        audiences[index] = static_cast<Audience>(digits[index] - '0');
    return audiences;
}

#define BUSINESS_COLUMNS                                                                                              \
    "register_country, register_scheme, register_id, unit_state, audience, field_audiences, legal_name, trade_name, " \
    "vat_id, legal_form, trade_nomenclature, trade_code, description, offers, seeks, phone, email, website, "         \
    "languages, labels, logo, staff_least, staff_most, member_since"

Row row_of(db::Query& query) {
    Row row;
    Business& business = row.facts.business;
    row.number = static_cast<BusinessNumber>(query.number());
    row.tenant = static_cast<TenantNumber>(query.number());
    business.register_id.country = query.text();
    business.register_id.scheme = query.text();
    business.register_id.id = query.text();
    row.facts.state = static_cast<UnitState>(query.number());
    business.audience = static_cast<Audience>(query.number());
    business.field_audiences = audiences_of(query.text());
    business.legal_name = query.text();
    business.trade_name = query.text();
    business.vat_id = query.text();
    business.legal_form = query.text();
    business.trade.nomenclature = query.text();
    business.trade.code = query.text();
    business.description = query.text();
    business.offers = list_of(query.text());
    business.seeks = list_of(query.text());
    business.phone = query.text();
    business.email = query.text();
    business.website = query.text();
    business.languages = list_of(query.text());
    business.labels = list_of(query.text());
    business.logo = query.text();
    const std::optional<std::int64_t> least = query.maybe_number(), most = query.maybe_number();
    if (least && most) business.staff_band = StaffBand{static_cast<int>(*least), static_cast<int>(*most)};
    business.member_since = static_cast<int>(query.number());
    return row;
}

// The texts a row is made of, alive while it is written.
struct Columns {
    std::string field_audiences, offers, seeks, languages, labels;
    explicit Columns(const Business& business)
        : field_audiences(digits_of(business.field_audiences)),
          offers(lines_of(business.offers)),
          seeks(lines_of(business.seeks)),
          languages(lines_of(business.languages)),
          labels(lines_of(business.labels)) {}
};

void bind(db::Query& query, const BusinessFacts& facts, const Columns& columns) {
    const Business& business = facts.business;
    query.bind(business.register_id.country).bind(business.register_id.scheme).bind(business.register_id.id);
    query.bind(static_cast<std::int64_t>(facts.state)).bind(static_cast<std::int64_t>(business.audience));
    query.bind(columns.field_audiences).bind(business.legal_name).bind(business.trade_name).bind(business.vat_id);
    query.bind(business.legal_form).bind(business.trade.nomenclature).bind(business.trade.code);
    query.bind(business.description).bind(columns.offers).bind(columns.seeks).bind(business.phone);
    query.bind(business.email).bind(business.website).bind(columns.languages).bind(columns.labels).bind(business.logo);
    if (business.staff_band)
        query.bind(std::int64_t{business.staff_band->least}).bind(std::int64_t{business.staff_band->most});
    else
        query.bind_null().bind_null();
    query.bind(std::int64_t{business.member_since});
}

#define PLACE_COLUMNS                                                                                   \
    "seat, register_id, state, name, trade_nomenclature, trade_code, address, postcode, commune_code, " \
    "commune_name, country, latitude_e6, longitude_e6, approximate, zone, hours"

PlaceFacts place_of(db::Query& query) {
    PlaceFacts facts;
    Place& place = facts.place;
    facts.seat = query.number() != 0;
    place.register_id = query.text();
    facts.state = static_cast<PlaceState>(query.number());
    place.name = query.text();
    facts.trade.nomenclature = query.text();
    facts.trade.code = query.text();
    place.address = query.text();
    place.postcode = query.text();
    place.commune.code = query.text();
    place.commune.name = query.text();
    place.country = query.text();
    const std::optional<std::int64_t> latitude = query.maybe_number(), longitude = query.maybe_number();
    if (latitude && longitude)
        place.point = Point{static_cast<std::int32_t>(*latitude), static_cast<std::int32_t>(*longitude)};
    place.approximate = query.number() != 0;
    place.zone = query.text();
    place.hours = read_opening_hours(query.text()).value_or(OpeningHours{});
    return facts;
}

// A row with what the business says of itself as its last column.
#define WITH_OWN_WORD                                   \
    "SELECT business.number, tenant, " BUSINESS_COLUMNS \
    ", own_word.word "                                  \
    "FROM business LEFT JOIN own_word ON own_word.business = business.number "

// A word that can't be read any more may have hidden things: then the business is hidden as a whole.
OwnWord read_own_word(std::string_view text) {
    if (auto word = parse_own_word(text)) return *std::move(word);
    OwnWord hidden;
    hidden.business.audience = Audience::nobody;
    return hidden;
}

std::optional<Row> only(db::Query& query, bool with_own_word) {
    if (!query.step()) return std::nullopt;
    Row row = row_of(query);
    if (!with_own_word) return row;
    if (const std::string_view word = query.text(); !word.empty()) row.facts.own = read_own_word(word);
    return row;
}

}  // namespace

std::optional<Row> find(db::Connection& connection, BusinessNumber number) {
    db::Query query = connection.query(WITH_OWN_WORD "WHERE business.number = ?");
    return only(query.bind(std::int64_t{number}), true);
}

std::optional<Row> find(db::Connection& connection, TenantNumber tenant, const RegisterId& id) {
    db::Query query = connection.query(
        "SELECT number, tenant, " BUSINESS_COLUMNS
        " FROM business WHERE tenant = ? AND register_country = ? AND register_scheme = ? AND register_id = ?");
    return only(query.bind(std::int64_t{tenant}).bind(id.country).bind(id.scheme).bind(id.id), false);
}

std::optional<Row> next(db::Connection& connection, BusinessNumber first) {
    db::Query query = connection.query(WITH_OWN_WORD "WHERE business.number >= ? ORDER BY business.number LIMIT 1");
    return only(query.bind(std::int64_t{first}), true);
}

std::vector<PlaceFacts> places(db::Connection& connection, BusinessNumber number) {
    std::vector<PlaceFacts> found;
    db::Query query = connection.query("SELECT " PLACE_COLUMNS " FROM place WHERE business = ? ORDER BY register_id");
    query.bind(std::int64_t{number});
    while (query.step()) found.push_back(place_of(query));
    return found;
}

std::optional<PlaceFacts> place(db::Connection& connection, BusinessNumber number, std::string_view register_id) {
    db::Query query = connection.query("SELECT " PLACE_COLUMNS " FROM place WHERE business = ? AND register_id = ?");
    query.bind(std::int64_t{number}).bind(register_id);
    if (!query.step()) return std::nullopt;
    return place_of(query);
}

BusinessNumber insert(db::Connection& connection, TenantNumber tenant, const BusinessFacts& facts) {
    const Columns columns(facts.business);
    db::Query query =
        connection.query("INSERT INTO business (tenant, " BUSINESS_COLUMNS
                         ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.bind(std::int64_t{tenant});
    bind(query, facts, columns);
    query.run();
    return static_cast<BusinessNumber>(connection.last_insert_number());
}

void update(db::Connection& connection, BusinessNumber number, const BusinessFacts& facts) {
    const Columns columns(facts.business);
    db::Query query = connection.query("UPDATE business SET (" BUSINESS_COLUMNS
                                       ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                       "WHERE number = ?");
    bind(query, facts, columns);
    query.bind(std::int64_t{number}).run();
}

void put_place(db::Connection& connection, BusinessNumber number, const PlaceFacts& facts) {
    const Place& place = facts.place;
    const std::string hours = opening_hours_text(place.hours);
    db::Query query = connection.query("INSERT OR REPLACE INTO place (business, " PLACE_COLUMNS
                                       ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.bind(std::int64_t{number}).bind(std::int64_t{facts.seat}).bind(place.register_id);
    query.bind(static_cast<std::int64_t>(facts.state)).bind(place.name);
    query.bind(facts.trade.nomenclature).bind(facts.trade.code).bind(place.address).bind(place.postcode);
    query.bind(place.commune.code).bind(place.commune.name).bind(place.country);
    if (place.point)
        query.bind(std::int64_t{place.point->latitude_e6}).bind(std::int64_t{place.point->longitude_e6});
    else
        query.bind_null().bind_null();
    query.bind(std::int64_t{place.approximate}).bind(place.zone).bind(hours).run();
}

void remove_places(db::Connection& connection, BusinessNumber number) {
    connection.query("DELETE FROM place WHERE business = ?").bind(std::int64_t{number}).run();
}

void remove(db::Connection& connection, BusinessNumber number) {
    remove_places(connection, number);
    remove_own_word(connection, number);
    connection.query("DELETE FROM business WHERE number = ?").bind(std::int64_t{number}).run();
}

void put_own_word(db::Connection& connection, BusinessNumber number, const OwnWord& word) {
    const std::string text = to_json(word);
    connection.query("INSERT OR REPLACE INTO own_word (business, word) VALUES (?, ?)")
        .bind(std::int64_t{number})
        .bind(text)
        .run();
}

void remove_own_word(db::Connection& connection, BusinessNumber number) {
    connection.query("DELETE FROM own_word WHERE business = ?").bind(std::int64_t{number}).run();
}

}  // namespace comptoir::business_rows
