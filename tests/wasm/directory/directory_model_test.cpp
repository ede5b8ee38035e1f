#include "wasm/directory/directory_model.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_transport.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;

namespace {

// A model, its client and a network that the test answers.
struct Desk {
    app::FakeTransport transport;
    app::ApiClient client{transport};
    DirectoryModel model{client, "demo"};

    void answer(int status, const std::string& body) { answer_to(transport.last(), status, body); }
    void answer_to(std::uint32_t request, int status, const std::string& body) {
        if (const auto reply = client.answer(request, status, body)) CHECK(model.receive(*reply));
    }
};

}  // namespace

TEST_CASE("a search shows its results when they come") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    CHECK(desk.model.phase() == ListPhase::loading);
    CHECK(desk.transport.last_url() == "/api/v1/tenants/demo/businesses?q=plomb");
    desk.answer(200, plumbers_body(3));
    CHECK(desk.model.phase() == ListPhase::ready);
    CHECK(desk.model.list().items.size() == 3);
}

TEST_CASE("one letter asks nothing, and taking letters back returns to the start") {
    Desk desk;
    desk.model.search({.text = "p"});
    CHECK(desk.transport.sent.empty());
    CHECK(desk.model.phase() == ListPhase::start);
    desk.model.search({.text = "pl"});
    CHECK(desk.transport.sent.size() == 1);
    desk.model.search({.text = ""});
    CHECK(desk.model.phase() == ListPhase::start);
    CHECK_FALSE(desk.model.is_busy());
}

TEST_CASE("the last results stay until the next ones have come") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(200, plumbers_body(3));
    desk.model.search({.text = "plombi"});
    CHECK(desk.model.phase() == ListPhase::ready);
    CHECK(desk.model.is_busy());
    CHECK(desk.model.shown().text == "plomb");
    desk.answer(200, plumbers_body(1));
    CHECK(desk.model.shown().text == "plombi");
}

TEST_CASE("an answer that was overtaken by another letter is not shown") {
    Desk desk;
    desk.model.search({.text = "pl"});
    const std::uint32_t first = desk.transport.last();
    desk.model.search({.text = "plo"});
    desk.answer_to(first, 200, plumbers_body(9));
    CHECK(desk.model.phase() == ListPhase::loading);
    desk.answer(200, plumbers_body(2));
    CHECK(desk.model.list().items.size() == 2);
}

TEST_CASE("a letter taken back shows its results at once") {
    Desk desk;
    desk.model.search({.text = "pl"});
    desk.answer(200, plumbers_body(9));
    desk.model.search({.text = "plo"});
    desk.answer(200, plumbers_body(2));
    desk.model.search({.text = "pl"});
    CHECK_FALSE(desk.model.is_busy());
    CHECK(desk.model.list().items.size() == 9);
    CHECK(desk.transport.sent.size() == 2);
}

TEST_CASE("a failure is said, and the same search can be asked again") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(500, "");
    CHECK(desk.model.phase() == ListPhase::failed);
    CHECK(desk.model.fault() == app::Fault::server);
    desk.model.retry();
    CHECK(desk.model.phase() == ListPhase::loading);
    desk.answer(200, plumbers_body(3));
    CHECK(desk.model.phase() == ListPhase::ready);
}

TEST_CASE("an answer that is no list is a failure, and not remembered") {
    Desk desk;
    for (const std::string body : {"", "<html>", "[]", "{\"items\": 3}", "null"}) {
        CAPTURE(body);
        desk.model.search({.text = "plomb" + std::to_string(desk.transport.sent.size())});
        desk.answer(200, body);
        CHECK(desk.model.phase() == ListPhase::failed);
        CHECK(desk.model.fault() == app::Fault::garbage);
        CHECK_FALSE(desk.client.recent(desk.transport.last_url()));
    }
}

TEST_CASE("the next page follows the first, each business once") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(200, plumbers_body(20, {.total = {30, true}, .next = "c1"}));
    desk.model.load_more();
    CHECK(desk.transport.last_url() == "/api/v1/tenants/demo/businesses?q=plomb&cursor=c1");
    desk.model.load_more();
    CHECK(desk.transport.sent.size() == 2);
    desk.answer(200, plumbers_body(11, {.total = {30, true}}, 20));
    CHECK(desk.model.list().items.size() == 30);
    desk.model.load_more();
    CHECK(desk.transport.sent.size() == 2);
}

TEST_CASE("a page that fails leaves the list, and can be asked for again") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(200, plumbers_body(20, {.total = {30, true}, .next = "c1"}));
    desk.model.load_more();
    desk.answer(503, "");
    CHECK(desk.model.more_fault() == app::Fault::server);
    CHECK(desk.model.list().items.size() == 20);
    desk.model.load_more();
    desk.answer(200, plumbers_body(10, {.total = {30, true}}, 21));
    CHECK_FALSE(desk.model.more_fault());
    CHECK(desk.model.list().items.size() == 30);
}

TEST_CASE("a page of a search that was left is not added to the next one") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(200, plumbers_body(20, {.total = {30, true}, .next = "c1"}));
    desk.model.load_more();
    const std::uint32_t page = desk.transport.last();
    desk.model.search({.text = "bou"});
    desk.answer(200, plumbers_body(1));
    desk.answer_to(page, 200, plumbers_body(10, {}, 21));
    CHECK(desk.model.list().items.size() == 1);
}

TEST_CASE("the filters ask for counts without rows, once a search") {
    Desk desk;
    desk.model.search({.text = "plomb"});
    desk.answer(200, plumbers_body(3));
    desk.model.load_facets();
    CHECK(desk.transport.last_url() == "/api/v1/tenants/demo/businesses?q=plomb&facets=true&limit=1");
    desk.answer(200, plumbers_body(1, {.total = {3, true}, .facets = Facets{.trades = {{"43.22A", "Plomberie", 3}}}}));
    REQUIRE(desk.model.facets());
    CHECK(desk.model.facets_total().value == 3);
    const std::size_t sent = desk.transport.sent.size();
    desk.model.load_facets();
    CHECK(desk.transport.sent.size() == sent);
}

TEST_CASE("the first screen knows the bank and its trades; without them it is only poorer") {
    Desk desk;
    desk.model.load_start();
    REQUIRE(desk.transport.sent.size() == 2);
    desk.answer_to(desk.transport.sent[0].first, 200, to_json(TenantProfile{"demo", "Banque des Deux Rives", 2000}));
    desk.answer_to(desk.transport.sent[1].first, 500, "");
    CHECK(desk.model.tenant()->name == "Banque des Deux Rives");
    CHECK_FALSE(desk.model.start_facets());
    CHECK(desk.model.phase() == ListPhase::start);
}
