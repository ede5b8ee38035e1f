#include "server/sample/sample.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "server/sample/sample_draft.h"
#include "shared/core/fold.h"

// CMakeLists.txt hands in the paths.
asm(".pushsection .rodata\n"
    "comptoir_sample_families: .incbin \"" COMPTOIR_FAMILIES_PATH
    "\"\ncomptoir_sample_families_end: .byte 0\n"
    "comptoir_sample_names: .incbin \"" COMPTOIR_NAMES_PATH
    "\"\ncomptoir_sample_names_end: .byte 0\n"
    ".global comptoir_sample_families, comptoir_sample_families_end, comptoir_sample_names, comptoir_sample_names_end\n"
    ".popsection\n");
extern "C" const char comptoir_sample_families[], comptoir_sample_families_end[], comptoir_sample_names[],
    comptoir_sample_names_end[];

namespace comptoir::sample {

namespace {

// The texts are part of the program: one that is refused is a bug of the build, found by its first test.
template <typename Table>
Table loaded(Result<Table, TableError> table, const char* name) {
    if (table) return std::move(table).value();
    std::fprintf(stderr, "comptoir: sample's %s, line %zu: %s\n", name, table.error().line,
                 std::string(table.error().problem).c_str());
    std::abort();
}

const Families& families() {
    static const Families read = loaded(Families::parse(families_text()), "families");
    return read;
}

const NameLists& name_lists() {
    static const NameLists read = loaded(NameLists::parse(names_text()), "names");
    return read;
}

std::size_t index_in(const std::vector<std::uint32_t>& ends, std::uint32_t draw) {
    return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), draw) - ends.begin());
}

// The bands of the French register.
constexpr std::array<StaffBand, 9> staff_bands = {
    {{1, 2}, {3, 5}, {6, 9}, {10, 19}, {20, 49}, {50, 99}, {100, 199}, {200, 249}, {250, 499}}};

// Telephone numbers in France begin with the part of the country.
int phone_zone(std::string_view region) {
    if (region == "11" || region.starts_with("0")) return 1;
    if (region == "24" || region == "28" || region == "52" || region == "53") return 2;
    if (region == "27" || region == "32" || region == "44") return 3;
    return region == "75" ? 5 : 4;
}

// A point around another, most within `reach_m`. Only sums and products: the same on every machine.
Point around(Point centre, int reach_m, Chance& chance) {
    const auto offset_m = [&] { return (chance.between(-reach_m, reach_m) + chance.between(-reach_m, reach_m)) / 2; };
    const double radians = centre.latitude_e6 * (3.14159265358979 / 180e6);
    const double square = radians * radians;
    const double cosine = std::max(0.2, 1 - square / 2 + square * square / 24);
    const int north_m = offset_m(), east_m = offset_m();
    return {centre.latitude_e6 + static_cast<std::int32_t>(north_m * 8.9932),
            centre.longitude_e6 + static_cast<std::int32_t>(east_m * 8.9932 / cosine)};
}

}  // namespace

std::string_view families_text() {
    return {comptoir_sample_families,
            static_cast<std::size_t>(comptoir_sample_families_end - comptoir_sample_families)};
}
std::string_view names_text() {
    return {comptoir_sample_names, static_cast<std::size_t>(comptoir_sample_names_end - comptoir_sample_names)};
}

Sample::Sample(const Gazetteer& gazetteer, std::uint64_t seed)
    : gazetteer_(gazetteer), seed_(seed), families_(families()), names_(name_lists()) {
    std::uint32_t sum = 0;
    for (const Family& family : families_.families) family_ends_.push_back(sum += family.share);
    sum = 0;
    for (std::size_t number = 0; number < gazetteer_.communes(); ++number)
        commune_ends_.push_back(sum += gazetteer_.commune(static_cast<CommuneNumber>(number)).population);
}

CommuneNumber Sample::draw_commune(std::uint32_t among) const {
    return static_cast<CommuneNumber>(index_in(commune_ends_, among));
}

Business Sample::business(std::uint32_t number) const {
    Chance chance(seed_, number);
    const Family& family = families_.families[index_in(family_ends_, chance.below(family_ends_.back()))];
    const CommuneNumber commune = draw_commune(chance.below(commune_ends_.back()));
    Draft draft{number, chance, family, commune, gazetteer_.commune(commune), {}, {}, {}, 1, {}};
    draft.surname = draft.chance.early_of(names_.list("surnames"));
    draft.first_name = draft.chance.of(names_.list("first_names"));
    draft.business.audience = Audience::everyone;
    draft.business.trade.code = family.trade_code;
    draw_facts(draft);
    draw_name(draft);
    draw_legal(draft);
    draw_texts(draft);
    draw_places(draft);
    draw_contacts(draft);
    return std::move(draft.business);
}

void Sample::draw_facts(Draft& draft) const {
    Chance& chance = draft.chance;
    Business& business = draft.business;
    business.register_id = {"FR", "siren", siren_of(draft.number)};
    business.vat_id = vat_of(business.register_id.id);
    // Half of the businesses of a trade are smaller than is typical, a few much larger.
    const int typical = draft.family.staff;
    draft.staff = chance.percent(50)  ? 1 + static_cast<int>(chance.below(static_cast<std::uint32_t>(typical)))
                  : chance.percent(8) ? typical * chance.between(3, 9)
                                      : typical + chance.between(0, typical);
    if (chance.percent(86))
        for (const StaffBand band : staff_bands)
            if (draft.staff >= band.least && draft.staff <= band.most) business.staff_band = band;
    for (const LabelShare& label : draft.family.labels)
        if (chance.percent(label.percent)) business.labels.emplace_back(label.label);
    business.languages.emplace_back("fr");
    if (chance.percent(26)) business.languages.emplace_back("en");
    const std::string_view departement = draft.town.departement;
    const auto neighbours = [&]() -> std::string_view {
        if (departement == "67" || departement == "68" || departement == "57") return "de";
        if (departement == "59") return "nl";
        if (departement == "64" || departement == "66" || departement == "31") return "es";
        if (departement == "06" || departement == "73" || departement == "2A" || departement == "2B") return "it";
        static constexpr std::array<std::string_view, 5> others = {"es", "de", "it", "pt", "ar"};
        return others[chance.below(5)];
    }();
    if (chance.percent(9)) business.languages.emplace_back(neighbours);
    business.member_since = 2026 - static_cast<int>(chance.below(28) * chance.below(28) / 20);
}

void Sample::draw_places(Draft& draft) const {
    Chance& chance = draft.chance;
    Business& business = draft.business;
    const int count = draft.staff < 4 || !chance.percent(14) ? 1 : chance.percent(80) ? 2 : 3;
    const OpeningHours hours = draw_hours(draft.family.hours, chance);
    for (int index = 1; index <= count; ++index) {
        CommuneNumber commune = draft.commune;
        // A second shop is in the same town or in one of the same département.
        if (index > 1 && chance.percent(60)) {
            for (int tries = 0; tries < 8; ++tries) {
                const CommuneNumber other = draw_commune(chance.below(commune_ends_.back()));
                if (gazetteer_.commune(other).departement == draft.town.departement) commune = other;
            }
        }
        const CommuneLine town = gazetteer_.commune(commune);
        const auto postcodes = gazetteer_.postcodes_of(commune);
        Place& place = business.places.emplace_back();
        place.register_id = siret_of(business.register_id.id, index);
        place.commune = {std::string(town.code), std::string(town.name)};
        if (!postcodes.empty()) place.postcode = chance.of(postcodes);
        const bool with_ending = chance.percent(6);
        place.address = std::to_string(1 + chance.below(chance.percent(80) ? 60 : 280)) + (with_ending ? " bis " : " ");
        place.address += chance.of(names_.list("street_kinds"));
        place.address += ' ';
        place.address += chance.of(names_.list("street_names"));
        const Point centre = gazetteer_.centre_of(commune, place.postcode);
        const auto parts = static_cast<std::uint32_t>(std::max<std::size_t>(1, postcodes.size()));
        // An arrondissement or a quarter with its own postcode reaches less far than a town.
        const int reach_m = std::clamp(static_cast<int>(town.population / parts / 16), 250, parts > 1 ? 1'200 : 2'400);
        place.approximate = chance.percent(12);
        place.point = place.approximate ? centre : around(centre, reach_m, chance);
        place.hours = hours;
        if (town.region == "04")
            place.zone = "Indian/Reunion";
        else if (town.region == "06")
            place.zone = "Indian/Mayotte";
        else if (town.region == "01")
            place.zone = "America/Guadeloupe";
        else if (town.region == "02")
            place.zone = "America/Martinique";
        else if (town.region == "03")
            place.zone = "America/Cayenne";
    }
}

void Sample::draw_contacts(Draft& draft) const {
    Chance& chance = draft.chance;
    Business& business = draft.business;
    const bool mobile = draft.staff <= 2 && chance.percent(60);
    const int line = static_cast<int>(chance.below(10'000));
    if (chance.percent(94)) business.phone = fictional_phone(mobile ? 6 : phone_zone(draft.town.region), line);
    std::string host = folded(draft.name);
    std::replace(host.begin(), host.end(), ' ', '-');
    if (chance.percent(84)) business.email = "contact@" + host + ".example";
    if (chance.percent(58)) business.website = "https://www." + host + ".example";
    // What an owner may choose: the phone for customers, the mail for connections, what it looks for for customers, the
    // size for nobody.
    const auto restrict_to = [&](Field field, Audience audience) {
        business.field_audiences[static_cast<std::size_t>(field)] = audience;
    };
    if (chance.percent(3)) restrict_to(Field::phone, Audience::customers);
    if (chance.percent(3)) restrict_to(Field::email, Audience::connections);
    if (chance.percent(4)) restrict_to(Field::seeks, Audience::customers);
    if (chance.percent(2)) restrict_to(Field::staff_band, Audience::nobody);
}

}  // namespace comptoir::sample
