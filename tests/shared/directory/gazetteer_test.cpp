#include "shared/directory/gazetteer.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "server/tables/tables.h"

using namespace comptoir;

namespace {

const Gazetteer& places() {
    return tables::gazetteer();
}

std::vector<PlaceReading> read(std::string_view text) {
    FoldedText query;
    fold(text, query);
    std::vector<PlaceReading> readings;
    places().read(query, readings);
    return readings;
}

// The name of the best reading; empty when nothing is read.
std::string best(std::string_view text) {
    const auto readings = read(text);
    return readings.empty() ? "" : places().name(readings.front());
}

bool any(std::string_view text, std::string_view name) {
    const auto readings = read(text);
    return std::any_of(readings.begin(), readings.end(),
                       [&](const PlaceReading& one) { return places().name(one) == name; });
}

CommuneNumber commune(std::string_view code) {
    return places().find_commune(code);
}

}  // namespace

TEST_CASE("a commune is found by its name, in any spelling") {
    CHECK(best("lyon") == "Lyon");
    CHECK(best("LYON ") == "Lyon");
    CHECK(best("saint-étienne") == "Saint-Étienne");
    CHECK(best("st etienne") == "Saint-Étienne");
    CHECK(best("ste foy les lyon") == "Sainte-Foy-lès-Lyon");
    CHECK(best("la roche sur yon") == "La Roche-sur-Yon");
    CHECK(best("isle d'abeau") == "L'Isle-d'Abeau");
    CHECK(best("l isle d abeau") == "L'Isle-d'Abeau");
}

TEST_CASE("an article may be left out") {
    CHECK(best("rochelle") == "La Rochelle");
    CHECK(best("mans ") == "Le Mans");
    CHECK(read("rochelle ").front().match == PlaceMatch::whole);
}

TEST_CASE("first letters name the larger commune first") {
    CHECK(best("lyo") == "Lyon");
    CHECK(best("marsei") == "Marseille");
    CHECK(best("saint et") == "Saint-Étienne");
    CHECK(best("st et") == "Saint-Étienne");
    CHECK(best("clermont f") == "Clermont-Ferrand");
    CHECK(read("lyo").front().match == PlaceMatch::letters);
}

TEST_CASE("first letters count only in a word that is being typed") {
    CHECK_FALSE(any("lyo ", "Lyon"));
    CHECK_FALSE(any("lyo plombier", "Lyon"));
    CHECK(any("plombier lyo", "Lyon"));
}

TEST_CASE("a part of the name counts, the whole name more") {
    CHECK(best("ferrand") == "Clermont-Ferrand");
    CHECK(read("ferrand ").front().match == PlaceMatch::part);
    CHECK(best("clermont ") == "Clermont");
    CHECK(any("clermont", "Clermont-Ferrand"));
    CHECK(best("villefranche ") == "Villefranche-sur-Saône");
}

TEST_CASE("a town with a number is its arrondissement, and means its commune") {
    for (const char* text : {"lyon 3", "lyon 3e", "Lyon 3ème", "lyon 03 ", "lyon 3e arrondissement", "lyon 3 arr"}) {
        CAPTURE(text);
        const auto readings = read(text);
        REQUIRE_FALSE(readings.empty());
        CHECK(readings.front().kind == AreaKind::arrondissement);
        CHECK(places().name(readings.front()) == "Lyon 3e");
        CHECK(readings.front().commune == commune("69123"));
    }
    CHECK(best("plombier paris 12") == "Paris 12e");
    CHECK(best("marseille 1er") == "Marseille 1er");
    CHECK(best("lyon 10") == "Lyon");
    CHECK(best("nantes 3") == "Nantes");
}

TEST_CASE("the longest run of words is read first, and says which words it used") {
    const auto readings = read("plombier lyon 3e urgent");
    REQUIRE_FALSE(readings.empty());
    CHECK(readings.front().first_word == 1);
    CHECK(readings.front().word_count == 2);
}

TEST_CASE("a postcode means its communes") {
    const auto readings = read("boulangerie 69003");
    REQUIRE_FALSE(readings.empty());
    CHECK(readings.front().kind == AreaKind::postcode);
    CHECK(places().contains(readings.front(), commune("69123"), std::nullopt));
    CHECK_FALSE(places().contains(readings.front(), commune("69266"), std::nullopt));
    const auto shared_postcode = read("01340");
    std::vector<Gazetteer::CommuneRange> ranges;
    places().communes_of(shared_postcode.front(), ranges);
    CHECK(ranges.size() == places().communes_of_postcode("01340").size());
    CHECK(ranges.size() > 3);
}

TEST_CASE("a département is read by name and by number, a region by name") {
    for (const char* text : {"rhone", "Rhône", "69"}) CHECK(best(text) == "Rhône");
    CHECK(best("2A") == "Corse-du-Sud");
    CHECK(best("974") == "La Réunion");
    CHECK(best("loire atlantique") == "Loire-Atlantique");
    CHECK(best("val d'oise") == "Val-d'Oise");
    CHECK(best("bretagne ") == "Bretagne");
    CHECK(best("ile de france") == "Île-de-France");
    const auto readings = read("haute savoie");
    CHECK(places().contains(readings.front(), commune("74010"), std::nullopt));
    CHECK_FALSE(places().contains(readings.front(), commune("73065"), std::nullopt));
}

TEST_CASE("the beginning of a postcode means its département while it is typed") {
    CHECK(best("690") == "Rhône");
    CHECK(best("6900") == "Rhône");
    CHECK(best("201") == "Corse-du-Sud");
    CHECK(best("690 ") == "");
    CHECK(best("69422") == "Rhône");  // a CEDEX postcode is in no list
}

TEST_CASE("a town outranks the département of its name, a hamlet does not") {
    CHECK(read("paris").front().kind == AreaKind::commune);
    CHECK(read("vienne").front().kind == AreaKind::commune);
    CHECK(read("landes").front().kind == AreaKind::departement);
    CHECK(any("vienne", "Vienne"));
}

TEST_CASE("words that join name no place") {
    for (const char* text : {"de", "sur ", "la", "en ", "des", "a", "l"}) {
        CAPTURE(text);
        CHECK(read(text).empty());
    }
    CHECK(best("restaurant a lyon") == "Lyon");
    CHECK(read("restaurant a lyon").front().word_count == 1);
}

TEST_CASE("an address within 20 km is in the commune's area, and the commune itself always is") {
    const PlaceReading lyon = read("lyon").front();
    CHECK(places().contains(lyon, commune("69123"), std::nullopt));
    CHECK(places().contains(lyon, commune("69266"), places().commune(commune("69266")).centre));        // Villeurbanne
    CHECK_FALSE(places().contains(lyon, commune("42218"), places().commune(commune("42218")).centre));  // Saint-Étienne
    CHECK_FALSE(places().contains(lyon, commune("69266"), std::nullopt));
}

TEST_CASE("an arrondissement's INSEE code gives its commune") {
    CHECK(commune("69383") == commune("69123"));
    CHECK(commune("75112") == commune("75056"));
    CHECK(commune("99999") == no_commune);
}

TEST_CASE("a town line of an address finds its commune, with the postcode's help") {
    CHECK(places().find_commune_by_name("LYON 3EME", "69003") == commune("69123"));
    CHECK(places().find_commune_by_name("LYON CEDEX 03", "69422") == commune("69123"));
    CHECK(places().find_commune_by_name("ST ETIENNE", "42000") == commune("42218"));
    CHECK(places().find_commune_by_name("Saint-Denis", "93200") == commune("93066"));
    CHECK(places().find_commune_by_name("Saint-Denis", "97400") == commune("97411"));
    CHECK(places().find_commune_by_name("Saint-Denis", "") == no_commune);
    CHECK(places().find_commune_by_name("Villeurbanne", "") == commune("69266"));
    CHECK(places().find_commune_by_name("Nowhere", "00000") == no_commune);
}

TEST_CASE("a former commune's name leads to the commune it became part of") {
    CHECK(any("bellegarde sur valserine", "Valserhône"));
}

TEST_CASE("reading takes any text and never reads words that are not there") {
    CHECK(rc::check([](const std::string& text) {
        FoldedText query;
        fold(text, query);
        std::vector<PlaceReading> readings;
        places().read(query, readings);
        RC_ASSERT(readings.size() <= Gazetteer::readings_max);
        for (const PlaceReading& reading : readings) {
            RC_ASSERT(reading.word_count > 0);
            RC_ASSERT(std::size_t{reading.first_word} + reading.word_count <= query.words.size());
        }
    }));
}

TEST_CASE("every commune is found by its own name and one of its postcodes") {
    for (std::size_t number = 0; number < places().communes(); ++number) {
        const CommuneLine line = places().commune(static_cast<CommuneNumber>(number));
        const auto postcodes = places().postcodes_of(static_cast<CommuneNumber>(number));
        if (postcodes.empty()) continue;
        const CommuneNumber found = places().find_commune_by_name(line.name, postcodes.front());
        CAPTURE(line.code);
        REQUIRE(found != no_commune);
        CHECK(folded(places().commune(found).name) == folded(line.name));
    }
}

TEST_CASE("centres agree with the official outlines") {
    const char* folder = std::getenv("COMPTOIR_TEST_DATA");
    std::ifstream file(std::string(folder == nullptr ? "../shared/data" : folder) + "/communes.csv");
    if (!file) return;  // the data for tests is not part of the project
    std::string line;
    std::getline(file, line);
    std::vector<double> known, estimated;
    while (std::getline(file, line)) {
        // insee,name,department,region,population,postcodes,lon,lat
        const std::size_t last = line.rfind(','), before = line.rfind(',', last - 1);
        const CommuneNumber number = commune(line.substr(0, 5));
        if (number == no_commune) continue;
        const Point outline{static_cast<std::int32_t>(std::stod(line.substr(last + 1)) * 1e6),
                            static_cast<std::int32_t>(std::stod(line.substr(before + 1, last - before - 1)) * 1e6)};
        const CommuneLine found = places().commune(number);
        (found.approximate ? estimated : known).push_back(distance_m(found.centre, outline));
    }
    const auto at = [](std::vector<double>& distances, double share) {
        std::sort(distances.begin(), distances.end());
        return distances[static_cast<std::size_t>(static_cast<double>(distances.size() - 1) * share)];
    };
    REQUIRE(known.size() > 8'000);
    MESSAGE("listed centres: median ", at(known, 0.5), " m, 99 % within ", at(known, 0.99), " m");
    MESSAGE("estimated: median ", at(estimated, 0.5), " m, 90 % within ", at(estimated, 0.9), " m");
    CHECK(at(known, 0.5) < 1'000);
    CHECK(at(known, 0.99) < 6'000);
    CHECK(at(estimated, 0.5) < 7'500);
    CHECK(at(estimated, 0.9) < 17'000);
}
