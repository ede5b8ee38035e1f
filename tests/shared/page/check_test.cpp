#include "shared/page/check.h"

#include <doctest/doctest.h>

#include "server/tables/tables.h"
#include "shared/page/check_text.h"

using namespace comptoir;
using namespace comptoir::page;

namespace {

Business bakery() {
    Business business{.audience = Audience::customers, .legal_name = "FOURNIL DES PENTES"};
    business.register_id = {"FR", "siren", "732829320"};
    Place seat{.register_id = "73282932000074", .address = "14 rue Magenta", .postcode = "69001"};
    seat.commune = {"69123", "Lyon"};
    seat.point = Point{45'770'001, 4'830'001};
    seat.hours.known = true;
    seat.hours.week[0] = {{480, 720}, {840, 1110}};
    seat.hours.week[5] = {{1320, 1560}};
    seat.hours.exceptions = {{*parse_day("2026-12-25"), {}}};
    business.places = {seat};
    business.staff_band = StaffBand{10, 19};
    business.offers = {"pain", "brioche"};
    business.languages = {"fr", "pt-BR"};
    business.phone = "+33199001234";
    business.trade.code = "10.71C";
    business.photos = {{"0123456789abcdef", "La vitrine"}};
    return business;
}

Fields all() {
    Fields fields;
    return fields.set();
}

Checked checked(const Content& content, Fields typed = all(), const Business& known = bakery()) {
    return check(content, typed, {tables::trade_list(), tables::gazetteer(), known});
}

std::vector<Fault> faults_of(Field field, const std::string& text) {
    Content content = content_of(bakery());
    content.text(field) = text;
    return checked(content).faults;
}

// Of the first place.
Checked with_place_text(PlaceText part, const std::string& text) {
    Content content = content_of(bakery());
    content.places[0][static_cast<std::size_t>(part)] = text;
    return checked(content);
}

}  // namespace

TEST_CASE("a page typed as it is known is the page that is known") {
    const Checked result = checked(content_of(bakery()));
    CHECK(result.faults.empty());
    CHECK(result.business == bakery());
}

TEST_CASE("what has one official spelling gets it, and other text stays letter for letter") {
    Content content = content_of(bakery());
    content.text(Field::phone) = " 01 99 00 12 35 ";
    content.text(Field::email) = "Bonjour@Fournil.Example";
    content.text(Field::website) = "fournil.example/Carte";
    content.text(Field::trade) = "1071c";
    content.text(Field::trade_name) = " Le  Fournil\u00A0d'Élodie \U0001F956\u200D\U0001F525 ";
    content.text(Field::description) = "Une ligne.\n\n  Une autre.\n";
    content.text(Field::offers) = "pain\n\n brioche \npain\n";
    content.text(Field::staff_band) = "12";
    const Checked result = checked(content);
    CHECK(result.faults.empty());
    CHECK(result.business.phone == "+33199001235");
    CHECK(result.business.email == "Bonjour@fournil.example");
    CHECK(result.business.website == "https://fournil.example/Carte");
    CHECK(result.business.trade.code == "10.71C");
    CHECK(result.business.trade_name == "Le  Fournil\u00A0d'Élodie \U0001F956\u200D\U0001F525");
    CHECK(result.business.description == "Une ligne.\n\n  Une autre.");
    CHECK(result.business.offers == std::vector<std::string>{"pain", "brioche"});
    CHECK(result.business.staff_band == StaffBand{10, 19});
}

TEST_CASE("a text that is not valid yet is refused by its field and kind, and the known value stays") {
    const struct {
        Field field;
        std::string text;
        FaultKind kind;
        int item = -1;
    } cases[] = {
        {Field::phone, "01 99 0", FaultKind::not_a_phone},
        {Field::phone, "appelez-moi", FaultKind::not_a_phone},
        {Field::email, "bonjour@", FaultKind::not_an_email},
        {Field::website, "javascript:alert(1)", FaultKind::not_a_website},
        {Field::website, "ftp://a.example", FaultKind::not_a_website},
        {Field::trade, "boulanger", FaultKind::not_a_trade},
        {Field::trade, "43", FaultKind::not_a_trade},
        {Field::staff_band, "beaucoup", FaultKind::not_a_head_count},
        {Field::staff_band, "19-10", FaultKind::not_a_head_count},
        {Field::languages, "fr\nq", FaultKind::not_a_language, 1},
        {Field::languages, "fr-", FaultKind::not_a_language, 0},
        {Field::trade_name, std::string(name_characters_max + 1, 'a'), FaultKind::too_long},
        {Field::description, std::string(description_characters_max + 1, 'a'), FaultKind::too_long},
        {Field::offers, "pain\n" + std::string(item_characters_max + 1, 'a'), FaultKind::too_long, 1},
        {Field::logo, "../../etc/passwd", FaultKind::not_a_file},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        CHECK(faults_of(each.field, each.text) == std::vector{Fault{each.field, each.kind, each.item, {}}});
    }
    std::string many;
    for (int item = 0; item < 21; ++item) many += std::to_string(item) + "\n";
    CHECK(faults_of(Field::seeks, many) == std::vector{Fault{Field::seeks, FaultKind::too_many, -1, {}}});
    Content content = content_of(bakery());
    content.text(Field::phone) = "01";
    CHECK(checked(content).business.phone == bakery().phone);
}

TEST_CASE("four-byte letters count as one character") {
    std::string name;
    for (std::size_t index = 0; index < name_characters_max; ++index) name += "\U0001F956";
    CHECK(faults_of(Field::trade_name, name).empty());
    CHECK(faults_of(Field::trade_name, name + "a").size() == 1);
}

TEST_CASE("letters that show nothing or turn others around are refused, and scripts from right to left are not") {
    for (const char* text : {"\u202Etest", "te\u200Bst", "\uFEFF", "te\u2066st\u2067", "test\u2060", "\uFFFE",
                             "a\u0007b", "a\tb", "a\nb", "\u001B[31m", "a\u0085b", "a\u2029b", "a\u007Fb"}) {
        CAPTURE(std::string(text));
        const auto faults = faults_of(Field::trade_name, text);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].kind == FaultKind::letter_not_shown);
    }
    for (const char* text :
         {"مخبز السلام", "מאפייה", "田中さん", "Ω≈ç√∫", "T̺̺̕o͞", "👨‍👩‍👦", "ﷺ", "1;DROP TABLE users",
          "<script>alert(1)</script>", "${7*7}", "NULL", "-1", "../../etc/passwd", "'", "\"", "\\", "%n%s"}) {
        CAPTURE(text);
        CHECK(faults_of(Field::trade_name, text).empty());
    }
}

TEST_CASE("a page without any name can't be published") {
    Business nameless = bakery();
    nameless.legal_name.clear();
    Content content = content_of(nameless);
    const Checked result = checked(content, all(), nameless);
    CHECK(result.faults == std::vector{Fault{Field::trade_name, FaultKind::name_missing, -1, {}}});
    content.text(Field::trade_name) = "\u00A0 ";
    CHECK(checked(content, all(), nameless).faults.size() == 1);
    content.text(Field::trade_name) = "Le Fournil";
    CHECK(checked(content, all(), nameless).faults.empty());
}

TEST_CASE("fields that nobody typed in are not looked at, and keep what is known") {
    Business odd = bakery();
    odd.phone = "3639";
    odd.labels = {std::string(500, 'x')};
    const Content content = content_of(odd);
    CHECK(checked(content, {}, odd).faults.empty());
    CHECK(checked(content, {}, odd).business == odd);
    CHECK_FALSE(checked(content, all(), odd).faults.empty());
}

TEST_CASE("an address is put on the map by its postcode and commune, and one that was not changed keeps its point") {
    const Checked same = with_place_text(PlaceText::name, "Les Pentes");
    REQUIRE(same.faults.empty());
    CHECK(same.business.places[0].point == bakery().places[0].point);
    CHECK_FALSE(same.business.places[0].approximate);

    const Checked moved = with_place_text(PlaceText::address, "3 rue Royale");
    REQUIRE(moved.faults.empty());
    CHECK(moved.business.places[0].approximate);
    CHECK(moved.business.places[0].commune == Commune{"69123", "Lyon"});
    CHECK(moved.business.places[0].point);
    CHECK(moved.business.places[0].point != bakery().places[0].point);

    Content content = content_of(bakery());
    TypedPlace other;
    other[static_cast<std::size_t>(PlaceText::postcode)] = "97400";
    other[static_cast<std::size_t>(PlaceText::commune)] = "st denis";
    content.places.push_back(other);
    content.places.emplace_back();  // added, and nothing typed yet
    const Checked two = checked(content);
    REQUIRE(two.faults.empty());
    REQUIRE(two.business.places.size() == 2);
    CHECK(two.business.places[1].commune.code == "97411");
    CHECK(two.business.places[1].zone == "Indian/Reunion");
}

TEST_CASE("an address that is nowhere is refused where it is wrong") {
    const struct {
        PlaceText part;
        std::string text;
        FaultKind kind;
    } cases[] = {
        {PlaceText::postcode, "6900", FaultKind::not_a_postcode},
        {PlaceText::commune, "Syldavie", FaultKind::not_a_commune},
        {PlaceText::commune, "Marseille", FaultKind::commune_elsewhere},
        {PlaceText::country, "Syldavie", FaultKind::not_a_country},
        {PlaceText::register_id, "73282932000082", FaultKind::not_a_number},
        {PlaceText::monday, "8:0", FaultKind::not_hours},
        {PlaceText::exceptions, "2026-02-30 off", FaultKind::not_a_date},
        {PlaceText::exceptions, "2026-12-24", FaultKind::not_hours},
        {PlaceText::exceptions, "2026-12-24 off\n2026-12-24 off", FaultKind::not_a_date},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto faults = with_place_text(each.part, each.text).faults;
        REQUIRE(!faults.empty());
        CHECK(faults[0] == Fault{Field::places, each.kind, 0, each.part});
    }
    Content twice = content_of(bakery());
    twice.places.push_back(twice.places[0]);
    CHECK(checked(twice).faults ==
          std::vector{Fault{Field::places, FaultKind::not_a_number, 1, PlaceText::register_id}});
}

TEST_CASE("hours are read as people type them") {
    const struct {
        std::string text, said;
    } cases[] = {
        {"08:00-12:00, 14:00-18:30", "08:00-12:00, 14:00-18:30"},
        {"8h-12h,14h-18h30", "08:00-12:00, 14:00-18:30"},
        {"8-12", "08:00-12:00"},
        {"14h – 18h; 8h – 12h", "08:00-12:00, 14:00-18:00"},
        {"22:00-02:00", "22:00-02:00"},
        {"00:00-24:00", "00:00-24:00"},
        {"off", ""},
        {"Fermé", ""},
        {"", ""},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto intervals = read_day_hours(each.text);
        REQUIRE(intervals);
        CHECK(day_hours_text(*intervals) == each.said);
    }
    for (const char* text :
         {"8", "8:0", "8-", "8:60-9", "25-26", "8-12,", "8-12 13-14", "8-12,11-14", "8-12,12-14", "-", ",", "8:h-9",
          "008-9", "24-1", "22-6,5-7", "8-9,9:30-10,10:30-11,11:30-12,13-14,15-16,17-18", "de 8 à 12", "..."}) {
        CAPTURE(text);
        CHECK_FALSE(read_day_hours(text));
    }
}

TEST_CASE("a photo needs words for who does not see it, and be the business's own") {
    const std::vector<std::string> files = {"0123456789abcdef"};
    const Business known = bakery();
    const auto faults = [&](std::vector<Photo> photos) {
        Content content = content_of(known);
        content.photos = std::move(photos);
        return check(content, all(), {tables::trade_list(), tables::gazetteer(), known, nullptr, &files}).faults;
    };
    CHECK(faults({{"0123456789abcdef", "La vitrine"}}).empty());
    CHECK(faults({{"0123456789abcdef", " "}}) == std::vector{Fault{Field::photos, FaultKind::alt_missing, 0, {}}});
    CHECK(faults({{"fedcba9876543210", "x"}}) == std::vector{Fault{Field::photos, FaultKind::not_a_file, 0, {}}});
    CHECK(faults({{"", "x"}}) == std::vector{Fault{Field::photos, FaultKind::not_a_file, 0, {}}});
}

TEST_CASE("the word that is published says the typed fields, whom all is shown to, and which places are dropped") {
    Content content = content_of(bakery());
    content.text(Field::trade_name) = "Le Fournil";
    content.audience(Field::phone) = Audience::nobody;
    content.listed = Audience::everyone;
    content.places.clear();
    Fields typed;
    typed.set(static_cast<std::size_t>(Field::trade_name)).set(static_cast<std::size_t>(Field::places));
    typed.set(static_cast<std::size_t>(Field::legal_name));
    const Checked result = checked(content, typed);
    REQUIRE(result.faults.empty());
    const OwnWord word = spoken(nullptr, result.business, typed, bakery());
    CHECK(word.says.count() == 2);  // not the legal name: that is the register's
    CHECK(word.business.trade_name == "Le Fournil");
    CHECK(word.business.audience == Audience::everyone);
    CHECK(word.business.field_audiences[static_cast<std::size_t>(Field::phone)] == Audience::nobody);
    CHECK(word.dropped_places == std::vector<std::string>{"73282932000074"});
    const OwnWord later = spoken(&word, result.business, {}, bakery());
    CHECK(later == word);
}
