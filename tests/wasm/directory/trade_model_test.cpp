#include "wasm/directory/trade_model.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_transport.h"

using namespace comptoir;
using namespace comptoir::directory;

TEST_CASE("a trade is within all that stands above it, up to its section") {
    for (const std::string ancestor : {"43.22A", "43.22", "43.2", "43", "F", ""}) {
        CAPTURE(ancestor);
        CHECK(is_trade_within("43.22A", ancestor));
    }
    for (const std::string other : {"43.22B", "43.21", "44", "G", "43.22AX"}) {
        CAPTURE(other);
        CHECK_FALSE(is_trade_within("43.22A", other));
    }
    CHECK(is_trade_within("F", "F"));
    CHECK_FALSE(is_trade_within("", "F"));
}

TEST_CASE("each level leads to the one above, and a section to the top") {
    CHECK(trade_parent("43.22A") == "43.22");
    CHECK(trade_parent("43.22") == "43.2");
    CHECK(trade_parent("43.2") == "43");
    CHECK(trade_parent("43") == "F");
    CHECK(trade_parent("F").empty());
    CHECK(trade_parent("04").empty());
    CHECK(trade_parent("").empty());
}

TEST_CASE("a branch counts the businesses of all that is below it") {
    const std::vector<Facet> trades = {{"43.22A", "", 3}, {"43.21A", "", 2}, {"10.71C", "", 5}};
    CHECK(count_within(trades, "F") == 5);
    CHECK(count_within(trades, "43.22") == 3);
    CHECK(count_within(trades, "C") == 5);
    CHECK(count_within(trades, "") == 10);
    CHECK(count_within(trades, "A") == 0);
}

TEST_CASE("a level comes when it is opened, and its labels are remembered") {
    app::FakeTransport transport;
    app::ApiClient client(transport);
    TradeModel model(client);
    model.open("");
    CHECK(transport.last_url() == "/api/v1/trades");
    CHECK(model.receive(
        client.answer(transport.last(), 200, to_json(std::vector<TradeEntry>{{"F", "Construction", true}})).value()));
    CHECK(model.is_loaded());
    model.open("F");
    CHECK(transport.last_url() == "/api/v1/trades?parent=F");
    CHECK(model.label_of("F") == "Construction");
    CHECK(model.label_of("43") == "43");
}

TEST_CASE("a level that fails leaves no branches, and not a wait without end") {
    app::FakeTransport transport;
    app::ApiClient client(transport);
    TradeModel model(client);
    model.open("F");
    CHECK(model.receive(client.answer(transport.last(), 500, "").value()));
    CHECK(model.is_loaded());
    CHECK(model.entries().empty());
}
