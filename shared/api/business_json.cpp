#include "shared/api/business_json.h"

#include <algorithm>
#include <cmath>

#include "shared/api/hours_json.h"
#include "shared/api/json_reader.h"

namespace comptoir {

namespace {

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json.key(name).begin_array();
    for (const std::string& text : texts) json.text(text);
    json.end_array();
}

void write_staff(JsonWriter& json, const StaffBand& band) {
    json.begin_object().key("least").integer(band.least);
    if (band.most > 0) json.key("most").integer(band.most);
    json.end_object();
}

int small_integer_at(const Json& value, const char* key) {
    return static_cast<int>(std::clamp<std::int64_t>(integer_at(value, key), 0, 1'000'000));
}

// Millionths of a degree, or nothing when it is no number within +-limit degrees.
std::optional<std::int32_t> degrees_at(const Json& value, const char* key, double limit) {
    const auto degrees = member_at(value, key).number();
    if (!degrees || !(std::fabs(*degrees) <= limit)) return std::nullopt;
    return static_cast<std::int32_t>(std::lround(*degrees * 1e6));
}

}  // namespace

void write_register_id(JsonWriter& json, const RegisterId& id) {
    json.begin_object().member("country", id.country).key("scheme").text(id.scheme).key("id").text(id.id).end_object();
}

void write_trade(JsonWriter& json, const Trade& trade) {
    json.begin_object().key("code").text(trade.code).key("label").text(trade.label);
    json.member("name", trade.name).member("nomenclature", trade.nomenclature).end_object();
}

void write_point(JsonWriter& json, Point point) {
    json.begin_object().key("latitude").millionths(point.latitude_e6);
    json.key("longitude").millionths(point.longitude_e6).end_object();
}

void write_place(JsonWriter& json, const Place& place) {
    json.begin_object();
    json.key("commune")
        .begin_object()
        .key("code")
        .text(place.commune.code)
        .key("name")
        .text(place.commune.name)
        .end_object();
    json.key("postcode").text(place.postcode);
    json.member("register_id", place.register_id).member("name", place.name).member("address", place.address);
    json.member("country", place.country).member("zone", place.zone);
    if (place.point) {
        json.key("point");
        write_point(json, *place.point);
        if (place.approximate) json.key("approximate").flag(true);
    }
    if (place.hours.known) {
        json.key("hours");
        write_hours(json, place.hours);
    }
    json.end_object();
}

void write_photos(JsonWriter& json, const std::vector<Photo>& photos) {
    json.begin_array();
    for (const Photo& photo : photos)
        json.begin_object().key("file").text(photo.file).key("alt").text(photo.alt).end_object();
    json.end_array();
}

void write_attested(JsonWriter& json, const std::vector<Attestation>& attested) {
    json.begin_array();
    for (const Attestation& one : attested) {
        json.begin_object().key("fact").text(fact_word(one.fact));
        json.key("by").text(one.by_staff ? "staff" : "bank").key("at").text(one.at);
        if (one.year > 0) json.key("year").integer(one.year);
        json.end_object();
    }
    json.end_array();
}

std::vector<Attestation> read_attested(const Json& value) {
    std::vector<Attestation> attested;
    for (const Json& element : value.elements()) {
        const auto fact = parse_fact(text_at(element, "fact"));
        const std::int64_t year = integer_at(element, "year");
        if (!fact) continue;
        attested.push_back({*fact, text_at(element, "by") == "staff", text_at(element, "at"),
                            year > 0 && year <= 9999 ? static_cast<int>(year) : 0});
    }
    return attested;
}

std::vector<Photo> read_photos(const Json& value) {
    std::vector<Photo> photos;
    for (const Json& element : value.elements()) photos.push_back({text_at(element, "file"), text_at(element, "alt")});
    return photos;
}

RegisterId read_register_id(const Json& value) {
    return {.country = text_at(value, "country"), .scheme = text_at(value, "scheme"), .id = text_at(value, "id")};
}

Trade read_trade(const Json& value) {
    return {.nomenclature = text_at(value, "nomenclature"),
            .code = text_at(value, "code"),
            .label = text_at(value, "label"),
            .name = text_at(value, "name")};
}

std::optional<Point> read_point(const Json& value) {
    const auto latitude = degrees_at(value, "latitude", 90);
    const auto longitude = degrees_at(value, "longitude", 180);
    if (!latitude || !longitude) return std::nullopt;
    return Point{*latitude, *longitude};
}

Place read_place(const Json& value) {
    const Json commune = member_at(value, "commune");
    return {.register_id = text_at(value, "register_id"),
            .name = text_at(value, "name"),
            .address = text_at(value, "address"),
            .postcode = text_at(value, "postcode"),
            .commune = {text_at(commune, "code"), text_at(commune, "name")},
            .country = text_at(value, "country"),
            .point = read_point(member_at(value, "point")),
            .approximate = flag_at(value, "approximate"),
            .zone = text_at(value, "zone"),
            .hours = read_hours(member_at(value, "hours"))};
}

void write_business(JsonWriter& json, const Business& business) {
    json.begin_object().key("id").text(business.id).key("name").text(display_name(business));
    json.member("legal_name", business.legal_name).member("trade_name", business.trade_name);
    if (!business.register_id.id.empty()) {
        json.key("register");
        write_register_id(json, business.register_id);
    }
    json.member("vat_id", business.vat_id).member("legal_form", business.legal_form);
    if (!business.trade.code.empty()) {
        json.key("trade");
        write_trade(json, business.trade);
    }
    json.member("description", business.description);
    write_texts(json, "offers", business.offers);
    write_texts(json, "seeks", business.seeks);
    if (!business.places.empty()) {
        json.key("places").begin_array();
        for (const Place& place : business.places) write_place(json, place);
        json.end_array();
    }
    json.member("phone", business.phone).member("email", business.email).member("website", business.website);
    write_texts(json, "languages", business.languages);
    if (business.staff_band) {
        json.key("staff");
        write_staff(json, *business.staff_band);
    }
    write_texts(json, "labels", business.labels);
    json.member("logo", business.logo);
    if (business.member_since != 0) json.key("member_since").integer(business.member_since);
    if (!business.photos.empty()) {
        json.key("photos");
        write_photos(json, business.photos);
    }
    if (!business.attested.empty()) {
        json.key("attested");
        write_attested(json, business.attested);
    }
    if (!business.not_attested.empty()) {
        json.key("not_attested").begin_array();
        for (const Fact fact : business.not_attested) json.text(fact_word(fact));
        json.end_array();
    }
    json.end_object();
}

std::string to_json(const Business& business) {
    std::string text;
    JsonWriter json(text);
    write_business(json, business);
    return text;
}

Business read_business(const Json& value) {
    Business business{.id = text_at(value, "id"),
                      .audience = Audience::everyone,
                      .legal_name = text_at(value, "legal_name"),
                      .trade_name = text_at(value, "trade_name"),
                      .register_id = read_register_id(member_at(value, "register")),
                      .vat_id = text_at(value, "vat_id"),
                      .legal_form = text_at(value, "legal_form"),
                      .trade = read_trade(member_at(value, "trade")),
                      .description = text_at(value, "description"),
                      .offers = texts_at(value, "offers"),
                      .seeks = texts_at(value, "seeks"),
                      .phone = text_at(value, "phone"),
                      .email = text_at(value, "email"),
                      .website = text_at(value, "website"),
                      .languages = texts_at(value, "languages"),
                      .labels = texts_at(value, "labels"),
                      .logo = text_at(value, "logo"),
                      .member_since = small_integer_at(value, "member_since")};
    for (const auto& place : elements_at(value, "places")) business.places.push_back(read_place(place));
    business.photos = read_photos(member_at(value, "photos"));
    business.attested = read_attested(member_at(value, "attested"));
    for (const std::string& word : texts_at(value, "not_attested"))
        if (const auto fact = parse_fact(word)) business.not_attested.push_back(*fact);
    const Json staff = member_at(value, "staff");
    if (staff.is_object()) business.staff_band = {small_integer_at(staff, "least"), small_integer_at(staff, "most")};
    return business;
}

std::optional<Business> parse_business(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (text_at(value, "id").empty()) return std::nullopt;
    return read_business(value);
}

}  // namespace comptoir
