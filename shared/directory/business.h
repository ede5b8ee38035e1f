// A business as the directory knows it, and what one reader may see of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/geo.h"
#include "shared/directory/attestation.h"
#include "shared/directory/field.h"
#include "shared/directory/opening_hours.h"
#include "shared/policy/audience.h"

namespace comptoir {

// Text in this file is valid UTF-8 without control characters, trimmed; empty means "not said".

// A number in an official register: {"FR", "siren", "732829320"}.
struct RegisterId {
    std::string country;  // ISO 3166-1 alpha-2
    std::string scheme;   // lower case: siren, siret, kbo, kvk, hrb ...
    std::string id;       // as the register writes it, without spaces
    bool operator==(const RegisterId&) const = default;
};

// A line of business. `nomenclature` keeps which list the code is from: NAFRev2 today, NAF2025 from 2027 on.
struct Trade {
    std::string nomenclature = "NAFRev2";
    std::string code;       // as in the list: 43.22A
    std::string label;      // filled from the list when read, never stored
    std::string name = {};  // what people say of it, where that is shorter than the label; filled with it
    bool operator==(const Trade&) const = default;
};

// What to call a line of business on a screen: its everyday name, else its label, else its code.
const std::string& spoken_name(const std::string& name, const std::string& label, const std::string& code);
inline const std::string& spoken_name(const Trade& trade) {
    return spoken_name(trade.name, trade.label, trade.code);
}

struct Commune {
    std::string code;  // INSEE; Paris 75056, Lyon 69123, Marseille 13055 as one commune each
    std::string name;
    bool operator==(const Commune&) const = default;
};

// An establishment.
struct Place {
    std::string register_id;  // SIRET where there is one
    std::string name;         // its own sign, where it differs from the business's
    std::string address;      // number and street, without postcode and commune
    std::string postcode;
    Commune commune;
    std::string country = "FR";
    std::optional<Point> point;
    bool approximate = false;           // the point stands for the commune or its neighbours, not for the door
    std::string zone = "Europe/Paris";  // IANA
    OpeningHours hours;
    bool operator==(const Place&) const = default;
};

// Head count, by the bands of the French register (Sirene "tranche d'effectifs"), as its lowest and highest number.
struct StaffBand {
    int least = 0;
    int most = 0;  // 0: no upper bound
    bool operator==(const StaffBand&) const = default;
};

// A picture of the business or its work.
struct Photo {
    std::string file;  // among the business's files
    std::string alt;   // what it shows, for who does not see it
    bool operator==(const Photo&) const = default;
};

struct Business {
    std::string id;  // opaque, unique in the tenant
    Audience audience = Audience::nobody;
    FieldAudiences field_audiences{};  // all `everyone`: bounded by `audience`

    std::string legal_name;
    std::string trade_name;
    RegisterId register_id;
    std::string vat_id;
    std::string legal_form;  // as the register writes it: "SARL", "SAS", "EI" ...
    Trade trade;
    std::string description;
    std::vector<std::string> offers;
    std::vector<std::string> seeks;
    std::vector<Place> places;  // the first is the seat
    std::string phone;          // E.164
    std::string email;
    std::string website;                 // http(s) only
    std::vector<std::string> languages;  // BCP 47
    std::optional<StaffBand> staff_band;
    std::vector<std::string> labels;  // RGE, Qualibat, AB ...
    std::string logo;                 // path below the tenant's files; empty: initials are drawn
    int member_since = 0;             // year; 0: not said
    std::vector<Photo> photos;
    // Filled where a business is shown, never stored: what the bank has checked, and what of the rest could be.
    std::vector<Attestation> attested;
    std::vector<Fact> not_attested;

    bool operator==(const Business&) const = default;
};

// The name people call it by: the trade name, else the legal one.
const std::string& display_name(const Business& business);
// The same, or, as long as it has none, its register number: for its own people and for staff, who have to call it
// something.
const std::string& name_or_number(const Business& business);

// The narrowest of the business's and the field's audience.
Audience audience_of(const Business& business, Field field);

// Has the bank checked who it is? Of a copy that a reader is shown: as far as that reader may know.
bool is_verified(const Business& business);

// What `reader` may see: nothing when the business itself is not for them, else a copy whose other fields are empty.
std::optional<Business> seen_by(const Business& business, Reader reader);

}  // namespace comptoir
