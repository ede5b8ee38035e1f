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
                           Row{401, 5, Fault::sign_in}, Row{429, 5, Fault::busy}, Row{400, 5, Fault::refused},
                           Row{414, 5, Fault::refused}, Row{500, 5, Fault::server}, Row{502, 5, Fault::server},
                           Row{504, 5, Fault::timeout}, Row{301, 5, Fault::garbage}, Row{204, 5, Fault::garbage}}) {
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

TEST_CASE(
    "what a person does leaves with its method, its version and its own number, and is not given up for the next") {
    FakeTransport transport;
    ApiClient client(transport);
    CHECK(client.send(Purpose::business, Method::patch, "/draft", R"({"fields":{}})", R"("7")"));
    const Sending& sending = transport.sendings.back();
    CHECK(sending.method == Method::patch);
    CHECK(sending.if_match == R"("7")");
    CHECK(sending.media_type == "application/json");
    CHECK(sending.write == 1);
    CHECK_FALSE(client.send(Purpose::business, Method::patch, "/draft", "{}"));
    CHECK(transport.sendings.size() == 1);
    CHECK(transport.aborted.empty());
}

TEST_CASE("sent once more over a fresh connection it has the same number, the next deed another") {
    FakeTransport transport;
    ApiClient client(transport);
    client.send(Purpose::business, Method::post, "/a", "{}");
    CHECK_FALSE(client.answer(transport.last(), 0, ""));
    REQUIRE(transport.sendings.size() == 2);
    CHECK(transport.sendings[1].write == transport.sendings[0].write);
    CHECK(transport.sendings[1].request != transport.sendings[0].request);
    CHECK(transport.sendings[1].body == "{}");
    REQUIRE(client.answer(transport.last(), 201, "{}"));
    client.send(Purpose::business, Method::post, "/a", "{}");
    CHECK(transport.sendings[2].write != transport.sendings[0].write);
}

TEST_CASE("each success of a write is one, with its version; a refusal comes with what the writer needs now") {
    for (const int status : {200, 201, 202, 204}) {
        CAPTURE(status);
        FakeTransport transport;
        ApiClient client(transport);
        client.send(Purpose::business, Method::put, "/a", "{}");
        const auto reply = client.answer(transport.last(), status, "", R"("8")");
        REQUIRE(reply);
        CHECK_FALSE(reply->fault);
        CHECK(reply->status == status);
        CHECK(reply->etag == R"("8")");
    }
    FakeTransport transport;
    ApiClient client(transport);
    client.send(Purpose::business, Method::patch, "/a", "{}", R"("7")");
    const auto refused = client.answer(transport.last(), 412, R"({"version":9})", R"("9")");
    REQUIRE(refused);
    CHECK(refused->fault == Fault::refused);
    CHECK(refused->body == R"({"version":9})");
    client.send(Purpose::business, Method::post, "/a", "{}");
    CHECK(client.answer(transport.last(), 429, "", "", 17)->retry_after_s == 17);
}

TEST_CASE("after a write no answer from before it is at hand, after a refused one they are") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    (void)client.answer(transport.last(), 200, "x");
    client.send(Purpose::business, Method::post, "/b", "{}");
    (void)client.answer(transport.last(), 409, "");
    CHECK(client.recent("/a") == "x");
    client.send(Purpose::business, Method::post, "/b", "{}");
    (void)client.answer(transport.last(), 200, "y");
    CHECK_FALSE(client.recent("/a"));
    CHECK_FALSE(client.recent("/b"));  // what a write gave is no answer to a question
}

TEST_CASE("of another person nothing stays: not what was asked, nor what was answered, nor what is on its way") {
    FakeTransport transport;
    ApiClient client(transport);
    client.ask(Purpose::search, "/a");
    (void)client.answer(transport.last(), 200, "x");
    client.ask(Purpose::search, "/b");
    client.send(Purpose::business, Method::post, "/c", "{}");
    client.forget_all();
    CHECK(transport.aborted.size() == 2);
    CHECK_FALSE(client.recent("/a"));
    for (const Sending& sending : transport.sendings) CHECK_FALSE(client.answer(sending.request, 200, "late"));
    CHECK_FALSE(client.is_asking(Purpose::business));
    client.ask(Purpose::search, "/b");
    CHECK(transport.sendings.size() == 4);
}
