#include "shared/directory/trade_suggestions.h"

#include <doctest/doctest.h>

#include "server/tables/tables.h"

using namespace comptoir;

namespace {

std::vector<std::string> codes(std::string_view typed) {
    std::vector<std::string> found;
    for (const TradeNumber trade : trade_suggestions(typed, tables::vocabulary(), tables::trade_list()))
        found.emplace_back(tables::trade_list().line(trade).code);
    return found;
}

}  // namespace

TEST_CASE("an everyday word offers the trade that it means first, typed whole, half or with accents") {
    for (const std::string typed : {"plombier", "plomb", "PLOMBIER", "plombiér"}) {
        CAPTURE(typed);
        REQUIRE_FALSE(codes(typed).empty());
        CHECK(codes(typed).front() == "43.22A");
    }
    CHECK(codes("boulang").front() == "10.71C");
}

TEST_CASE("what no everyday word means is found by a word of the official label") {
    const auto found = codes("tréfilage");
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == "24.34Z");
}

TEST_CASE("only what a business can have is offered: few sub-classes, each once") {
    for (const std::string typed : {"a", "commerce", "restau"}) {
        CAPTURE(typed);
        const auto found = codes(typed);
        CHECK(found.size() <= trade_suggestions_max);
        for (std::size_t i = 0; i < found.size(); ++i) {
            CHECK(found[i].size() == 6);
            for (std::size_t j = 0; j < i; ++j) CHECK(found[i] != found[j]);
        }
    }
}

TEST_CASE("no words offer nothing") {
    for (const std::string typed : {"", " ", "'", "\xff"}) CHECK(codes(typed).empty());
}
