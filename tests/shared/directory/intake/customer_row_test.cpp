#include "tests/shared/directory/intake/rows.h"

using namespace comptoir;
using namespace comptoir::intake;

TEST_CASE("a bank's line in French headings is read whole") {
    const ReadRow row = read_row(
        "N° client;Raison sociale;Nom commercial;SIRET;Forme juridique;Code APE;Adresse;CP;Ville;Téléphone;E-mail;Site "
        "web;"
        "Effectif;Client depuis;Langues;Labels;N° TVA",
        "C-1;FOURNIL DES PENTES;Le Fournil;732 829 320 00074;SARL;1071C;14 rue Magenta;69001;Lyon;01 99 00 12 34;"
        "Bonjour@Fournil.example;www.fournil.example;12;01/03/2019;français, anglais;AB;FR44732829320");
    REQUIRE(row.faults.empty());
    const Business& business = row.facts.business;
    CHECK(row.facts.register_id == RegisterId{"FR", "siren", "732829320"});
    CHECK(business.legal_name == "FOURNIL DES PENTES");
    CHECK(business.trade_name == "Le Fournil");
    CHECK(business.legal_form == "SARL");
    CHECK(business.trade.code == "10.71C");
    CHECK(business.phone == "+33199001234");
    CHECK(business.email == "Bonjour@fournil.example");
    CHECK(business.website == "https://www.fournil.example");
    CHECK(business.staff_band == StaffBand{10, 19});
    CHECK(business.member_since == 2019);
    CHECK(business.languages == std::vector<std::string>{"fr", "en"});
    CHECK(business.labels == std::vector<std::string>{"AB"});
    CHECK(business.vat_id == "FR44732829320");
    REQUIRE(row.facts.place);
    const Place& place = row.facts.place->place;
    CHECK(place.register_id == "73282932000074");
    CHECK(place.address == "14 rue Magenta");
    CHECK(place.commune == Commune{"69123", "Lyon"});
    CHECK(place.approximate);
}

TEST_CASE("English headings mean the same") {
    const ReadRow row = read_row("company name,registration number,zip code,city,phone number,email address",
                                 "L'ATELIER,552100554,69003,LYON,+33 1 99 00 12 34,a@b.example");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.register_id.id == "552100554");
    CHECK(row.facts.business.phone == "+33199001234");
    CHECK(row.facts.place->place.commune.code == "69123");
}

TEST_CASE("only columns that the file has are spoken of") {
    const ReadRow row = read_row("siren;telephone", "732829320;");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.says.count() == 1);
    CHECK(row.facts.says.test(static_cast<std::size_t>(Field::phone)));
    CHECK_FALSE(row.facts.place);
    CHECK_FALSE(row.facts.state);
}

TEST_CASE("each bad value is a fault of its own column, all of a line at once") {
    const std::string heading =
        "siret;raison sociale;ape;cp;ville;email;telephone;site web;latitude;longitude;pays;effectif;client "
        "depuis;langues;tva";
    const std::string good =
        "73282932000074;X;1071C;69001;Lyon;a@b.example;0199001234;x.example;45.7;4.8;France;10;2019;fr;FR44732829320";
    CHECK(read_row(heading, good).faults.empty());
    const ReadRow bad = read_row(
        heading, "73282932000075;X;9999Z;6900;Lyon;a@;123;javascript:1;99;4.8;Nulle part;beaucoup;hier;klingon;FR1");
    std::string fields;
    for (const Fault& fault : bad.faults) {
        fields += fault.field + " ";
        CHECK_FALSE(fault.reason.empty());
    }
    for (const char* field : {"siret ", "ape ", "ville ", "email ", "telephone ", "site web ", "latitude ", "pays ",
                              "effectif ", "client depuis ", "langues ", "tva "}) {
        CAPTURE(field);
        CHECK(fields.find(field) != std::string::npos);
    }
}

TEST_CASE("over-long values are faults, not cut") {
    const ReadRow row = read_row("raison sociale;description", std::string(201, 'x') + ";" + std::string(2'001, 'y'));
    CHECK(row.faults.size() == 2);
    CHECK(read_row("raison sociale;description", std::string(200, 'x') + ";" + std::string(2'000, 'y')).faults.empty());
}

TEST_CASE("a postcode that lost its zero is mended") {
    const ReadRow row = read_row("raison sociale;cp;ville", "X;1000;Bourg-en-Bresse");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.place->place.postcode == "01000");
    CHECK(row.facts.place->place.commune.code == "01053");
}

TEST_CASE("a CEDEX postcode belongs to the commune that is named with it") {
    const ReadRow row = read_row("raison sociale;cp;ville", "X;69439;LYON CEDEX 03");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.place->place.commune.code == "69123");
}

TEST_CASE("a commune that does not exist there is a fault") {
    CHECK(read_row("raison sociale;cp;ville", "X;01190;Atlantis").faults.size() == 1);
    CHECK(read_row("raison sociale;ville", "X;Atlantis").faults.size() == 1);
    CHECK(read_row("raison sociale;cp;ville", "X;13001;Villeurbanne").faults.size() == 1);
}

TEST_CASE("without a register's number the bank's own, else name and postcode, tell businesses apart") {
    const ReadRow by_reference = read_row("n client;raison sociale", "C-1;L'Atelier");
    CHECK(by_reference.facts.register_id == RegisterId{"", "own", "r:C-1"});
    const ReadRow by_name = read_row("raison sociale;cp", "L'Atelier;69003");
    CHECK(by_name.facts.register_id.scheme == "own");
    CHECK(read_row("raison sociale;cp", "L'ATELIER;69003").facts.register_id == by_name.facts.register_id);
    CHECK_FALSE(read_row("raison sociale;cp", "L'Atelier;69001").facts.register_id == by_name.facts.register_id);
    CHECK(read_row("raison sociale;cp", ";69001").faults.size() == 1);
}

TEST_CASE("other countries' businesses keep their register's scheme, and their towns their names") {
    const ReadRow row =
        read_row("company number,name,country,zip,city", "0403.019.261,BROUWERIJ,Belgique,1070,Anderlecht");
    REQUIRE(row.faults.empty());
    CHECK(row.facts.register_id == RegisterId{"BE", "kbo", "0403019261"});
    CHECK(row.facts.place->place.commune == Commune{"", "Anderlecht"});
    CHECK(row.facts.place->place.zone == "Europe/Brussels");
    CHECK(read_row("company number,name,country", "0403.019.262,BROUWERIJ,BE").faults.size() == 1);
}

TEST_CASE("a SIREN and a SIRET that contradict each other are a fault") {
    CHECK(read_row("siren;siret;nom", "552100554;73282932000074;X").faults.size() == 1);
    CHECK(read_row("siren;siret;nom", "732829320;73282932000074;X").faults.empty());
}

TEST_CASE("lists are split at semicolons, bars or commas, once each") {
    const auto offers = [](const std::string& cell) {
        return read_row("nom\toffres", "X\t" + cell).facts.business.offers;
    };
    CHECK(offers("pain, brioche ; traiteur;traiteur") == std::vector<std::string>{"pain, brioche", "traiteur"});
    CHECK(offers("pain, brioche") == std::vector<std::string>{"pain", "brioche"});
    CHECK(offers("").empty());
}
