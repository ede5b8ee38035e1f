#include "tests/shared/directory/intake/rows.h"

using namespace comptoir;
using namespace comptoir::intake;

namespace {

const std::string units =
    "siren,statutDiffusionUniteLegale,prenom1UniteLegale,prenomUsuelUniteLegale,trancheEffectifsUniteLegale,"
    "etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,"
    "denominationUsuelle1UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,"
    "nomenclatureActivitePrincipaleUniteLegale";
const std::string establishments =
    "siren,nic,siret,statutDiffusionEtablissement,etablissementSiege,complementAdresseEtablissement,"
    "numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,"
    "codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,"
    "coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement,etatAdministratifEtablissement,"
    "enseigne1Etablissement,denominationUsuelleEtablissement,activitePrincipaleEtablissement,"
    "nomenclatureActivitePrincipaleEtablissement";

}  // namespace

TEST_CASE("a firm's row says its denomination, form, trade and staff") {
    const ReadRow row = read_row(units, "732829320,O,,,11,A,,,FOURNIL DES PENTES,LE FOURNIL,5499,10.71C,NAFRev2");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.register_id == RegisterId{"FR", "siren", "732829320"});
    CHECK(row.facts.state == UnitState::open);
    CHECK(row.facts.business.legal_name == "FOURNIL DES PENTES");
    CHECK(row.facts.business.trade_name == "LE FOURNIL");
    CHECK(row.facts.business.legal_form == "SARL");
    CHECK(row.facts.business.trade == Trade{"NAFRev2", "10.71C", ""});
    CHECK(row.facts.business.staff_band == StaffBand{10, 19});
    CHECK_FALSE(row.facts.place);
}

TEST_CASE("a person is called by usual first name and usage name") {
    CHECK(read_row(units, "732829320,O,MARIE,ÉLODIE,,A,DUPONT,MARTIN,,,1000,,").facts.business.legal_name ==
          "ÉLODIE MARTIN");
    CHECK(read_row(units, "732829320,O,MARIE,,,A,DUPONT,,,,1000,,").facts.business.legal_name == "MARIE DUPONT");
    CHECK(read_row(units, "732829320,O,MARIE,,,A,,,,,1000,,").facts.business.legal_name.empty());
}

TEST_CASE("[ND] is nothing, wherever it stands") {
    const ReadRow row = read_row(units, "732829320,O,[ND],[ND],[ND],A,[ND],[ND],[ND],[ND],[ND],[ND],[ND]");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.business == Business{});
}

TEST_CASE("of a unit whose diffusion status is not O nothing is read but its number") {
    for (const char* status : {"P", "N", "", "o"}) {
        CAPTURE(status);
        const ReadRow row = read_row(
            units, std::string("732829320,") + status + ",MARIE,,11,A,DUPONT,,FOURNIL,LE FOURNIL,5499,10.71C,NAFRev2");
        REQUIRE(row.faults.empty());
        CHECK(row.facts.state == UnitState::withheld);
        CHECK(row.facts.business == Business{});
        CHECK(row.facts.says.test(static_cast<std::size_t>(Field::legal_name)));  // and what was known goes
    }
}

TEST_CASE("a ceased unit is closed, and a letter that is no state is a fault") {
    CHECK(read_row(units, "732829320,O,,,,C,,,FOURNIL,,,,").facts.state == UnitState::closed);
    const ReadRow row = read_row(units, "732829320,O,,,,F,,,FOURNIL,,,,");
    REQUIRE(row.faults.size() == 1);
    CHECK(row.faults[0].field == "etatAdministratifUniteLegale");
}

TEST_CASE("a trade keeps its nomenclature; the register's placeholder and codes lost from the list are no trade") {
    CHECK(read_row(units, "732829320,O,,,,A,,,F,,,741J,NAF1993").facts.business.trade == Trade{"NAF1993", "741J", ""});
    CHECK(read_row(units, "732829320,O,,,,A,,,F,,,00.00Z,NAFRev2").facts.business.trade == Trade{});
    CHECK(read_row(units, "732829320,O,,,,A,,,F,,,99.98Z,NAFRev2").facts.business.trade == Trade{});
    CHECK(read_row(units, "732829320,O,,,,A,,,F,,,43.22A,NAF2025").facts.business.trade ==
          Trade{"NAF2025", "43.22A", ""});
}

TEST_CASE("a wrong or missing SIREN is a fault of its column") {
    for (const char* siren : {"732829321", "", "abc"}) {
        const ReadRow row = read_row(units, std::string(siren) + ",O,,,,A,,,FOURNIL,,,,");
        REQUIRE(row.faults.size() == 1);
        CHECK(row.faults[0].field == "siren");
    }
}

TEST_CASE("an establishment's row says where it is and what its sign is") {
    const ReadRow row =
        read_row(establishments,
                 "732829320,00074,73282932000074,O,true,BAT A,14,B,RUE,MAGENTA,69001,LYON 1ER,69381,842456.5,"
                 "6519999.1,A,LE FOURNIL,,10.71C,NAFRev2");
    REQUIRE(row.faults.empty());
    REQUIRE(row.facts.place);
    const Place& place = row.facts.place->place;
    CHECK(row.facts.place->seat);
    CHECK(row.facts.place->trade.code == "10.71C");
    CHECK(row.facts.says.none());
    CHECK(place.register_id == "73282932000074");
    CHECK(place.name == "LE FOURNIL");
    CHECK(place.address == "14 B RUE MAGENTA, BAT A");
    CHECK(place.postcode == "69001");
    CHECK(place.commune == Commune{"69123", "Lyon"});  // arrondissements are their commune
    REQUIRE(place.point);
    CHECK_FALSE(place.approximate);
    CHECK(distance_m(*place.point, {45'764'717, 4'833'020}) < 5);
}

TEST_CASE("without coordinates the commune's centre stands for the door, overseas too, with its own time") {
    const ReadRow row =
        read_row(establishments,
                 "732829320,00074,73282932000074,O,true,,1,,RUE,DE PARIS,97400,SAINT-DENIS,97411,342456.5,"
                 "7619999.1,A,LE FOURNIL,,,");
    REQUIRE(row.faults.empty());
    const Place& place = row.facts.place->place;
    CHECK(place.commune.code == "97411");
    CHECK(place.approximate);
    CHECK(place.point->latitude_e6 < -20'000'000);
    CHECK(place.zone == "Indian/Reunion");
}

TEST_CASE("of a place that is closed or withheld nothing is read but its number") {
    for (const auto& [status, state, expected] :
         {std::tuple{"O", "F", PlaceState::closed}, std::tuple{"P", "A", PlaceState::withheld},
          std::tuple{"P", "F", PlaceState::withheld}}) {
        const ReadRow row =
            read_row(establishments, std::string("732829320,00074,73282932000074,") + status +
                                         ",true,,1,,RUE,X,69001,LYON,69123,,," + state + ",LE FOURNIL,,10.71C,NAFRev2");
        REQUIRE(row.faults.empty());
        CHECK(row.facts.place->state == expected);
        CHECK(row.facts.place->place.name.empty());
        CHECK(row.facts.place->place.address.empty());
    }
}

TEST_CASE("a SIRET of another business than its SIREN, or none, is a fault") {
    for (const char* start : {"552100554,00074,73282932000074", "732829320,00075,73282932000075", "732829320,00075,"}) {
        const ReadRow row = read_row(establishments, std::string(start) + ",O,true,,,,,,,,,,,A,X,,,");
        REQUIRE(row.faults.size() == 1);
        CHECK(row.faults[0].field == "siret");
    }
}

TEST_CASE("a place abroad keeps its town's name and claims no French commune") {
    const ReadRow row = read_row(
        "siret,nic,statutDiffusionEtablissement,etatAdministratifEtablissement,libelleCommuneEtrangerEtablissement,"
        "codePaysEtrangerEtablissement,enseigne1Etablissement",
        "73282932000074,00074,O,A,GENEVE,99140,LE FOURNIL");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.place->place.commune == Commune{"", "GENEVE"});
    CHECK(row.facts.place->place.country.empty());
}

TEST_CASE("a line with more or fewer fields than the heading is a fault that says how many") {
    const ReadRow row = read_row("siren,etatAdministratifUniteLegale,denominationUniteLegale", "732829320,A");
    REQUIRE(row.faults.size() == 1);
    CHECK(row.faults[0].reason == "2 fields where the heading has 3");
}
