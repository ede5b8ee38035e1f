// Every change of rights stands in the audit trail, whoever made it.
#include "server/audit/audit.h"
#include "server/audit/verifier.h"
#include "server/identity/people_store.h"
#include "tests/server/api.h"

using namespace comptoir;

namespace {

const std::string siren = "732829320";
constexpr const char* me = "/api/v1/tenants/demo/me";

// "act detail" of each entry about people's rights, in their order.
std::vector<std::string> rights(Api& api) {
    const auto read = api.service->database().read([](db::Connection& connection) {
        std::vector<std::string> lines;
        db::Query query = connection.query(
            "SELECT act, detail FROM audit WHERE subject_kind IN ('person', 'business') AND act NOT GLOB 'fact_*' "
            "ORDER BY tenant, seq");
        while (query.step()) {
            std::string line(query.text());
            lines.push_back(line.append(" ").append(query.text()));
        }
        return lines;
    });
    REQUIRE(read);
    return *read;
}

bool is_whole(Api& api) {
    const auto verdict =
        api.service->database().read([](db::Connection& connection) { return audit::verify(connection); });
    return verdict && verdict->findings.empty();
}

}  // namespace

TEST_CASE("the bank's word is kept: first sight, roles that come, change and end, work at the bank") {
    Api api;
    api.json({.path = me, .token = api.token({.businesses = {{siren, "owner"}}})});
    api.now_s += 10;
    api.json(
        {.path = me, .token = api.token({.businesses = {{siren, "viewer"}}, .staff = "adviser", .branch = "Lyon"})});
    api.now_s += 10;
    const std::string last = api.token({.staff = "moderator"});
    api.json({.path = me, .token = last});
    api.json({.path = me, .token = last});
    api.now_s += 10;
    api.json({.path = me, .token = api.token({.staff = "moderator"})});
    CHECK(rights(api) == std::vector<std::string>{"person_seen ", "role_said person=1 role=owner",
                                                  "role_said person=1 role=viewer was=owner",
                                                  "staff_said role=adviser branch=Lyon",
                                                  "role_ended person=1 was=viewer",
                                                  "staff_said role=moderator branch= was=adviser of=Lyon"});
    CHECK(is_whole(api));
}

TEST_CASE("a revocation is kept with what it ended") {
    Api api;
    api.json({.path = me, .token = api.token({.businesses = {{siren, "owner"}}, .staff = "moderator"})});
    const http::Response revoked = api.ask({.method = "POST",
                                            .path = "/api/v1/tenants/demo/revocations",
                                            .body = api.revocation("marie"),
                                            .content_type = "application/jwt"});
    REQUIRE(revoked.status == 204);
    const auto lines = rights(api);
    REQUIRE(lines.size() == 6);
    CHECK(lines[3] == "tokens_revoked ");
    CHECK(lines[4] == "role_ended person=1 was=owner");
    CHECK(lines[5] == "staff_ended role= branch= was=moderator of=");
    CHECK(is_whole(api));
}

TEST_CASE("what an owner grants and takes back is kept with who did it") {
    Api api;
    api.json({.path = me, .token = api.token({.businesses = {{siren, "owner"}}})});
    api.json({.path = me, .token = api.token({.subject = "paul", .name = "Paul"})});
    REQUIRE(api.service->database().write([](db::Connection& connection) {
        using namespace identity::people_store;
        CHECK(grant(connection, 2, 1, Role::editor, 1));
        CHECK(grant(connection, 2, 1, Role::editor, 1));  // says nothing new
        CHECK_FALSE(grant(connection, 1, 1, Role::viewer, 1));
        CHECK(withdraw(connection, 2, 1, 1));
        CHECK_FALSE(withdraw(connection, 2, 1, 1));
        return db::Nothing{};
    }));
    const auto lines = rights(api);
    REQUIRE(lines.size() == 5);
    CHECK(lines[3] == "role_granted person=2 role=editor");
    CHECK(lines[4] == "role_withdrawn person=2 was=editor");
}

TEST_CASE("no name and no number of the bank's stands in what is kept for ever") {
    Api api;
    api.json(
        {.path = me, .token = api.token({.businesses = {{siren, "owner"}}, .staff = "adviser", .branch = "Lyon"})});
    for (const std::string& line : rights(api)) {
        CHECK(line.find("Marie") == std::string::npos);
        CHECK(line.find("marie") == std::string::npos);
        CHECK(line.find(siren) == std::string::npos);
    }
}
