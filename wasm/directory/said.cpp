#include "wasm/directory/said.h"

#include <cmath>

#include "shared/api/business_query.h"
#include "shared/api/json_writer.h"

namespace comptoir::directory {

using app::Language;
using app::Message;

namespace {

constexpr int metres_shown_below = 1000;
constexpr int decimals_shown_below_m = 100'000;

bool all_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return true;
}

constexpr std::string_view schemes[] = {"https://", "http://"};
constexpr std::string_view gap = "\u00a0";  // a number is one word

}  // namespace

std::string distance_text(const Language& language, int distance_m) {
    if (distance_m < metres_shown_below - 5) {
        const int rounded_m = (distance_m + 5) / 10 * 10;  // nobody walks by the metre
        return language.format(Message::distance_m, {{"n", language.number(rounded_m)}});
    }
    const int decimals = distance_m < decimals_shown_below_m ? 1 : 0;
    return language.format(Message::distance_km, {{"n", language.intl().number(distance_m / 1000.0, decimals)}});
}

std::string phone_text(std::string_view phone) {
    constexpr std::string_view france = "+33";
    const std::string_view number = phone.substr(phone.size() < france.size() ? phone.size() : france.size());
    if (phone.substr(0, france.size()) != france || number.size() != 9 || !all_digits(number))
        return std::string(phone);
    std::string text = "0";
    for (std::size_t i = 0; i < number.size(); ++i) {
        text += number[i];
        if (i % 2 == 0 && i + 1 < number.size()) text += gap;
    }
    return text;
}

bool is_web_address(std::string_view website) {
    for (const std::string_view scheme : schemes)
        if (website.size() > scheme.size() && website.substr(0, scheme.size()) == scheme) return true;
    return false;
}

std::string_view site_text(std::string_view website) {
    for (const std::string_view scheme : schemes)
        if (website.substr(0, scheme.size()) == scheme) website.remove_prefix(scheme.size());
    if (!website.empty() && website.back() == '/') website.remove_suffix(1);
    return website;
}

std::string register_text(const RegisterId& id) {
    const bool siren = id.scheme == "siren" && id.id.size() == 9;
    const bool siret = id.scheme == "siret" && id.id.size() == 14;
    if (!(siren || siret) || !all_digits(id.id)) return id.id;
    std::string text;
    for (std::size_t i = 0; i < id.id.size(); ++i) {
        if (i == 3 || i == 6 || i == 9) text += gap;
        text += id.id[i];
    }
    return text;
}

std::string_view register_name(const Language& language, const RegisterId& id) {
    if (id.scheme == "siren") return language.text(Message::field_siren);
    if (id.scheme == "siret") return language.text(Message::field_siret);
    return language.text(Message::field_register);
}

std::string total_text(const Language& language, const BusinessList& list) {
    if (list.total.value == 0)
        return std::string(language.text(list.items.empty() ? Message::results_none : Message::results_partial));
    if (!list.total.exact)
        return language.format(Message::results_at_least, {{"n", language.number(list.total.value)}});
    return language.count(Message::results_count, list.total.value);
}

std::string total_spoken(const Language& language, const BusinessList& list) {
    if (list.total.value == 0 && !list.items.empty())
        return language.count(Message::results_partial_count, static_cast<std::int64_t>(list.items.size()));
    return total_text(language, list);
}

std::string_view fault_text(const Language& language, app::Fault fault) {
    switch (fault) {
        case app::Fault::offline:
            return language.text(Message::fault_offline);
        case app::Fault::timeout:
            return language.text(Message::fault_timeout);
        case app::Fault::busy:
            return language.text(Message::fault_busy);
        case app::Fault::not_found:
            return language.text(Message::fault_tenant);
        case app::Fault::sign_in:
            return language.text(Message::fault_sign_in);
        case app::Fault::refused:
            return language.text(Message::fault_refused);
        case app::Fault::server:
            return language.text(Message::fault_server);
        case app::Fault::garbage:
            return language.text(Message::fault_garbage);
    }
    return {};
}

std::string joined(std::string_view first, std::string_view second) {
    std::string text(first);
    if (!first.empty() && !second.empty()) text += " · ";
    return text += second;
}

std::string well_set(std::string_view text) {
    std::string set;
    for (const char letter : text)
        if (letter == '\'')
            set += "’";
        else
            set += letter;
    return set;
}

std::string commune_text(const Place& place) {
    struct City {
        std::string_view code, postcodes;
        int arrondissements;
    };
    constexpr City cities[] = {{"75056", "750", 20}, {"69123", "6900", 9}, {"13055", "130", 16}};
    for (const City& city : cities) {
        const std::string_view postcode = place.postcode;
        if (place.commune.code != city.code || postcode.size() != 5 || !all_digits(postcode)) continue;
        if (postcode.substr(0, city.postcodes.size()) != city.postcodes) continue;
        const int number = (postcode[3] - '0') * 10 + (postcode[4] - '0');
        if (number < 1 || number > city.arrondissements) continue;
        return place.commune.name + ' ' + std::to_string(number) + (number == 1 ? "er" : "e");
    }
    return well_set(place.commune.name);
}

std::string town_text(const Place& place) {
    std::string text = place.postcode;
    if (!text.empty() && !place.commune.name.empty()) text += ' ';
    return text += well_set(place.commune.name);
}

std::string staff_text(const Language& language, StaffBand band) {
    if (band.most == 0 && band.least == 0) return std::string(language.text(Message::staff_none));
    if (band.most == 0) return language.format(Message::staff_from, {{"from", language.number(band.least)}});
    if (band.most == band.least) return language.count(Message::staff_exact, band.least);
    return language.format(Message::staff_range,
                           {{"from", language.number(band.least)}, {"to", language.number(band.most)}});
}

std::string map_address(const Place& place) {
    constexpr std::string_view site = "https://www.openstreetmap.org/";
    if (place.point && !place.approximate) {
        std::string latitude, longitude;
        JsonWriter(latitude).millionths(place.point->latitude_e6);
        JsonWriter(longitude).millionths(place.point->longitude_e6);
        return std::string(site) + "directions?to=" + latitude + "%2C" + longitude;
    }
    std::string address = place.address;
    if (!address.empty()) address += ", ";
    return std::string(site) + "search?query=" + percent_encoded(address + town_text(place));
}

}  // namespace comptoir::directory
