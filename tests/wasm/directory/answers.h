// What a server would answer, written by the same code as the server's.
#pragma once

#include <string>

#include "shared/api/business_json.h"
#include "shared/api/business_list.h"
#include "shared/api/tenant_profile.h"
#include "shared/api/trade_branch.h"

namespace comptoir::directory {

inline OpeningHours office_hours() {
    OpeningHours hours;
    hours.known = true;
    for (int day = 0; day < 5; ++day) hours.week[day] = {{480, 720}, {840, 1110}};
    hours.week[5] = {{540, 720}};
    return hours;
}

inline Business plumber(const std::string& id = "b-1", const std::string& name = "Plomberie Rivoire") {
    Business business;
    business.id = id;
    business.audience = Audience::everyone;
    business.trade_name = name;
    business.legal_name = "RIVOIRE SARL";
    business.legal_form = "SARL";
    business.register_id = {"FR", "siren", "732829320"};
    business.vat_id = "FR44732829320";
    business.trade = {"NAFRev2", "43.22A", "Plomberie, chauffage"};
    business.description = "Dépannage plomberie et chauffage, salles de bain pour les professionnels.";
    business.offers = {"Pompe à chaleur", "Entretien"};
    business.seeks = {"Un apprenti pour septembre"};
    Place seat{.address = "14 rue Magenta",
               .postcode = "69100",
               .commune = {"69266", "Villeurbanne"},
               .point = Point{45'767'000, 4'880'000}};
    seat.hours = office_hours();
    business.places = {seat};
    business.phone = "+33465711234";
    business.email = "contact@rivoire.example";
    business.website = "https://www.rivoire.example/";
    business.languages = {"fr", "en"};
    business.staff_band = StaffBand{10, 19};
    business.labels = {"RGE"};
    business.member_since = 2014;
    return business;
}

inline BusinessItem item_of(const Business& business, Why why = {}) {
    return {.id = business.id,
            .name = display_name(business),
            .register_id = business.register_id,
            .trade = business.trade,
            .place = business.places.empty() ? Place{} : business.places.front(),
            .description = business.description,
            .offers = business.offers,
            .languages = business.languages,
            .labels = business.labels,
            .logo = business.logo,
            .verified = is_verified(business),
            .why = std::move(why)};
}

// The body of an answer with these lines.
inline std::string list_body(const BusinessList& list, const std::vector<Business>& businesses,
                             const std::vector<Why>& whys = {}) {
    std::string items;
    for (std::size_t i = 0; i < businesses.size(); ++i) {
        if (i > 0) items += ',';
        append_item(items, item_json(businesses[i]), i < whys.size() ? whys[i] : Why{});
    }
    return to_json(list, items);
}

// `count` plumbers named "Plomberie 1" ..., of a total as large.
inline std::string plumbers_body(int count, BusinessList list = {}, int first = 1) {
    std::vector<Business> businesses;
    for (int i = first; i < first + count; ++i)
        businesses.push_back(plumber("b-" + std::to_string(i), "Plomberie " + std::to_string(i)));
    if (list.total.value == 0 && list.total.exact) list.total.value = count;
    return list_body(list, businesses);
}

}  // namespace comptoir::directory
