// Connections over the API: who asks whom, what each of them sees, and what nobody may learn.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "server/network/connection_store.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string directory = "/api/v1/tenants/demo/businesses";

// Two bakers' sons with a business each, and one who is a stranger to both.
struct Network {
    Network() {
        anne = api.put(Api::business("Atelier Anne", "732829320"));
        bruno = api.put(Api::business("Bruno Batiment", "552100554"));
        carla = api.put(Api::business("Carla Conseil", "542065479"));
        of_anne = api.token({.subject = "anne", .name = "Anne", .businesses = {{"732829320", "owner"}}});
        of_bruno = api.token({.subject = "bruno", .name = "Bruno", .businesses = {{"552100554", "owner"}}});
    }
    std::string path(const std::string& business, const std::string& last) const {
        return directory + "/" + business + last;
    }
    http::Response ask(const std::string& token, const std::string& from, const std::string& to,
                       const std::string& line = "", const std::string& key = "") {
        return api.ask({.method = "POST",
                        .path = path(from, "/connections"),
                        .token = token,
                        .body = connection_ask_json(to, line),
                        .key = key});
    }
    int act(const std::string& token, const std::string& from, const std::string& to, const std::string& what) {
        return api.ask({.method = "POST", .path = path(from, "/connections/" + to + "/" + what), .token = token})
            .status;
    }
    std::string state(const std::string& token, const std::string& from, const std::string& to) {
        return api.json({.path = path(from, "/connections/" + to), .token = token})["state"];
    }
    json list(const std::string& token, const std::string& from, const std::string& query = "") {
        return api.json({.path = path(from, "/connections" + query), .token = token});
    }
    json notices(const std::string& token, const std::string& from) {
        return api.json({.path = path(from, "/notices"), .token = token});
    }
    void connect() {
        REQUIRE(ask(of_anne, anne, bruno).status == 200);
        REQUIRE(act(of_bruno, bruno, anne, "acceptance") == 200);
    }

    Api api;
    std::string anne, bruno, carla, of_anne, of_bruno;
};

}  // namespace

TEST_CASE("an ask with a line reaches the other's bell, is accepted, and both see each other in their networks") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    CHECK(network.ask(of_anne, anne, bruno, "We met at the fair.").status == 200);
    CHECK(network.state(of_anne, anne, bruno) == "asked");
    const json waiting = network.list(of_bruno, bruno, "?state=to_answer");
    REQUIRE(waiting["items"].size() == 1);
    CHECK(waiting["items"][0]["name"] == "Atelier Anne");
    CHECK(waiting["items"][0]["line"] == "We met at the fair.");
    CHECK(waiting["to_answer"] == 1);
    CHECK(network.notices(of_bruno, bruno)["items"][0]["kind"] == "asked");
    CHECK(api.json({.path = "/api/v1/tenants/demo/me", .token = of_bruno})["unread"] == 1);

    CHECK(network.act(of_bruno, bruno, anne, "acceptance") == 200);
    CHECK(network.list(of_bruno, bruno)["items"][0]["name"] == "Atelier Anne");
    CHECK(network.list(of_anne, anne)["items"][0]["name"] == "Bruno Batiment");
    CHECK(network.notices(of_anne, anne)["items"][0]["kind"] == "accepted");
    CHECK(network.notices(of_bruno, bruno)["items"].empty());  // answered
}

TEST_CASE("what was read counts no more") {
    Network network;
    network.connect();
    const json told = network.notices(network.of_anne, network.anne);
    CHECK(told["unread"] == 1);
    CHECK(network.api
              .ask({.method = "POST",
                    .path = network.path(network.anne, "/notices/reading"),
                    .token = network.of_anne,
                    .body = notices_read_json(told["until"])})
              .status == 204);
    CHECK(network.notices(network.of_anne, network.anne)["unread"] == 0);
    CHECK_FALSE(network.api.json({.path = "/api/v1/tenants/demo/me", .token = network.of_anne})["unread"] == 1);
}

TEST_CASE("an ask that is declined, blocked or waits looks the same to who asked, to the byte") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    const auto seen = [&] {
        return api.ask({.path = network.path(anne, "/connections/" + bruno), .token = of_anne}).body +
               network.list(of_anne, anne, "?state=asked").dump() + network.notices(of_anne, anne).dump() +
               api.ask({.path = network.path(bruno, ""), .token = of_anne}).body;
    };
    // Who speaks for a business shows on its page from their first request on.
    REQUIRE(api.ask({.path = "/api/v1/tenants/demo/me", .token = of_bruno}).status == 200);
    REQUIRE(network.ask(of_anne, anne, bruno, "Hello").status == 200);
    const std::string waiting = seen();
    api.now_s += 60;
    REQUIRE(network.act(of_bruno, bruno, anne, "refusal") == 200);
    CHECK(seen() == waiting);
    REQUIRE(network.act(of_bruno, bruno, anne, "block") == 200);
    CHECK(seen() == waiting);
    CHECK(network.list(of_bruno, bruno, "?state=blocked")["items"].size() == 1);
}

TEST_CASE("a block of a connection looks like its removal") {
    std::string seen[2];
    for (const char* what : {"removal", "block"}) {
        Network network;
        network.connect();
        network.api.now_s += 60;
        REQUIRE(network.act(network.of_bruno, network.bruno, network.anne, what) == 200);
        const bool is_block = std::string_view(what) == "block";
        CHECK(network.state(network.of_anne, network.anne, network.bruno) == "none");
        seen[is_block] = network.list(network.of_anne, network.anne).dump() +
                         std::to_string(network.ask(network.of_anne, network.anne, network.bruno).status) +
                         network.state(network.of_anne, network.anne, network.bruno);
        CHECK(network.list(network.of_bruno, network.bruno, "?state=to_answer")["items"].size() == (is_block ? 0 : 1));
    }
    CHECK(seen[0] == seen[1]);
}

TEST_CASE("two that ask each other in the same instant are connected once") {
    for (int round = 0; round < 5; ++round) {
        Network network;
        auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
        int status[2] = {};
        std::thread other([&] { status[0] = network.ask(of_anne, anne, bruno).status; });
        status[1] = network.ask(of_bruno, bruno, anne).status;
        other.join();
        CHECK(status[0] == 200);
        CHECK(status[1] == 200);
        CHECK(network.state(of_anne, anne, bruno) == "connected");
        CHECK(network.list(of_bruno, bruno)["items"].size() == 1);
        CHECK(network.notices(of_anne, anne)["items"].size() + network.notices(of_bruno, bruno)["items"].size() == 1);
    }
}

TEST_CASE("what the state does not allow is refused, and says why") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    CHECK(network.act(of_bruno, bruno, anne, "acceptance") == 409);
    REQUIRE(network.ask(of_anne, anne, bruno).status == 200);
    const http::Response again = network.ask(of_anne, anne, bruno);
    CHECK(again.status == 409);
    CHECK(json::parse(again.body)["detail"] == "already_asked");
    REQUIRE(network.act(of_anne, anne, bruno, "withdrawal") == 200);
    CHECK(network.act(of_bruno, bruno, anne, "acceptance") == 409);
    CHECK(network.notices(of_bruno, bruno)["items"].empty());
    CHECK(network.ask(of_anne, anne, anne).status == 409);
}

TEST_CASE("a double click asks once and is answered alike") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    const http::Response first = network.ask(of_anne, anne, bruno, "Hello", "k1");
    const http::Response second = network.ask(of_anne, anne, bruno, "Hello", "k1");
    CHECK(first.status == 200);
    CHECK(second.status == 200);
    CHECK(first.body == second.body);
    CHECK(network.notices(of_bruno, bruno)["items"].size() == 1);
}

TEST_CASE("who asks must be seen: without a listed page nobody is asked") {
    Network network;
    const std::string newcomer = network.api.token({.subject = "nina", .businesses = {{"519037048", "owner"}}});
    const std::string own =
        network.api.json({.path = "/api/v1/tenants/demo/me", .token = newcomer})["businesses"][0]["id"];
    const http::Response response = network.ask(newcomer, own, network.bruno);
    CHECK(response.status == 409);
    CHECK(parse_problem(response.body)->code == "page_hidden");
}

TEST_CASE("my network is searched by the beginnings of names, as the directory folds them") {
    Network network;
    network.connect();
    const auto found = [&](const char* query) {
        return network.list(network.of_anne, network.anne, std::string("?q=") + query)["items"].size();
    };
    CHECK(found("bru") == 1);
    CHECK(found("BAT") == 1);
    CHECK(found("b%C3%A2ti%20bruno") == 1);
    CHECK(found("atelier") == 0);
}

TEST_CASE("a note about another business is the own people's alone, and saving keeps it in sight") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    const std::string secret = "owes us a lunch";
    CHECK(api.ask({.method = "PUT",
                   .path = network.path(anne, "/contacts/" + carla),
                   .token = of_anne,
                   .body = contact_note_json(secret, true)})
              .status == 204);
    const json kept = api.json({.path = network.path(anne, "/contacts?saved=true"), .token = of_anne});
    REQUIRE(kept["items"].size() == 1);
    CHECK(kept["items"][0]["note"] == secret);
    CHECK(api.ask({.path = network.path(anne, "/contacts"), .token = of_bruno}).status == 404);
    CHECK(api.ask({.path = network.path(bruno, "/contacts"), .token = of_bruno}).body.find(secret) ==
          std::string::npos);
    CHECK(api.ask({.method = "PUT",
                   .path = network.path(anne, "/contacts/" + carla),
                   .token = of_anne,
                   .body = contact_note_json("", false)})
              .status == 204);
    CHECK(api.json({.path = network.path(anne, "/contacts"), .token = of_anne})["items"].empty());
}

TEST_CASE("a viewer sees the network and changes nothing in it") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    const std::string viewer = api.token({.subject = "vera", .businesses = {{"732829320", "viewer"}}});
    CHECK(api.ask({.path = network.path(anne, "/connections"), .token = viewer}).status == 200);
    CHECK(network.ask(viewer, anne, bruno).status == 403);
    CHECK(network.act(viewer, anne, bruno, "block") == 403);
    CHECK(network.ask(of_bruno, anne, bruno).status == 404);  // another's network does not even exist
    CHECK(network.ask("", anne, bruno).status == 401);
}

TEST_CASE("what is for connections is seen, found and counted by connections alone, from the next request on") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    Business business = Api::business("Bruno Batiment", "552100554");
    business.description = "xylophone";
    business.phone = "+33478000000";
    business.field_audiences[static_cast<std::size_t>(Field::description)] = Audience::connections;
    business.field_audiences[static_cast<std::size_t>(Field::phone)] = Audience::connections;
    REQUIRE(api.put(business) == bruno);
    const auto found = [&](const std::string& token) {
        const json list = api.json({.path = directory + "?q=xylophone&facets=true", .token = token});
        const json page = api.json({.path = network.path(bruno, ""), .token = token});
        CHECK(page.contains("phone") == (list["total"]["value"] == 1));
        CHECK(page.contains("description") == (list["total"]["value"] == 1));
        const std::string listed = api.ask({.path = directory + "?q=bruno", .token = token}).body;
        CHECK((listed.find("xylophone") != std::string::npos) == (list["total"]["value"] == 1));
        return list["total"]["value"] == 1;
    };
    CHECK_FALSE(found(""));
    CHECK_FALSE(found(of_anne));
    CHECK(found(of_bruno));  // one's own
    network.connect();
    CHECK(found(of_anne));
    CHECK_FALSE(found(api.token({.subject = "carla", .businesses = {{"542065479", "owner"}}})));
    CHECK_FALSE(found(""));
    REQUIRE(network.act(of_bruno, bruno, anne, "removal") == 200);
    CHECK_FALSE(found(of_anne));
    network.connect();
    api.restart();
    CHECK(found(of_anne));
    REQUIRE(network.act(of_bruno, bruno, anne, "block") == 200);
    CHECK_FALSE(found(of_anne));
}

TEST_CASE("a customer finds what is for customers, a visitor does not, and neither is given the other's answer") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    Business business = Api::business("Zither Zita", "519037048");
    business.audience = Audience::customers;
    const std::string zita = api.put(business);
    const std::string query = directory + "?q=zither";
    const http::Response visitor = api.ask({.path = query});
    const http::Response customer = api.ask({.path = query, .token = of_anne});
    CHECK(json::parse(visitor.body)["total"]["value"] == 0);
    CHECK(json::parse(customer.body)["total"]["value"] == 1);
    CHECK(visitor.etag != customer.etag);
    CHECK(api.ask({.path = query, .token = of_anne, .if_none_match = visitor.etag}).status == 200);
    CHECK(api.ask({.path = query, .if_none_match = customer.etag}).status == 200);
    CHECK(api.ask({.path = query, .token = of_anne, .if_none_match = customer.etag}).status == 304);
    CHECK(header_of(customer, "Cache-Control") == "private, no-cache");
    CHECK(header_of(customer, "Vary") == "Authorization");
    CHECK(header_of(visitor, "Vary") == "Authorization");
    CHECK(api.ask({.path = network.path(zita, "")}).status == 404);
    CHECK(api.ask({.path = network.path(zita, ""), .token = of_anne}).status == 200);
    CHECK(api.json({.path = "/api/v1/tenants/demo"})["businesses"]["value"] == 3);
    CHECK(api.json({.path = "/api/v1/tenants/demo", .token = of_anne})["businesses"]["value"] == 4);
}

TEST_CASE("an erased business leaves nothing in anybody's network") {
    Network network;
    auto& [api, anne, bruno, carla, of_anne, of_bruno] = network;
    network.connect();
    REQUIRE(api.ask({.method = "PUT",
                     .path = network.path(anne, "/contacts/" + bruno),
                     .token = of_anne,
                     .body = contact_note_json("note", true)})
                .status == 204);
    const auto number = *api.service->businesses().ids().number_of(1, bruno);
    const auto told = api.service->database().read([&](db::Connection& connection) {
        return network::export_business(connection, api.service->businesses(), number);
    });
    CHECK(json::parse(*told)["connections"][0]["business"] == anne);
    const auto ended = api.service->database().write(
        [&](db::Connection& connection) { return network::erase_business(connection, number); });
    REQUIRE(ended);
    CHECK(*ended == std::vector<BusinessNumber>{*api.service->businesses().ids().number_of(1, anne)});
    api.restart();
    CHECK(network.list(of_anne, anne)["items"].empty());
    CHECK(network.notices(of_anne, anne)["items"].empty());
    CHECK(api.json({.path = network.path(anne, "/contacts"), .token = of_anne})["items"].empty());
}
