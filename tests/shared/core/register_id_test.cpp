#include "shared/core/register_id.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("a SIREN is nine digits that pass Luhn, however they are grouped") {
    CHECK(read_siren("732829320") == "732829320");
    CHECK(read_siren(" 732 829 320 ") == "732829320");
    CHECK(read_siren("732.829.320") == "732829320");
    CHECK(read_siren("732\xC2\xA0"
                     "829\xE2\x80\xAF"
                     "320") == "732829320");
    for (const char* text : {"", "732829321", "73282932", "7328293200", "73282932A", "000000000", "7,32829E+08", "-"}) {
        CAPTURE(text);
        CHECK_FALSE(read_siren(text));
    }
}

TEST_CASE("each single wrong digit and each swap of neighbours but 0 and 9 is noticed") {
    const std::string good = "732829320";
    for (std::size_t at = 0; at < good.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string text = good;
            text[at] = digit;
            CAPTURE(text);
            CHECK(read_siren(text).has_value() == (text == good));
        }
    for (std::size_t at = 0; at + 1 < good.size(); ++at) {
        std::string text = good;
        std::swap(text[at], text[at + 1]);
        CAPTURE(text);
        CHECK(read_siren(text).has_value() == (text == good));
    }
}

TEST_CASE("a SIRET is a SIREN and five digits that pass Luhn together") {
    CHECK(read_siret("73282932000074") == "73282932000074");
    CHECK(read_siret("732 829 320 00074") == "73282932000074");
    for (const char* text : {"73282932000075", "7328293200007", "732829320", "73282932100074", ""}) {
        CAPTURE(text);
        CHECK_FALSE(read_siret(text));
    }
}

TEST_CASE("La Poste's establishments may have a sum divisible by five instead, and nobody else's") {
    CHECK(read_siret("35600000000048"));  // the seat passes Luhn
    CHECK(read_siret("35600000009075"));  // 3+5+6+9+7+5 = 35
    CHECK_FALSE(read_siret("35600000009076"));
    CHECK_FALSE(read_siret("73282932000004"));  // the same rule would let this one through
}

TEST_CASE("other countries' numbers are checked as far as their registers say how") {
    CHECK(read_register_number("BE", "kbo", "0403.019.261") == "0403019261");
    CHECK(read_register_number("BE", "kbo", "403.019.261") == "0403019261");
    CHECK_FALSE(read_register_number("BE", "kbo", "0403.019.262"));
    CHECK(read_register_number("CH", "uid", "CHE-116.281.710") == "CHE116281710");
    CHECK_FALSE(read_register_number("CH", "uid", "CHE-116.281.711"));
    CHECK(read_register_number("NL", "kvk", "12345678") == "12345678");
    CHECK_FALSE(read_register_number("NL", "kvk", "1234567"));
    CHECK(read_register_number("GB", "crn", "SC123456") == "SC123456");
    CHECK_FALSE(read_register_number("GB", "crn", "123"));
    CHECK(read_register_number("DE", "hrb", " HRB 12345 B ") == "HRB 12345 B");
    CHECK_FALSE(read_register_number("DE", "hrb", "<script>"));
    CHECK_FALSE(read_register_number("DE", "hrb", std::string(41, '1')));
    CHECK(read_register_number("FR", "siren", "732829320") == "732829320");
}

TEST_CASE("a French VAT number's key is computed from its SIREN") {
    CHECK(read_vat_id("FR 44 732829320") == "FR44732829320");
    CHECK_FALSE(read_vat_id("FR45732829320"));
    CHECK_FALSE(read_vat_id("FR44732829321"));
    CHECK(read_vat_id("FRK7399859412"));  // a key with letters is not computed
    CHECK_FALSE(read_vat_id("FRO7399859412"));
}

TEST_CASE("VAT numbers of the Union have their country's length, the Belgian and Swiss ones check digits") {
    CHECK(read_vat_id("BE0403019261") == "BE0403019261");
    CHECK_FALSE(read_vat_id("BE0403019262"));
    CHECK(read_vat_id("DE123456789"));
    CHECK_FALSE(read_vat_id("DE12345678"));
    CHECK(read_vat_id("nl 123456789B01") == "NL123456789B01");
    CHECK(read_vat_id("CHE-116.281.710 TVA") == "CHE116281710TVA");
    for (const char* text : {"", "FR", "US123456789", "732829320", "DE1234567é"}) {
        CAPTURE(text);
        CHECK_FALSE(read_vat_id(text));
    }
}
