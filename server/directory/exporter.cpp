#include "server/directory/exporter.h"

#include <string>
#include <vector>

#include "server/directory/csv_writer.h"
#include "shared/api/business_json.h"
#include "shared/directory/opening_hours_text.h"

namespace comptoir {

namespace {

// The words of mapping files (shared/directory/intake/column.h), and what an import has no say in.
const std::vector<std::string> csv_headings = {
    "id",         "listed",  "audience",   "country",   "siren",        "siret",       "register_id",  "legal_name",
    "trade_name", "vat_id",  "legal_form", "trade",     "trade_list",   "description", "offers",       "seeks",
    "place_name", "address", "postcode",   "commune",   "commune_code", "latitude",    "longitude",    "hours",
    "phone",      "email",   "website",    "languages", "staff",        "labels",      "member_since",
};

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ";") + item;
    return text;
}

std::string degrees(std::int32_t value_e6) {
    const std::string digits = std::to_string(1'000'000 + std::abs(value_e6) % 1'000'000).substr(1);
    return (value_e6 < 0 ? "-" : "") + std::to_string(std::abs(value_e6) / 1'000'000) + "." + digits;
}

std::string staff_text(const std::optional<StaffBand>& band) {
    if (!band) return {};
    return std::to_string(band->least) + (band->most ? "-" + std::to_string(band->most) : "");
}

std::string csv_of(const StoredBusiness& stored, const Place& place) {
    const Business& business = stored.business;
    const bool french = business.register_id.scheme == "siren";
    // A point that only stands for the commune is not a fact to be imported again.
    const bool exact = place.point && !place.approximate;
    return csv_line({
        business.id,
        stored.listed ? "yes" : "no",
        std::string(audience_word(business.audience)),
        place.country,
        french ? business.register_id.id : "",
        french ? place.register_id : "",
        french ? "" : business.register_id.id,
        business.legal_name,
        business.trade_name,
        business.vat_id,
        business.legal_form,
        business.trade.code,
        business.trade.code.empty() ? "" : business.trade.nomenclature,
        business.description,
        joined(business.offers),
        joined(business.seeks),
        place.name,
        place.address,
        place.postcode,
        place.commune.name,
        place.commune.code,
        exact ? degrees(place.point->latitude_e6) : "",
        exact ? degrees(place.point->longitude_e6) : "",
        opening_hours_text(place.hours),
        business.phone,
        business.email,
        business.website,
        joined(business.languages),
        staff_text(business.staff_band),
        joined(business.labels),
        business.member_since ? std::to_string(business.member_since) : "",
    });
}

void write_csv(const StoredBusiness& stored, std::ostream& out) {
    if (stored.business.places.empty()) out << csv_of(stored, Place{.country = stored.business.register_id.country});
    for (const Place& place : stored.business.places) out << csv_of(stored, place);
}

// {"audience": "customers", "listed": true, "fields": {"phone": "connections"}, "business": {...}}
void write_json(const StoredBusiness& stored, std::ostream& out) {
    const Business& business = stored.business;
    out << R"({"audience":")" << audience_word(business.audience) << R"(","listed":)"
        << (stored.listed ? "true" : "false") << R"(,"fields":{)";
    const char* comma = "";
    for (int index = 0; index < field_count; ++index) {
        const Audience audience = business.field_audiences[static_cast<std::size_t>(index)];
        if (audience == Audience::everyone) continue;
        out << comma << '"' << field_word(static_cast<Field>(index)) << R"(":")" << audience_word(audience) << '"';
        comma = ",";
    }
    out << R"(},"business":)" << to_json(business) << '}';
}

}  // namespace

std::uint64_t export_businesses(db::Connection& connection, const BusinessStore& businesses, TenantNumber tenant,
                                ExportFormat format, std::ostream& out) {
    std::uint64_t count = 0;
    out << (format == ExportFormat::csv ? csv_line(csv_headings) : "{\"businesses\":[");
    businesses.each(connection, 0, [&](const StoredBusiness& stored) {
        if (stored.tenant != tenant) return true;
        if (format == ExportFormat::csv)
            write_csv(stored, out);
        else
            write_json(stored, out << (count ? ",\n" : "\n"));
        ++count;
        return out.good();
    });
    if (format == ExportFormat::json) out << "\n]}\n";
    out.flush();
    return count;
}

}  // namespace comptoir
