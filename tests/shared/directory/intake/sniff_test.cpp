#include "shared/directory/intake/sniff.h"

#include "tests/shared/directory/intake/rows.h"

using namespace comptoir;
using namespace comptoir::intake;

TEST_CASE("the separator is the one by which the most headings are known") {
    for (const char separator : {',', ';', '\t', '|'}) {
        CAPTURE(separator);
        std::string head = "SIRET?Raison sociale?Code APE?CP?Ville\n";
        for (char& letter : head)
            if (letter == '?') letter = separator;
        const auto format = sniff(head, {});
        REQUIRE(format);
        CHECK(format->separator == separator);
        CHECK(format->layout.count() == 5);
        CHECK(format->records_to_skip == 1);
    }
}

TEST_CASE("a heading is found below titles, and in any spelling") {
    const auto format =
        sniff("Export clients;;;\nle 23/11/2026;;;\n\"N\xC2\xB0 SIRET\";RAISON_SOCIALE;\"Code  APE\";Téléphone\n", {});
    REQUIRE(format);
    CHECK(format->records_to_skip == 3);
    for (const Column column : {Column::siret, Column::legal_name, Column::trade, Column::phone})
        CHECK(format->layout.has(column));
}

TEST_CASE("a byte-order mark is no part of the first heading") {
    const auto format = sniff("\xEF\xBB\xBFsiren;nom\n", {});
    REQUIRE(format);
    CHECK(format->mark_bytes == 3);
    CHECK(format->layout.has(Column::siren));
}

TEST_CASE("a file of which nothing can be understood is refused with what to do") {
    CHECK(sniff("", {}).error().fault == SniffFault::empty);
    CHECK(sniff("\xEF\xBB\xBF\r\n", {}).error().fault == SniffFault::empty);
    CHECK(sniff(std::string("\xFF\xFEs\0i\0", 6), {}).error().fault == SniffFault::utf16);
    CHECK(sniff(std::string("PK\x03\x04\0\0\x08\0binary", 14), {}).error().fault == SniffFault::no_heading);
    const auto unknown = sniff("colonne A;colonne B\n1;2\n", {});
    CHECK(unknown.error().fault == SniffFault::no_heading);
    CHECK(unknown.error().detail.find("mapping") != std::string::npos);
}

TEST_CASE("a mapping names columns by heading or by number, and is refused where the file lacks one") {
    Wish wish;
    wish.columns = {{Column::legal_name, "colonne a", 0}, {Column::postcode, "", 2}};
    const auto format = sniff("Colonne A;Colonne B\nx;69001\n", wish);
    REQUIRE(format);
    CHECK(format->layout.at(Column::legal_name) == 0);
    CHECK(format->layout.at(Column::postcode) == 1);
    wish.columns.push_back({Column::email, "courriel", 0});
    CHECK(sniff("Colonne A;Colonne B\nx;69001\n", wish).error().fault == SniffFault::wish_unmet);
}

TEST_CASE("a file without a heading is read by numbers, from its first line on") {
    Wish wish;
    wish.has_heading = false;
    wish.columns = {{Column::legal_name, "", 1}, {Column::siren, "", 2}};
    const auto rows = read_rows("LE FOURNIL;732829320\nL'ATELIER;552100554\n", wish);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].facts.business.legal_name == "LE FOURNIL");
    CHECK(rows[1].facts.register_id.id == "552100554");
}

TEST_CASE("the encoding is decided by the first letter beyond ASCII") {
    const auto latin = read_rows("nom;ville\nCAF\xC9 D'\xC9LODIE;\n");
    CHECK(latin[0].facts.business.legal_name == "CAFÉ D'ÉLODIE");
    const auto utf8 = read_rows("nom;ville\nCAFÉ;\nCAF\xC9;\nŒUVRE;\n");
    CHECK(utf8[0].facts.business.legal_name == "CAFÉ");
    CHECK(utf8[1].faults.size() == 1);
    CHECK(utf8[2].facts.business.legal_name == "ŒUVRE");
    const auto euro = read_rows("nom;ville\nTOUT \xE0 2 \x80;\n");
    CHECK(euro[0].facts.business.legal_name == "TOUT à 2 €");
}
