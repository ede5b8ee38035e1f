// Whether a business is a customer of the bank is a secret unless it says so: on every route that names one, a hidden
// member and nobody at all are answered alike, by whomever they are looked for.
#include <map>

#include "server/serve/service.h"
#include "tests/server/api.h"
#include "tests/server/statements.h"

using namespace comptoir;
using nlohmann::json;

namespace {

struct Answered {
    int status = 0;
    std::size_t body_bytes = 0;
    std::map<std::string, std::string> headers;
    std::string etag;
    std::string text;  // the body, without the ids of request and business
    int statements = 0;
    bool operator==(const Answered&) const = default;
};

std::string with(std::string text, const std::string& what, const std::string& instead) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
        text.replace(at, what.size(), instead);
    return text;
}

bool names(const http::Route& route, std::string_view parameter) {
    return route.path.find(parameter) != std::string_view::npos;
}

class Prober {
public:
    Prober() {
        Statements::watch();
        api.restart();
        own = api.put(Api::business("Atelier Anne", "732829320"));
        api.put(Api::business("Zebra", "519037048"));
        const auto hidden_with = [&](const char* siren, Audience audience) {
            Business business = Api::business("Secret", siren);
            business.audience = audience;
            return api.put(business);
        };
        hidden["for nobody"] = hidden_with("552100554", Audience::nobody);
        hidden["for connections"] = hidden_with("542065479", Audience::connections);
        for_customers = hidden_with("383474814", Audience::customers);
        // Known to the bank by a mandate, with no page.
        const std::string mandate = api.token({.subject = "nina", .businesses = {{"444608442", "owner"}}});
        hidden["without a page"] =
            api.json({.path = "/api/v1/tenants/demo/me", .token = mandate})["businesses"][0]["id"];
        absent["no row"] = api.service->businesses().ids().id_of(1, 4'000'000);
        absent["no id"] = "AAAAAAAAAAAAAAAAAAAAAA";
        absent["another bank's"] = api.put(Api::business("Elsewhere", "732829320"), "other");
    }

    Answered ask(const http::Route& route, const std::string& id, const std::string& token, bool is_other) {
        std::string path(route.path);
        path = with(path, "{tenant}", "demo");
        path = with(path, is_other ? "{other}" : "{business}", id);
        path = with(with(path, "{business}", own), "{other}", own);
        path = with(path, "{picture}", "cGljdHVyZQ");
        for (const http::Parameter& parameter : route.parameters)
            path = with(path, "{" + std::string(parameter.name) + "}", "AAAAAAAAAAAAAAAAAAAAAA");
        const bool is_in_body = is_other && !names(route, "{other}");
        const std::string body = is_in_body ? R"({"business":")" + id + "\"}" : std::string(route.body.example);
        const int before = Statements::run();
        const http::Response response =
            api.ask({.method = std::string(route.method), .path = path, .token = token, .body = body});
        Answered answered{.status = response.status,
                          .body_bytes = response.body.size(),
                          .etag = response.etag,
                          .text = with(response.body, id, "ID"),
                          .statements = Statements::run() - before};
        const std::string request_id = header_of(response, "X-Request-Id");
        answered.text = with(answered.text, request_id, "REQUEST");
        answered.body_bytes -= request_id.size();
        for (const auto& [name, value] : response.headers)
            if (name != "X-Request-Id") answered.headers[name] += value;
        return answered;
    }

    Api api;
    std::string own, for_customers;
    std::map<std::string, std::string> hidden, absent;
};

}  // namespace

TEST_CASE("a hidden member and nobody are answered alike on every route that names a business, by whoever asks") {
    Prober prober;
    const std::string visitor;
    const std::string member = prober.api.token({.subject = "anne", .businesses = {{"732829320", "owner"}}});
    const std::string stranger = prober.api.token({.subject = "sam", .name = "Sam"});
    int compared = 0;
    const auto compare = [&](const http::Route& route, const std::string& token, bool is_other) {
        // What is read for the first time is kept: a second look is compared.
        std::optional<Answered> first;
        auto all = prober.hidden;
        all.insert(prober.absent.begin(), prober.absent.end());
        if (token.empty()) all["for customers"] = prober.for_customers;
        for (const auto& [name, id] : all) {
            CAPTURE(route.operation);
            CAPTURE(name);
            CAPTURE(token.empty());
            prober.ask(route, id, token, is_other);
            const Answered answered = prober.ask(route, id, token, is_other);
            if (!first) first = answered;
            CHECK(answered.status == first->status);
            CHECK(answered.text == first->text);
            CHECK(answered.headers == first->headers);
            CHECK(answered.body_bytes == first->body_bytes);
            CHECK(answered.statements == first->statements);
            CHECK(answered.etag == first->etag);
            CHECK(answered.status >= 400);
            ++compared;
        }
    };
    for (const http::Route& route : api_routes({})) {
        if (names(route, "{business}"))
            for (const std::string& token : {visitor, member, stranger}) compare(route, token, false);
        const bool names_other = names(route, "{other}") || route.operation == "askConnection";
        if (names_other) compare(route, member, true);
    }
    CHECK(compared > 100);
}

TEST_CASE("looking for a register number finds no more of a hidden member than of nobody") {
    Prober prober;
    const std::string member = prober.api.token({.subject = "anne", .businesses = {{"732829320", "owner"}}});
    const auto search = [&](const std::string& siren, const std::string& token) {
        const std::string path = "/api/v1/tenants/demo/businesses?q=" + siren;
        const int before = Statements::run();
        const http::Response response = prober.api.ask({.path = path, .token = token});
        return with(response.body, siren, "SIREN") + std::to_string(Statements::run() - before) + response.etag;
    };
    for (const std::string& token : {std::string(), member}) {
        search("999999999", token);  // the first time, who asks is taken in
        const std::string nobody = search("303265045", token);
        for (const char* siren : {"552100554", "542065479", "444608442"}) {
            CAPTURE(siren);
            CHECK(search(siren, token) == nobody);
        }
        CHECK(search("732829320", token) != nobody);
    }
}
