#include "wasm/directory/said.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_intl.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::typed;

namespace {
const app::FakeIntl intl;
}

TEST_CASE("a distance is said in tens of metres, then in kilometres, less exactly the farther") {
    const app::Language fr = app::test_language(intl);
    CHECK(typed(distance_text(fr, 0)) == "0 m");
    CHECK(typed(distance_text(fr, 347)) == "350 m");
    CHECK(typed(distance_text(fr, 994)) == "990 m");
    CHECK(typed(distance_text(fr, 999)) == "1 km");
    CHECK(typed(distance_text(fr, 2320)) == "2,3 km");
    CHECK(typed(distance_text(fr, 123'456)) == "123 km");
}

TEST_CASE("French numbers are written as they are dialled there, others as they came") {
    CHECK(typed(phone_text("+33472000000")) == "04 72 00 00 00");
    CHECK(phone_text("+3221234567") == "+3221234567");
    CHECK(phone_text("+33") == "+33");
    CHECK(phone_text("+3347200000x") == "+3347200000x");
    CHECK(phone_text("").empty());
}

TEST_CASE("SIREN and SIRET stand in groups, other registers' numbers as they came") {
    CHECK(typed(register_text({"FR", "siren", "732829320"})) == "732 829 320");
    CHECK(typed(register_text({"FR", "siret", "73282932000074"})) == "732 829 320 00074");
    CHECK(register_text({"DE", "hrb", "12345"}) == "12345");
    CHECK(register_text({"FR", "siren", "73282932"}) == "73282932");
}

TEST_CASE("the number of results is exact, a lower bound, none, or none with all the words") {
    const app::Language fr = app::test_language(intl);
    BusinessList list;
    CHECK(total_text(fr, list) == "Aucune entreprise trouvée");
    list.total = {1, true};
    CHECK(typed(total_text(fr, list)) == "1 entreprise");
    list.total = {1000, false};
    CHECK(typed(total_text(fr, list)) == "Au moins 1000 entreprises");
    list.total = {0, true};
    list.items.resize(2);
    CHECK(total_text(fr, list) == "Aucune entreprise n’a tous ces mots");
    CHECK(total_spoken(fr, list) == "Aucune entreprise n’a tous ces mots, 2 s’en approchent");
}

TEST_CASE("Paris, Lyon and Marseille are said with the arrondissement of the postcode") {
    CHECK(commune_text({.postcode = "69003", .commune = {"69123", "Lyon"}}) == "Lyon 3e");
    CHECK(commune_text({.postcode = "75001", .commune = {"75056", "Paris"}}) == "Paris 1er");
    CHECK(commune_text({.postcode = "75116", .commune = {"75056", "Paris"}}) == "Paris");
    CHECK(commune_text({.postcode = "13016", .commune = {"13055", "Marseille"}}) == "Marseille 16e");
    CHECK(commune_text({.postcode = "69100", .commune = {"69266", "Villeurbanne"}}) == "Villeurbanne");
    CHECK(commune_text({.postcode = "6900x", .commune = {"69123", "Lyon"}}) == "Lyon");
}

TEST_CASE("a map is asked for the door where it is known, else for the address") {
    Place place{.address = "14 rue Magenta",
                .postcode = "69100",
                .commune = {"69266", "Villeurbanne"},
                .point = Point{45'767'000, 4'880'000}};
    CHECK(map_address(place) == "https://www.openstreetmap.org/directions?to=45.767%2C4.88");
    place.approximate = true;
    CHECK(map_address(place) ==
          "https://www.openstreetmap.org/search?query=14%20rue%20Magenta%2C%2069100%20Villeurbanne");
}

TEST_CASE("head counts are said by their band") {
    const app::Language fr = app::test_language(intl);
    CHECK(staff_text(fr, {0, 0}) == "Sans salarié");
    CHECK(staff_text(fr, {1, 1}) == "1 salarié");
    CHECK(staff_text(fr, {10, 19}) == "10 à 19 salariés");
    CHECK(staff_text(fr, {10000, 0}) == "10000 salariés et plus");
}

TEST_CASE("every failure has words that say what to do") {
    const app::Language fr = app::test_language(intl);
    for (int fault = 0; fault <= static_cast<int>(app::Fault::garbage); ++fault) {
        CAPTURE(fault);
        CHECK_FALSE(fault_text(fr, static_cast<app::Fault>(fault)).empty());
    }
}

TEST_CASE("a web address is shown without its scheme") {
    CHECK(site_text("https://www.rivoire.example/") == "www.rivoire.example");
    CHECK(site_text("http://a.example/b") == "a.example/b");
}

TEST_CASE("only http and https are web addresses") {
    CHECK(is_web_address("https://a.example"));
    CHECK(is_web_address("http://a.example"));
    for (const std::string other :
         {"javascript:alert(1)", "HTTPS", "https://", "data:text/html,x", " https://a.example", ""}) {
        CAPTURE(other);
        CHECK_FALSE(is_web_address(other));
    }
}
