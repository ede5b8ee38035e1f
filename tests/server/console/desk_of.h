// People at the desk, and what they ask, for the tests of the desk and of reports.
#pragma once

#include "server/audit/verifier.h"
#include "tests/server/api.h"

namespace comptoir {

inline const std::string desk_siren = "732829320", desk_other_siren = "552100554";

// A bank with two businesses of two branches, and its staff.
struct Desk {
    Api api;
    std::string lyon = api.put(Api::business("Plomberie Rivoire", desk_siren));
    std::string brest = api.put(Api::business("Sanitaires Morel", desk_other_siren));
    std::string owner = api.token({.businesses = {{desk_siren, "owner"}}, .business_branch = "Lyon"});
    std::string neighbour = api.token({.subject = "paul",
                                       .name = "Paul Morel",
                                       .businesses = {{desk_other_siren, "owner"}},
                                       .business_branch = "Brest"});
    std::string adviser = api.token({.subject = "ada", .name = "Ada Colin", .staff = "adviser", .branch = "Lyon"});
    std::string moderator = api.token({.subject = "max", .name = "Max Petit", .staff = "moderator"});

    Desk() {
        for (const std::string& token : {owner, neighbour, adviser, moderator})
            REQUIRE(api.ask({.path = "/api/v1/tenants/demo/me", .token = token}).status == 200);
    }
    static std::string at(const std::string& rest) { return "/api/v1/tenants/demo/" + rest; }
    std::string page(const std::string& rest = "", const std::string& id = "") const {
        return at("businesses/" + (id.empty() ? lyon : id) + rest);
    }
    nlohmann::json get(const std::string& path, const std::string& token, int status = 200) {
        return api.json({.path = path, .token = token}, status);
    }
    nlohmann::json post(const std::string& path, const std::string& token, const nlohmann::json& body,
                        int status = 200) {
        return api.json({.method = "POST", .path = path, .token = token, .body = body.dump()}, status);
    }
    // The newest act of the audit trail, and that the trail is whole.
    std::string last_act() {
        const auto verdict =
            api.service->database().read([](db::Connection& connection) { return audit::verify(connection); });
        REQUIRE(verdict);
        CHECK(verdict->findings.empty());
        return get(at("desk/audit"), moderator)["items"][0]["act"];
    }
};

}  // namespace comptoir
