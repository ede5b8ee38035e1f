#include "shared/directory/business_facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace comptoir;

namespace {

template <typename... Parts>
void say(RowFacts& row, Parts... parts) {
    (row.place_says.set(static_cast<std::size_t>(parts)), ...);
}

RowFacts unit(UnitState state, const std::string& name) {
    RowFacts row;
    row.register_id = {"FR", "siren", "732829320"};
    row.audience = Audience::everyone;
    row.state = state;
    row.says.set(static_cast<std::size_t>(Field::legal_name));
    row.says.set(static_cast<std::size_t>(Field::trade));
    row.business.legal_name = name;
    row.business.trade.code = "43.22A";
    return row;
}

RowFacts establishment(const std::string& siret, PlaceState state, bool seat, const std::string& sign) {
    RowFacts row;
    row.register_id = {"FR", "siren", "732829320"};
    row.audience = Audience::everyone;
    row.place =
        PlaceFacts{.place = {.register_id = siret, .name = sign, .postcode = "69001"}, .state = state, .seat = seat};
    row.place->trade.code = "10.71C";
    say(row, PlacePart::state, PlacePart::seat, PlacePart::name, PlacePart::trade, PlacePart::address);
    return row;
}

// What is known after these rows, in this order.
BusinessFacts after(const std::vector<RowFacts>& rows) {
    BusinessFacts facts;
    std::map<std::string, PlaceFacts> places;
    for (const RowFacts& row : rows) {
        merge_unit(facts, row);
        if (!row.place) continue;
        PlaceFacts& place = places[row.place->place.register_id];
        place.place.register_id = row.place->place.register_id;
        merge_place(place, row);
    }
    for (auto& [siret, place] : places) facts.places.push_back(place);
    return facts;
}

bool is_listed_after(const std::vector<RowFacts>& rows) {
    const BusinessFacts facts = after(rows);
    return is_listed(facts, compose(facts));
}

}  // namespace

TEST_CASE("rows of a unit and its places give the same business in every order") {
    std::vector<RowFacts> rows = {unit(UnitState::open, "DUPONT SARL"),
                                  establishment("73282932000074", PlaceState::open, true, "LE FOURNIL"),
                                  establishment("73282932000082", PlaceState::open, false, "LE FOURNIL BIS")};
    std::vector<int> order = {0, 1, 2};
    const Business expected = compose(after(rows));
    CHECK(expected.legal_name == "DUPONT SARL");
    CHECK(expected.trade_name == "LE FOURNIL");
    CHECK(expected.trade.code == "43.22A");
    CHECK(expected.places.size() == 2);
    CHECK(expected.places[0].register_id == "73282932000074");
    CHECK(expected.places[0].name.empty());  // it is the business's
    CHECK(expected.places[1].name == "LE FOURNIL BIS");
    do {
        const Business business = compose(after({rows[order[0]], rows[order[1]], rows[order[2]]}));
        CHECK(business == expected);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("without a name a business waits, with a sign of its own it is listed") {
    CHECK_FALSE(is_listed_after({establishment("73282932000074", PlaceState::open, true, "")}));
    CHECK(is_listed_after({establishment("73282932000074", PlaceState::open, true, "LE FOURNIL")}));
    CHECK(is_listed_after({establishment("73282932000082", PlaceState::open, false, "LE FOURNIL BIS")}));
    CHECK(is_listed_after(
        {establishment("73282932000074", PlaceState::open, true, ""), unit(UnitState::open, "DUPONT SARL")}));
    CHECK_FALSE(is_listed_after({unit(UnitState::open, "")}));
}

TEST_CASE("a branch's sign is not the name of a firm that has one") {
    const Business business = compose(
        after({unit(UnitState::open, "DUPONT SARL"), establishment("73282932000082", PlaceState::open, false, "BIS")}));
    CHECK(business.trade_name.empty());
    CHECK(business.places[0].name == "BIS");
}

TEST_CASE("a closed or withheld unit is not listed, whatever its places say, in either order") {
    const RowFacts place = establishment("73282932000074", PlaceState::open, true, "LE FOURNIL");
    for (const UnitState state : {UnitState::closed, UnitState::withheld}) {
        CHECK_FALSE(is_listed_after({unit(state, "DUPONT SARL"), place}));
        CHECK_FALSE(is_listed_after({place, unit(state, "DUPONT SARL")}));
    }
}

TEST_CASE("a business whose only place closes or is withheld goes, and comes back with it") {
    const RowFacts open = establishment("73282932000074", PlaceState::open, true, "LE FOURNIL");
    for (const PlaceState state : {PlaceState::closed, PlaceState::withheld}) {
        const RowFacts gone = establishment("73282932000074", state, true, "LE FOURNIL");
        CHECK_FALSE(is_listed_after({unit(UnitState::open, "DUPONT SARL"), open, gone}));
        CHECK(is_listed_after({unit(UnitState::open, "DUPONT SARL"), gone, open}));
    }
}

TEST_CASE("of a place that is not open nothing is kept but its number") {
    const BusinessFacts facts = after({establishment("73282932000074", PlaceState::open, true, "LE FOURNIL"),
                                       establishment("73282932000074", PlaceState::withheld, true, "LE FOURNIL")});
    REQUIRE(facts.places.size() == 1);
    CHECK(facts.places[0].place.name.empty());
    CHECK(facts.places[0].place.postcode.empty());
    CHECK(facts.places[0].place.register_id == "73282932000074");
}

TEST_CASE("a file that knows nothing of states can't open a place that the register closed") {
    RowFacts customer = establishment("73282932000074", PlaceState::open, false, "CHEZ NOUS");
    customer.place_says.reset();
    say(customer, PlacePart::name);
    const BusinessFacts facts =
        after({unit(UnitState::open, "A"), establishment("73282932000074", PlaceState::closed, true, ""), customer});
    CHECK(facts.places[0].state == PlaceState::closed);
    CHECK(facts.places[0].place.name.empty());
}

TEST_CASE("a row changes what it speaks of, nothing else, and says so") {
    BusinessFacts facts = after({unit(UnitState::open, "DUPONT SARL")});
    RowFacts phone;
    phone.audience = Audience::everyone;
    phone.says.set(static_cast<std::size_t>(Field::phone));
    phone.business.phone = "+33199001234";
    CHECK(merge_unit(facts, phone));
    CHECK_FALSE(merge_unit(facts, phone));
    CHECK(facts.business.legal_name == "DUPONT SARL");
    CHECK(facts.state == UnitState::open);
    phone.business.phone.clear();
    CHECK(merge_unit(facts, phone));  // said, and empty: it has none
    CHECK(facts.business.phone.empty());
    phone.audience = Audience::nobody;
    CHECK(merge_unit(facts, phone));
    CHECK(facts.business.audience == Audience::nobody);
}

TEST_CASE("a commune's centre does not replace the door, unless the place has moved") {
    PlaceFacts known{.place = {.commune = {"69123", "Lyon"}, .point = Point{45'770'000, 4'830'000}}};
    RowFacts row;
    row.place =
        PlaceFacts{.place = {.commune = {"69123", "Lyon"}, .point = Point{45'758'000, 4'835'000}, .approximate = true}};
    say(row, PlacePart::address, PlacePart::point);
    CHECK_FALSE(merge_place(known, row));
    row.place->place.commune = {"38185", "Grenoble"};
    CHECK(merge_place(known, row));
}

TEST_CASE("a place without a number goes when the register knows others") {
    RowFacts own;
    own.place = PlaceFacts{.place = {.postcode = "69002"}, .seat = true};
    say(own, PlacePart::seat, PlacePart::address);
    CHECK(compose(after({own})).places.size() == 1);
    const Business business =
        compose(after({own, establishment("73282932000074", PlaceState::open, true, "LE FOURNIL")}));
    REQUIRE(business.places.size() == 1);
    CHECK(business.places[0].register_id == "73282932000074");
}

namespace {

void own(OwnWord& word, Field field) {
    word.says.set(static_cast<std::size_t>(field));
}

}  // namespace

TEST_CASE(
    "what a business says of itself wins over what files say, before and after, and only in the fields it speaks of") {
    BusinessFacts facts =
        after({unit(UnitState::open, "FOURNIL"), establishment("73282932000074", PlaceState::open, true, "Pain")});
    facts.business.phone = "+33199000001";
    facts.own.emplace();
    own(*facts.own, Field::phone);
    own(*facts.own, Field::description);
    facts.own->business.description = "Du pain.";
    facts.own->business.legal_name = "NOT SAID";
    facts.own->business.audience = Audience::nobody;
    facts.own->business.field_audiences[static_cast<std::size_t>(Field::trade)] = Audience::customers;
    Business composed = compose(facts);
    CHECK(composed.phone.empty());  // it says that it has none
    CHECK(composed.description == "Du pain.");
    CHECK(composed.legal_name == "FOURNIL");
    CHECK(composed.audience == Audience::nobody);
    CHECK(audience_of(composed, Field::trade) == Audience::nobody);

    RowFacts later = unit(UnitState::open, "FOURNIL DES PENTES");
    later.says.set(static_cast<std::size_t>(Field::phone));
    later.business.phone = "+33199000002";
    merge_unit(facts, later);
    composed = compose(facts);
    CHECK(composed.legal_name == "FOURNIL DES PENTES");
    CHECK(composed.phone.empty());
    CHECK(composed.audience == Audience::nobody);
}

TEST_CASE(
    "a business's own list of places follows the register: closed ones go, new ones come, dropped ones stay away") {
    const auto open = [](const char* siret) { return establishment(siret, PlaceState::open, false, siret); };
    BusinessFacts facts = after({unit(UnitState::open, "FOURNIL"), open("73282932000074"), open("73282932000082"),
                                 open("73282932000090"), establishment("", PlaceState::open, true, "von der Bank")});
    facts.own.emplace();
    own(*facts.own, Field::places);
    facts.own->business.places = {
        {.name = "Halles"}, {.register_id = "73282932000074", .name = "Pentes"}, {.register_id = "73282932000116"}};
    facts.own->dropped_places = {"73282932000082"};
    const auto names = [&] {
        std::vector<std::string> all;
        for (const Place& place : compose(facts).places) all.push_back(place.name);
        return all;
    };
    CHECK(names() == std::vector<std::string>{"Halles", "Pentes", "73282932000090"});
    facts.places[1].state = PlaceState::closed;  // after the one without a number
    CHECK(names() == std::vector<std::string>{"Halles", "73282932000090"});
    facts.places[1].state = PlaceState::withheld;
    CHECK(names() == std::vector<std::string>{"Halles", "73282932000090"});
}

TEST_CASE("a business that shows none of its places is listed still, and one that its register closes is not") {
    BusinessFacts facts =
        after({unit(UnitState::open, "FOURNIL"), establishment("73282932000074", PlaceState::open, true, "")});
    facts.own.emplace();
    own(*facts.own, Field::places);
    facts.own->dropped_places = {"73282932000074"};
    facts.own->business.audience = Audience::everyone;
    CHECK(compose(facts).places.empty());
    CHECK(is_listed(facts, compose(facts)));
    facts.places[0].state = PlaceState::closed;
    CHECK_FALSE(is_listed(facts, compose(facts)));
    facts.places[0].state = PlaceState::open;
    facts.state = UnitState::withheld;
    CHECK_FALSE(is_listed(facts, compose(facts)));
}
