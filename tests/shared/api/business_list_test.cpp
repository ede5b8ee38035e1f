#include "shared/api/business_list.h"

#include <doctest/doctest.h>

#include "shared/api/business_json.h"

using namespace comptoir;

namespace {

Business plumber() {
    Business business{.id = "b1", .audience = Audience::everyone};
    business.legal_name = "RIVOIRE SARL";
    business.trade_name = "Plomberie \"Rivoire\"";
    business.register_id = {"FR", "siren", "732829320"};
    business.vat_id = "FR44732829320";
    business.legal_form = "SARL";
    business.trade = {.code = "43.22A", .label = "Travaux d'installation d'eau et de gaz"};
    business.description = "Dépannage, pompes à chaleur.\nDevis sous 24 h.";
    business.offers = {"Pompe à chaleur"};
    business.seeks = {"Un imprimeur"};
    Place seat{.register_id = "73282932000074", .address = "14 rue Magenta", .postcode = "69100"};
    seat.commune = {"69266", "Villeurbanne"};
    seat.point = Point{45'766'900, -4'879'000};
    seat.approximate = true;
    seat.hours.known = true;
    seat.hours.week[0] = {{480, 720}, {840, 1110}};
    seat.hours.week[4] = {{1320, 1560}};
    seat.hours.exceptions = {{20447, {}}, {20448, {{600, 660}}}};
    business.places = {seat};
    business.phone = "+33199000001";
    business.email = "bonjour@rivoire.example";
    business.website = "https://rivoire.example/";
    business.languages = {"fr", "en"};
    business.staff_band = StaffBand{6, 9};
    business.labels = {"RGE"};
    business.logo = "logo/b1.png";
    business.photos = {{"f1", "La vitrine"}};
    business.member_since = 2014;
    return business;
}

BusinessList sent_list() {
    BusinessList list;
    list.total = {.value = 1000, .exact = false};
    list.next = "c2";
    list.words = {{"plomb", false}, {"chaufage", true}};
    list.place = PlaceUnderstood{"commune", "69123", "Lyon", "lyo", Point{45'757'800, 4'832'000}, 20'000};
    list.facets = Facets{
        .trades = {{"43", "Travaux", 7}}, .languages = {{"fr", "", 9}}, .labels = {{"RGE", "", 2}}, .open_now = 3};
    list.loosen = {{"word", "art", 4}, {"radius", "50", 1000, false}};
    list.narrow = true;
    return list;
}

}  // namespace

TEST_CASE("a business survives its way over the wire with every field") {
    const Business sent = plumber();
    const auto received = parse_business(to_json(sent));
    REQUIRE(received);
    CHECK(*received == sent);
}

TEST_CASE("an item survives its way over the wire, with why it is there") {
    const Business business = plumber();
    const Why why{.words = {"plomberie"}, .fields = {"trade_name"}, .missing = {"art"}, .distance_m = 2300};
    std::string items;
    append_item(items, item_json(business), why);
    items += ',';
    append_item(items, item_json(business), {});
    const auto received = parse_business_list(to_json(sent_list(), items));
    REQUIRE(received);
    REQUIRE(received->items.size() == 2);
    const BusinessItem& item = received->items[0];
    CHECK(item.id == "b1");
    CHECK(item.name == business.trade_name);
    CHECK(item.register_id == business.register_id);
    CHECK(item.trade.code == business.trade.code);
    CHECK(item.trade.label == business.trade.label);
    CHECK(item.place.commune == business.places[0].commune);
    CHECK(item.place.postcode == business.places[0].postcode);
    CHECK(item.place.zone == business.places[0].zone);
    CHECK(item.place.hours == business.places[0].hours);
    CHECK(item.description == business.description);
    CHECK(item.offers == business.offers);
    CHECK(item.why == why);
    CHECK(received->items[1].why == Why{});
}

TEST_CASE("an item leaves to the business's page what no line of a list shows") {
    const std::string item = item_json(plumber());
    for (const char* left_out : {"address", "latitude", "register_id", "nomenclature", "phone", "seeks"}) {
        CAPTURE(left_out);
        CHECK(item.find(left_out) == std::string::npos);
    }
}

TEST_CASE("what was understood of a query survives its way over the wire") {
    const auto received = parse_business_list(to_json(sent_list(), ""));
    REQUIRE(received);
    CHECK(*received == sent_list());
}

TEST_CASE("what a reader may not see is not in an item's bytes") {
    Business business = plumber();
    business.field_audiences[static_cast<std::size_t>(Field::phone)] = Audience::customers;
    business.field_audiences[static_cast<std::size_t>(Field::description)] = Audience::nobody;
    const auto seen = seen_by(business, Reader::visitor);
    REQUIRE(seen);
    for (const std::string& bytes : {item_json(*seen), to_json(*seen)}) {
        CHECK(bytes.find("99000001") == std::string::npos);
        CHECK(bytes.find("pannage") == std::string::npos);
        CHECK(bytes.find("audience") == std::string::npos);
    }
}

TEST_CASE("an item's description ends between words, never within a character") {
    Business business = plumber();
    business.description.clear();
    while (business.description.size() < 600) business.description += "été ";
    const std::string spaced = item_json(business);
    CHECK(spaced.find("été…") != std::string::npos);
    for (const char* prefix : {"", "x"}) {  // both alignments of a two-byte letter
        business.description = prefix;
        while (business.description.size() < 600) business.description += "é";
        CHECK(item_json(business).find("\xEF\xBF\xBD") == std::string::npos);
    }
}

TEST_CASE("garbage is not taken for an answer, and wrong types count as empty") {
    for (const char* text : {"", "null", "[]", "{}", "<html>", R"({"items":{},"total":{}})",
                             R"({"items":[],"total":3})", "{\"items\":["}) {
        CAPTURE(text);
        CHECK_FALSE(parse_business_list(text).has_value());
        CHECK_FALSE(parse_business(text).has_value());
    }
    const auto list = parse_business_list(
        R"({"items":[{"id":7},{"id":"x","name":"X","trade":[],"place":{"point":{"latitude":91,"longitude":1e300},"hours":{"week":[1,2,3,4,5,6,7]}},"why":{"words":"a","distance_m":-5}}],"total":{"value":-3,"exact":"yes"},"next":5,"place":[]})");
    REQUIRE(list);
    REQUIRE(list->items.size() == 1);
    CHECK_FALSE(list->items[0].place.point.has_value());
    CHECK(list->items[0].why.words.empty());
    CHECK(list->items[0].why.distance_m == 0);
    CHECK(list->total.value == 0);
    CHECK(list->next.empty());
    CHECK_FALSE(list->place.has_value());
}

TEST_CASE("nesting without end is refused before it is parsed") {
    CHECK_FALSE(parse_business_list(std::string(100'000, '[')).has_value());
    CHECK_FALSE(parse_business("{\"id\":\"x\",\"y\":" + std::string(40, '[') + std::string(40, ']') + "}").has_value());
}

TEST_CASE("bytes that are not UTF-8 become replacement characters, and the answer stays JSON") {
    Business business = plumber();
    for (const char* bytes : {"\xff", "\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80", "a\xe2\x82", "\x01\x7f\"\\"}) {
        CAPTURE(bytes);
        business.description = bytes;
        CHECK(parse_business(to_json(business)).has_value());
    }
}
