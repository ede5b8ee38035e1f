#include "wasm/directory/trade_model.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_transport.h"

using namespace comptoir;
using namespace comptoir::directory;

TEST_CASE("each level leads to the one above, and a section to the top") {
    CHECK(trade_parent("43.22A") == "43.22");
    CHECK(trade_parent("43.22") == "43.2");
    CHECK(trade_parent("43.2") == "43");
    CHECK(trade_parent("43") == "F");
    CHECK(trade_parent("F").empty());
    CHECK(trade_parent("04").empty());
    CHECK(trade_parent("").empty());
}

TEST_CASE("a branch has the count that came for it, and none when none came") {
    const std::vector<Facet> trades = {{"F", "", 30}, {"43", "", 20}};
    CHECK(count_of(trades, "F") == 30);
    CHECK(count_of(trades, "43") == 20);
    CHECK(count_of(trades, "C") == 0);
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
    CHECK(model.name_of("F") == "Construction");
    CHECK(model.name_of("43") == "43");
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
