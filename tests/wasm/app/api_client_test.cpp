#include <doctest/doctest.h>

#include "tests/wasm/app/fake_transport.h"

using namespace comptoir;
using namespace comptoir::app;

TEST_CASE("a new search supersedes the one in flight, whose answer is then not wanted") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    const std::uint32_t first = transport.last();
    client.ask(Purpose::search, "/ab");
    CHECK(transport.aborted == std::vector<std::uint32_t>{first});
    CHECK_FALSE(client.answer(first, 200, "late"));
    const auto reply = client.answer(transport.last(), 200, "wanted");
    REQUIRE(reply);
    CHECK(reply->body == "wanted");
    CHECK(reply->url == "/ab");
}

TEST_CASE("requests of different purposes do not disturb each other") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    client.ask(Purpose::business, "/b");
    CHECK(transport.aborted.empty());
    CHECK(client.answer(transport.sent[0].first, 200, "x")->purpose == Purpose::search);
    CHECK(client.answer(transport.sent[1].first, 200, "y")->purpose == Purpose::business);
}

TEST_CASE("the same question in flight is not asked twice") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    client.ask(Purpose::search, "/a");
    CHECK(transport.sent.size() == 1);
}

TEST_CASE("an answer is answered once") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    CHECK(client.answer(transport.last(), 200, "x"));
    CHECK_FALSE(client.answer(transport.last(), 200, "x"));
    CHECK_FALSE(client.answer(0, 200, "x"));
    CHECK_FALSE(client.answer(999, 200, "x"));
}

TEST_CASE("a recent answer is at hand for a minute, unless it was forgotten") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    (void)client.answer(transport.last(), 200, "x");
    CHECK(client.recent("/a") == "x");
    CHECK_FALSE(client.recent("/b"));
    transport.now += 61'000;
    CHECK_FALSE(client.recent("/a"));
    transport.now -= 61'000;
    client.forget("/a");
    CHECK_FALSE(client.recent("/a"));
}

TEST_CASE("old answers make room for new ones") {
    FakeTransport transport;
    ApiClient client(transport);
    for (int i = 0; i < 100; ++i) {
        client.ask(Purpose::search, "/" + std::to_string(i));
        (void)client.answer(transport.last(), 200, std::string(100'000, 'x'));
    }
    CHECK_FALSE(client.recent("/0"));
    CHECK(client.recent("/99"));
    CHECK_FALSE(client.recent("/70"));  // two million bytes are twenty such answers
}

TEST_CASE("a connection gone stale is tried once more, a network that is down is not") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    CHECK_FALSE(client.answer(transport.last(), 0, ""));
    CHECK(transport.sent.size() == 2);
    const auto reply = client.answer(transport.last(), 0, "");
    REQUIRE(reply);
    CHECK(reply->fault == Fault::offline);
    CHECK(transport.sent.size() == 2);
}

TEST_CASE("each failure is told apart") {
    struct Row {
        int status;
        double elapsed_ms;
        Fault fault;
    };
    for (const Row& row : {Row{0, 1000, Fault::offline}, Row{0, 8000, Fault::timeout}, Row{404, 5, Fault::not_found},
                           Row{429, 5, Fault::busy}, Row{400, 5, Fault::refused}, Row{414, 5, Fault::refused},
                           Row{500, 5, Fault::server}, Row{502, 5, Fault::server}, Row{504, 5, Fault::timeout},
                           Row{301, 5, Fault::garbage}, Row{204, 5, Fault::garbage}}) {
        CAPTURE(row.status);
        FakeTransport transport;
        ApiClient client(transport);
        client.ask(Purpose::search, "/a");
        transport.now += row.elapsed_ms;
        const auto reply = client.answer(transport.last(), row.status, "");
        REQUIRE(reply);
        CHECK(reply->fault == row.fault);
        CHECK_FALSE(client.recent("/a"));
    }
}

TEST_CASE("what the server says of a refusal is kept") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    const auto reply =
        client.answer(transport.last(), 400,
                      to_json(Problem{.status = 400, .code = "parameter_invalid", .title = "no", .field = "q"}));
    REQUIRE(reply);
    CHECK(reply->problem.field == "q");
}

TEST_CASE("an aborted request says nothing") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    CHECK_FALSE(client.answer(transport.last(), -1, ""));
    CHECK_FALSE(client.is_asking(Purpose::search));
}
