#include "shared/directory/trade_list.h"

#include <doctest/doctest.h>

#include "server/tables/tables.h"

using namespace comptoir;

namespace {
const TradeList& trades() {
    return tables::trade_list();
}
}  // namespace

TEST_CASE("the whole of NAF rev. 2 is there") {
    int count[5] = {};
    for (TradeNumber number = 0; number < trades().size(); ++number)
        ++count[static_cast<int>(trades().line(number).level)];
    CHECK(count[0] == 21);
    CHECK(count[1] == 88);
    CHECK(count[2] == 272);
    CHECK(count[3] == 615);
    CHECK(count[4] == 732);
}

TEST_CASE("a trade is found by its code, with or without its dot") {
    const TradeNumber plumbing = trades().find("43.22A");
    REQUIRE(plumbing != no_trade);
    CHECK(trades().line(plumbing).label == "Travaux d'installation d'eau et de gaz en tous locaux");
    CHECK(trades().find("4322A") == plumbing);
    CHECK(trades().find("4322a") == plumbing);
    CHECK(trades().find("43.22") == trades().line(plumbing).parent);
    for (const char* code : {"", "43.22C", "99.99Z", "plombier", "0", "43.22AAAAAA"})
        CHECK(trades().find(code) == no_trade);
}

TEST_CASE("every line lies within each line above it, and in no other") {
    for (TradeNumber number = 0; number < trades().size(); ++number) {
        CAPTURE(trades().line(number).code);
        CHECK(trades().find(trades().line(number).code) == number);
        for (TradeNumber above = number; above != no_trade; above = trades().line(above).parent)
            CHECK(trades().is_within(number, above));
    }
    CHECK(trades().is_within(trades().find("43.22A"), trades().find("F")));
    CHECK_FALSE(trades().is_within(trades().find("43.22A"), trades().find("43.21")));
    CHECK_FALSE(trades().is_within(trades().find("43"), trades().find("43.22A")));
}

TEST_CASE("children are the lines one level below") {
    CHECK(trades().children(no_trade).size() == 21);
    const auto below = trades().children(trades().find("43.22"));
    REQUIRE(below.size() == 2);
    CHECK(trades().line(below[1]).code == "43.22B");
    CHECK(trades().children(below[1]).empty());
}

TEST_CASE("the NACE parent of a sub-class is its class") {
    CHECK(trades().line(trades().nace_parent(trades().find("43.22A"))).code == "43.22");
    CHECK(trades().line(trades().nace_parent(trades().find("43"))).code == "43");
}

TEST_CASE("a trade has its everyday name, and one with a single trade below has that one's") {
    const auto name = [](const char* code) { return trades().line(trades().find(code)).name; };
    CHECK(name("43.22A") == "Plomberie");
    CHECK(name("43.31Z") == "Plâtrerie");
    CHECK(name("43.31") == "Plâtrerie");
    CHECK(name("F") == "Bâtiment et travaux");
    CHECK(name("96.02A") == "Coiffure");  // as the official list has it
}

TEST_CASE("names are short enough for a row on a phone") {
    constexpr std::size_t long_bytes = 40;
    std::size_t named = 0;
    for (TradeNumber number = 0; number < trades().size(); ++number) {
        const TradeLine& line = trades().line(number);
        if (line.name == line.label) continue;
        ++named;
        CAPTURE(line.code);
        CHECK(line.name.size() <= long_bytes);
    }
    CHECK(named > 700);
}

TEST_CASE("a name of a trade that is not in the list is refused with its line") {
    constexpr auto tree = "A\tAgriculture\n01\tCulture et production\n";
    CHECK(TradeList::parse(tree, "# names\n01\tCulture\n").value().line(0).name == "Culture");
    CHECK(TradeList::parse(tree, "A\tChamps\n02\tBois\n").error().line == 2);
    CHECK(TradeList::parse(tree, "A\n").error().line == 1);
    CHECK(TradeList::parse(tree).value().line(1).name == "Culture et production");
}

TEST_CASE("a table that is no tree is refused with its line") {
    CHECK(TradeList::parse("A\tAgriculture\n01\tCulture\n").value().size() == 2);
    CHECK(TradeList::parse("01\tCulture\n").error().line == 1);
    CHECK(TradeList::parse("A\tAgriculture\n01\tCulture\n02.1\tBois\n").error().line == 3);
    CHECK(TradeList::parse("A\tAgriculture\nABC\tx\n").error().line == 2);
}
