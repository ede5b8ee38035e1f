#include "shared/directory/locate.h"

namespace comptoir {

namespace {

struct Overseas {
    std::string_view department, zone;
};
constexpr Overseas overseas[] = {
    {"971", "America/Guadeloupe"},    {"972", "America/Martinique"}, {"973", "America/Cayenne"},
    {"974", "Indian/Reunion"},        {"975", "America/Miquelon"},   {"976", "Indian/Mayotte"},
    {"977", "America/St_Barthelemy"}, {"978", "America/Marigot"},    {"986", "Pacific/Wallis"},
    {"987", "Pacific/Tahiti"},        {"988", "Pacific/Noumea"},
};
struct CountryZone {
    std::string_view country, zone;
};
// The zone of a country's mainland, for the countries that files name in words; others are taken to be France's
// neighbours in time. Each is one of server/directory/zone_clock's.
constexpr CountryZone zones[] = {
    {"BE", "Europe/Brussels"},   {"NL", "Europe/Amsterdam"}, {"DE", "Europe/Berlin"},     {"LU", "Europe/Luxembourg"},
    {"CH", "Europe/Zurich"},     {"IT", "Europe/Rome"},      {"GB", "Europe/London"},     {"IE", "Europe/Dublin"},
    {"MC", "Europe/Monaco"},     {"AD", "Europe/Andorra"},   {"AT", "Europe/Vienna"},     {"ES", "Europe/Madrid"},
    {"PT", "Europe/Lisbon"},     {"PL", "Europe/Warsaw"},    {"DK", "Europe/Copenhagen"}, {"SE", "Europe/Stockholm"},
    {"MA", "Africa/Casablanca"}, {"DZ", "Africa/Algiers"},   {"TN", "Africa/Tunis"},
};

std::string_view zone_of(const Place& place) {
    if (place.country == "FR") {
        const std::string_view code = place.commune.code.empty() ? place.postcode : place.commune.code;
        for (const Overseas& part : overseas)
            if (code.substr(0, 3) == part.department) return part.zone;
        return "Europe/Paris";
    }
    for (const CountryZone& zone : zones)
        if (zone.country == place.country) return zone.zone;
    return "Europe/Paris";
}

// By name and postcode; where the postcode has but one commune it decides alone (names are written in many ways),
// unless the name is that of another place far away.
CommuneNumber find_named(const Gazetteer& gazetteer, std::string_view name, std::string_view postcode) {
    const CommuneNumber number = gazetteer.find_commune_by_name(name, postcode);
    if (number == no_commune || postcode.empty()) return number;
    const CommuneNumber elsewhere = gazetteer.find_commune_by_name(name, "");
    const bool contradicted = elsewhere != no_commune && elsewhere != number &&
                              gazetteer.commune(elsewhere).departement != gazetteer.commune(number).departement;
    return contradicted ? no_commune : number;
}

CommuneNumber find(const Gazetteer& gazetteer, std::string_view code, std::string_view name,
                   std::string_view postcode) {
    if (!code.empty())
        if (const CommuneNumber number = gazetteer.find_commune(code); number != no_commune) return number;
    if (!name.empty()) return find_named(gazetteer, name, postcode);
    const auto communes = gazetteer.communes_of_postcode(postcode);
    return code.empty() && communes.size() == 1 ? communes.front() : no_commune;
}

}  // namespace

bool locate(const Gazetteer& gazetteer, std::string_view commune_code, std::string_view commune_name, Place& place) {
    bool known = true;
    if (place.country == "FR") {
        const CommuneNumber number = find(gazetteer, commune_code, commune_name, place.postcode);
        if (number != no_commune) {
            const CommuneLine commune = gazetteer.commune(number);
            place.commune = {std::string(commune.code), std::string(commune.name)};
            if (!place.point) {
                place.point = gazetteer.centre_of(number, place.postcode);
                place.approximate = true;
            }
        } else {
            known = commune_code.empty() && commune_name.empty();
        }
    }
    place.zone = zone_of(place);
    return known;
}

}  // namespace comptoir
