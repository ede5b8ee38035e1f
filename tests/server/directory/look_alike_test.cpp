// Which names a reader takes for each other.
#include "server/directory/look_alike.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {
const char* const honest = "Plomberie Rivoire";
}

TEST_CASE("letters of other scripts, look-alike digits and letters that show nothing deceive") {
    for (const char* name : {"Рlomberie Rivoire",     // Cyrillic er
                             "Plоmberie Rivоire",     // Cyrillic o
                             "РLОМВЕRIЕ RIVОIRЕ",     // capitals
                             "Ｐlomberie Rivoire　",  // full width
                             "Plom\xE2\x80\x8B"
                             "berie Rivoire",  // zero width
                             "P1omberie Rivoire", "PIomberie Rivoire", "Plornberie Rivoire"}) {
        CAPTURE(name);
        CHECK(look_alike(name, honest));
        CHECK_FALSE(look_alike(name, "Plomberie Morel"));
    }
}

TEST_CASE("namesakes are nobody's fault: case, accents, spaces and signs") {
    for (const char* name : {"Plomberie Rivoire", "PLOMBERIE RIVOIRE", "plomberie-rivoire", "Plomberie Rivoiré"}) {
        CAPTURE(name);
        CHECK_FALSE(look_alike(name, honest));
    }
    CHECK_FALSE(look_alike("", ""));
    CHECK_FALSE(look_alike("", honest));
}

TEST_CASE("what a deceiving name looks like can be searched for") {
    CHECK(readings("Рlоmberie Rivoire").front() == honest);
    CHECK(readings("P1omberie Rivoire").front() == honest);
    CHECK(readings("Plom\xE2\x80\x8B"
                   "berie Rivoire")
              .front() == honest);
    CHECK(readings("Garage de la Mame").back() == "Garage de la Marne");
    CHECK(readings("Garage de la Marne")[1] == "Garage de la Mame");
}

TEST_CASE("an honest name is not odd, a name of another script or with digits in its words is") {
    for (const char* name :
         {"Plomberie Rivoire", "L’Atelier d’Élodie", "SARL INDUSTRIE", "Œuvre & Cie", "Garage 2000", "123 Pneus", ""}) {
        CAPTURE(name);
        CHECK_FALSE(is_odd(name));
    }
    for (const char* name : {"Рlomberie", "Plomberie\xE2\x80\x8B", "P1omberie", "PauI", "B0ulangerie"}) {
        CAPTURE(name);
        CHECK(is_odd(name));
    }
}

TEST_CASE("any bytes are taken") {
    for (const char* name : {"\xFF\xFE", "\xC3", "\xED\xA0\x80", "😀😀"}) {
        CAPTURE(name);
        CHECK_FALSE(look_alike(name, honest));
        CHECK_FALSE(readings(name).empty());
    }
}
