// The people of a business: invitations, roles, departures; what the bank says stands above all of it.
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string siren = "732829320";
constexpr const char* acceptance = "/api/v1/tenants/demo/invitations/acceptance";

struct Team {
    Api api;
    std::string id = api.put(Api::business("Plomberie Rivoire", siren));
    std::string base = "/api/v1/tenants/demo/businesses/" + id;
    std::string owner = api.token({.businesses = {{siren, "owner"}}});
    std::string paul = person("paul");

    std::string person(const std::string& subject) { return api.token({.subject = subject, .name = subject}); }
    http::Response post(const std::string& path, const std::string& token, const std::string& body = "{}") {
        return api.ask({.method = "POST", .path = path, .token = token, .body = body});
    }
    std::string invite(const std::string& role, const std::string& token = {}) {
        const auto response =
            post(base + "/invitations", token.empty() ? owner : token, R"({"role":")" + role + R"("})");
        REQUIRE(response.status == 201);
        return json::parse(response.body)["code"];
    }
    int accept(const std::string& code, const std::string& token) {
        return post(acceptance, token, R"({"code":")" + code + R"("})").status;
    }
    std::string role(const std::string& token) {
        const json me = api.json({.path = "/api/v1/tenants/demo/me", .token = token});
        return me["businesses"].empty() ? "none" : me["businesses"][0]["role"].get<std::string>();
    }
    json members() { return api.json({.path = base + "/members", .token = owner}); }
    std::string member(const std::string& name) {
        const json all = members();
        for (const json& one : all["items"])
            if (one["name"] == name) return one["id"];
        FAIL(name);
        return {};
    }
    int set_role(const std::string& name, const std::string& role) {
        return api
            .ask({.method = "PATCH",
                  .path = base + "/members/" + member(name),
                  .token = owner,
                  .body = R"({"role":")" + role + R"("})"})
            .status;
    }
};

}  // namespace

TEST_CASE("a colleague joins by a code, once, and acts at once with the role that it gave") {
    Team team;
    const std::string code = team.invite("editor");
    CHECK(team.members()["invitations"].size() == 1);
    CHECK_FALSE(team.members()["invitations"][0].contains("code"));
    CHECK(team.role(team.paul) == "none");
    CHECK(team.accept(code, team.paul) == 200);
    CHECK(team.role(team.paul) == "editor");
    CHECK(team.accept(code, team.person("eve")) == 404);
    CHECK(team.members()["invitations"].empty());
    CHECK(team.members()["items"][1]["source"] == "owner");
    CHECK(team.api
              .ask({.method = "PATCH",
                    .path = team.base + "/draft",
                    .token = team.paul,
                    .body = R"({"fields":{"phone":"1"}})",
                    .if_match = "\"0\""})
              .status == 200);
}

TEST_CASE("a code that is wrong, used, expired, withdrawn, of another bank or of no owner any more opens nothing") {
    Team team;
    for (const char* wrong : {"x", "0123456789abcdefghijkl"}) CHECK(team.accept(wrong, team.paul) == 404);
    CHECK(team.post(acceptance, team.paul, R"({"code":""})").status == 400);
    CHECK(team.post(acceptance, team.paul, R"({"code":"x","role":"owner"})").status == 400);
    CHECK(team.post(acceptance, "", R"({"code":"x"})").status == 401);

    std::string code = team.invite("editor");
    const std::string other = team.api.token({.subject = "paul", .tenant = "other"});
    CHECK(team.post("/api/v1/tenants/other/invitations/acceptance", other, R"({"code":")" + code + R"("})").status ==
          404);
    CHECK(team.post(team.base + "/invitations/withdrawal", team.owner).status == 204);
    CHECK(team.accept(code, team.paul) == 404);

    CHECK(team.accept(team.invite("owner"), team.paul) == 200);
    code = team.invite("owner", team.paul);
    CHECK(team.set_role("paul", "editor") == 200);
    CHECK(team.accept(code, team.person("eve")) == 404);

    code = team.invite("viewer");
    team.api.now_s += 7 * 24 * 3600 + 1;
    team.owner = team.api.token({.businesses = {{siren, "owner"}}});
    CHECK(team.accept(code, team.person("eve")) == 404);
    CHECK(team.members()["invitations"].empty());
}

TEST_CASE("the database keeps no code, and a role of the bank's token goes before an owner's word") {
    Team team;
    const std::string code = team.invite("editor");
    for (const auto& entry : std::filesystem::directory_iterator(team.api.folder.path())) {
        if (!entry.is_regular_file()) continue;
        CHECK(team.api.folder.read(entry.path().filename().string()).find(code) == std::string::npos);
    }
    CHECK(team.accept(code, team.paul) == 200);
    team.api.now_s += 10;
    const std::string said = team.api.token({.subject = "paul", .name = "paul", .businesses = {{siren, "viewer"}}});
    CHECK(team.role(said) == "viewer");
    CHECK(team.set_role("paul", "owner") == 409);
    CHECK(team.post(team.base + "/members/" + team.member("paul") + "/removal", team.owner).status == 409);
    CHECK(team.accept(team.invite("editor"), said) == 409);
    CHECK(team.role(said) == "viewer");
}

TEST_CASE("the last owner neither leaves nor is made less") {
    Team team;
    CHECK(team.accept(team.invite("owner"), team.paul) == 200);
    team.api.now_s += 10;
    team.owner = team.paul;
    const std::string marie = team.api.token({});  // the bank withdraws her mandate
    CHECK(team.role(marie) == "none");
    CHECK(team.set_role("paul", "editor") == 409);
    CHECK(team.post(team.base + "/departure", team.paul).status == 409);
    CHECK(team.post(team.base + "/members/" + team.member("paul") + "/removal", team.paul).status == 409);
    CHECK(team.accept(team.invite("owner"), team.person("eve")) == 200);
    CHECK(team.post(team.base + "/departure", team.paul).status == 204);
    CHECK(team.role(team.paul) == "none");
    CHECK(team.api.ask({.path = team.base + "/draft", .token = team.paul}).status == 404);
}

TEST_CASE("only owners invite, change and remove, and a removal counts at the next request") {
    Team team;
    CHECK(team.accept(team.invite("editor"), team.paul) == 200);
    const std::string removal = team.base + "/members/" + team.member("paul") + "/removal";
    CHECK(team.post(team.base + "/invitations", team.paul, R"({"role":"viewer"})").status == 403);
    CHECK(team.post(removal, team.paul).status == 403);
    CHECK(team.post(removal, team.person("eve")).status == 404);
    CHECK(team.post(team.base + "/members/nobody/removal", team.owner).status == 404);
    CHECK(team.post(team.base + "/invitations", team.owner, R"({"role":"king"})").status == 400);
    CHECK(team.post(removal, team.owner).status == 204);
    CHECK(team.api.ask({.path = team.base + "/draft", .token = team.paul}).status == 404);
    CHECK(team.post(removal, team.owner).status == 404);
}
