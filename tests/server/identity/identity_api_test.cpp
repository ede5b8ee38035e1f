// Signing in as the API sees it: what a token opens, and what closes it again.
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr const char* me = "/api/v1/tenants/demo/me";
const std::string siren = "732829320";

http::Response revoke(Api& api, const std::string& token) {
    return api.ask({.method = "POST",
                    .path = "/api/v1/tenants/demo/revocations",
                    .body = token,
                    .content_type = "application/jwt"});
}

}  // namespace

TEST_CASE("who is signed in is told for which businesses they may act, known to the directory or not") {
    Api api;
    const std::string known = api.put(Api::business("Plomberie Rivoire", siren));
    const json told =
        api.json({.path = me, .token = api.token({.businesses = {{siren, "owner"}, {"552100554", "viewer"}}})});
    CHECK(told["name"] == "Marie Duval");
    REQUIRE(told["businesses"].size() == 2);
    CHECK(told["businesses"][0]["id"] == known);
    CHECK(told["businesses"][0]["name"] == "Plomberie Rivoire");
    CHECK(told["businesses"][0]["role"] == "owner");
    CHECK(told["businesses"][1]["name"] == "552100554");
    CHECK_FALSE(told["businesses"][1]["published"]);
    CHECK_FALSE(told.contains("staff"));
    CHECK(told["id"] != "marie");  // the bank's own number stays the bank's
}

TEST_CASE("without a token one is asked to sign in; with one that does not count, told so and no more") {
    Api api;
    const http::Response none = api.ask({.path = me});
    CHECK(none.status == 401);
    CHECK(header_of(none, "WWW-Authenticate") == "Bearer");
    const std::string good = api.token({});
    const auto refused = [&](const std::string& token) {
        const http::Response response = api.ask({.path = me, .token = token});
        CHECK(response.status == 401);
        CHECK(header_of(response, "WWW-Authenticate") == "Bearer error=\"invalid_token\"");
        json body = json::parse(response.body);
        body.erase("request_id");
        return body;
    };
    const json garbage = refused("garbage");
    CHECK(refused(good.substr(0, good.size() - 2)) == garbage);
    CHECK(refused(api.token({.tenant = "other"})) == garbage);
    api.now_s += 361;
    CHECK(refused(good) == garbage);
}

TEST_CASE("a token that does not count opens nothing, not even what a visitor may see") {
    Api api;
    CHECK(api.ask({.path = "/api/v1/tenants/demo"}).status == 200);
    CHECK(api.ask({.path = "/api/v1/tenants/demo", .token = "garbage"}).status == 401);
    CHECK(api.ask({.path = "/api/v1/tenants/demo", .token = api.token({})}).status == 200);
}

TEST_CASE("what the bank says later wins, and an older token does not bring back what was taken") {
    Api api;
    const std::string owner = api.token({.businesses = {{siren, "owner"}}});
    const auto role = [&](const std::string& token) {
        const json businesses = api.json({.path = me, .token = token})["businesses"];
        return businesses.empty() ? "none" : businesses[0]["role"].get<std::string>();
    };
    CHECK(role(owner) == "owner");
    api.now_s += 10;
    const std::string viewer = api.token({.businesses = {{siren, "viewer"}}});
    CHECK(role(viewer) == "viewer");
    CHECK(role(owner) == "viewer");
    api.now_s += 10;
    CHECK(role(api.token({})) == "none");
    CHECK(role(viewer) == "none");
    api.restart();
    CHECK(role(owner) == "none");
}

TEST_CASE("a revocation of the bank counts at the next request, for older tokens of that person alone") {
    Api api;
    const std::string marie = api.token({.businesses = {{siren, "owner"}}});
    const std::string paul = api.token({.subject = "paul", .name = "Paul"});
    CHECK(api.ask({.path = me, .token = marie}).status == 200);
    const std::string revocation = api.revocation("marie");
    CHECK(revoke(api, revocation).status == 204);
    CHECK(api.ask({.path = me, .token = marie}).status == 401);
    CHECK(api.ask({.path = me, .token = paul}).status == 200);
    CHECK(revoke(api, revocation).status == 204);  // told twice
    api.restart();
    CHECK(api.ask({.path = me, .token = marie}).status == 401);
    api.now_s += 1;
    CHECK(api.ask({.path = me, .token = api.token({})}).status == 200);
}

TEST_CASE("nobody but the bank revokes: not a person's token, not another bank's, not an old one") {
    Api api;
    CHECK(revoke(api, api.token({})).status == 401);
    CHECK(revoke(api, "garbage").status == 401);
    const std::string revocation = api.revocation("marie");
    CHECK(api.ask({.path = me, .token = revocation}).status == 401);
    api.now_s += 600;
    CHECK(revoke(api, revocation).status == 401);
}

TEST_CASE("a database of one bank knows nobody of another") {
    Api api;
    const std::string here = api.token({}), there = api.token({.tenant = "other"});
    CHECK(api.ask({.path = me, .token = here}).status == 200);
    CHECK(api.ask({.path = "/api/v1/tenants/other/me", .token = here}).status == 401);
    CHECK(api.json({.path = "/api/v1/tenants/other/me", .token = there})["id"] !=
          api.json({.path = me, .token = here})["id"]);
}
