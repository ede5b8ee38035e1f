// The policy, seen from outside: every route of the table asked by everybody for everything, and the answers held to
// the policy table; and the table itself, written out for people to read (docs/policy.md).
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "shared/api/network_json.h"
#include "shared/policy/policy.h"
#include "tests/server/api.h"

using namespace comptoir;

namespace {

const std::string own_siren = "732829320", stranger_siren = "552100554", friend_siren = "519037048",
                  discreet_siren = "333333334";
// Stands in fields that are for connections, and nowhere else.
const std::string secret = "xylophage-du-levant";

struct Asker {
    std::string name;
    std::string token;  // empty: a visitor
    Role role = Role::none;
    StaffRole staff = StaffRole::none;
    bool in_branch = false;
    bool is_connected = false;  // speaks for the friend
};

struct Target {
    std::string name;
    std::string tenant;
    std::string business;
    Relation to_members = Relation::other;    // of those who speak for `own`
    Relation to_friend = Relation::other;     // of those who speak for the business that is connected
    Relation to_strangers = Relation::other;  // of other customers of the bank

    Relation to(const Asker& asker) const {
        return asker.role != Role::none ? to_members : asker.is_connected ? to_friend : to_strangers;
    }
};

std::string filled(std::string text, const std::string& name, const std::string& value) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
    return text;
}

// The route's address for this target; what else stands in the path is something that is not there.
std::string address(const http::Route& route, const Target& target) {
    std::string path =
        filled(filled(std::string(route.path), "{tenant}", target.tenant), "{business}", target.business);
    for (const http::Parameter& parameter : route.parameters) {
        if (!parameter.in_path) continue;
        std::string value(parameter.choices.empty() ? parameter.example : parameter.choices.front());
        if (parameter.kind == http::ParameterKind::integer) value = std::to_string(parameter.minimum);
        if (value.empty()) value = std::string(static_cast<std::size_t>(std::max(1, parameter.minimum)), 'x');
        path = filled(path, "{" + std::string(parameter.name) + "}", value);
    }
    return path;
}

// A business that shows everybody its page, and connections its description.
Business with_secret(Business business) {
    business.description = secret;
    business.field_audiences[static_cast<std::size_t>(Field::description)] = Audience::connections;
    return business;
}

void connect(Api& api, const std::string& one, const std::string& of_one, const std::string& other,
             const std::string& of_other) {
    const auto post = [&](const std::string& token, const std::string& path, const std::string& body) {
        api.json({.method = "POST", .path = "/api/v1/tenants/demo/businesses/" + path, .token = token, .body = body});
    };
    post(of_one, one + "/connections", connection_ask_json(other, ""));
    post(of_other, other + "/connections/" + one + "/acceptance", "");
}

// All routes; what erases whoever asks comes last.
std::vector<http::Route> routes_in_order() {
    std::vector<http::Route> routes = api_routes({});
    std::stable_partition(routes.begin(), routes.end(),
                          [](const http::Route& route) { return route.action != Action::erase_own_data; });
    return routes;
}

const char* word_of(Decision decision) {
    constexpr const char* words[] = {"yes", "401", "403", "404"};
    return words[static_cast<std::size_t>(decision)];
}

struct Column {
    const char* name;
    Standing standing;
};

// Everybody whom the policy tells apart.
constexpr Column columns[] = {
    {"visitor", {.signed_in = false}},
    {"customer", {.signed_in = true}},
    {"connection", {.signed_in = true, .relation = Relation::connection}},
    {"own viewer", {.signed_in = true, .relation = Relation::own, .role = Role::viewer}},
    {"own editor", {.signed_in = true, .relation = Relation::own, .role = Role::editor}},
    {"own owner", {.signed_in = true, .relation = Relation::own, .role = Role::owner}},
    {"adviser, own branch", {.signed_in = true, .staff = StaffRole::adviser, .in_branch = true}},
    {"adviser, other branch", {.signed_in = true, .staff = StaffRole::adviser}},
    {"moderator", {.signed_in = true, .staff = StaffRole::moderator}},
    {"anybody, of another bank's or none",
     {.signed_in = true, .relation = Relation::other, .staff = StaffRole::moderator}},
};

std::string table_of_policy() {
    std::ostringstream text;
    text << "| routes |";
    for (const Column& column : columns) text << ' ' << column.name << " |";
    text << "\n|---|";
    for ([[maybe_unused]] const Column& column : columns) text << "---|";
    text << '\n';
    for (int index = 0; index < action_count; ++index) {
        const auto action = static_cast<Action>(index);
        text << "|";
        for (const http::Route& route : api_routes({}))
            if (route.action == action) text << ' ' << route.operation;
        text << " |";
        for (const Column& column : columns) text << ' ' << word_of(decide(action, column.standing)) << " |";
        text << '\n';
    }
    return text.str();
}

}  // namespace

TEST_CASE("every route decides by the policy, for everybody and for one's own, others', hidden and absent businesses") {
    Api api;
    const std::string own = api.put(with_secret(Api::business("Plomberie Rivoire", own_siren)));
    const std::string stranger = api.put(Api::business("Sanitaires Morel", stranger_siren));
    Business hidden_business = Api::business("Plomberie Secrète", "542065479");
    hidden_business.audience = Audience::nobody;
    const std::string hidden = api.put(hidden_business);
    const std::string elsewhere = api.put(Api::business("Plomberie Ailleurs", own_siren), "other");

    const auto member = [&](const char* subject, const char* role) {
        return api.token({.subject = subject, .businesses = {{own_siren, role}}, .business_branch = "Lyon"});
    };
    const std::string of_friend = api.token({.subject = "friend", .businesses = {{friend_siren, "owner"}}});
    const std::string of_discreet = api.token({.subject = "dora", .businesses = {{discreet_siren, "owner"}}});
    const std::vector<Asker> askers = {
        {"visitor", ""},
        {"customer", api.token({.subject = "customer"})},
        {"viewer", member("viewer", "viewer"), Role::viewer},
        {"editor", member("editor", "editor"), Role::editor},
        {"owner", member("owner", "owner"), Role::owner},
        {"adviser here", api.token({.subject = "lyon", .staff = "adviser", .branch = "Lyon"}), Role::none,
         StaffRole::adviser, true},
        {"adviser elsewhere", api.token({.subject = "brest", .staff = "adviser", .branch = "Brest"}), Role::none,
         StaffRole::adviser, false},
        {"moderator", api.token({.subject = "moderator", .staff = "moderator"}), Role::none, StaffRole::moderator},
        {.name = "connected", .token = of_friend, .is_connected = true},
    };
    for (const Asker& asker : askers)  // the bank's first word about each of them
        if (!asker.token.empty()) api.json({.path = "/api/v1/tenants/demo/me", .token = asker.token});
    const std::string connected = api.put(Api::business("Atelier Ami", friend_siren));
    Business discreet_business = with_secret(Api::business("Plomberie Discrète", discreet_siren));
    const std::string discreet = api.put(discreet_business);
    connect(api, connected, of_friend, own, member("owner", "owner"));
    connect(api, connected, of_friend, discreet, of_discreet);
    discreet_business.audience = Audience::connections;
    REQUIRE(api.put(discreet_business) == discreet);

    const std::vector<Target> targets = {
        {"own", "demo", own, Relation::own, Relation::connection, Relation::same_tenant},
        {"for connections", "demo", discreet, Relation::same_tenant, Relation::connection, Relation::same_tenant},
        {"stranger's", "demo", stranger, Relation::same_tenant, Relation::same_tenant, Relation::same_tenant},
        {"hidden", "demo", hidden, Relation::same_tenant, Relation::same_tenant, Relation::same_tenant},
        {"absent", "demo", "AAAAAAAAAAAAAAAAAAAAAA"},
        {"another bank's", "demo", elsewhere},
        {"of no bank", "nobody", own},
    };

    int asked = 0, shown_to_connections = 0;
    for (const http::Route& route : routes_in_order()) {
        if (route.action == Action::revoke_tokens) continue;  // decided by the signature in the body
        const bool has_tenant = route.path.find("{tenant}") != std::string_view::npos;
        const bool has_business = route.path.find("{business}") != std::string_view::npos;
        for (const Asker& asker : askers) {
            for (const Target& target : targets) {
                if (target.tenant == "nobody" && !has_tenant) continue;
                CAPTURE(route.operation);
                CAPTURE(asker.name);
                CAPTURE(target.name);
                Standing standing{
                    .signed_in = !asker.token.empty(), .relation = Relation::same_tenant, .staff = asker.staff};
                if (has_business) {
                    standing.relation = target.to(asker);
                    if (standing.relation == Relation::own) standing.role = asker.role;
                    standing.in_branch = asker.in_branch && target.name == "own";
                }
                if (target.tenant == "nobody") standing = {.relation = Relation::other};
                const http::Response response = api.ask({.method = std::string(route.method),
                                                         .path = address(route, target),
                                                         .token = has_tenant ? asker.token : "",
                                                         .body = std::string(route.body.example),
                                                         .if_match = route.wants_version ? "\"0\"" : ""});
                CAPTURE(response.body);
                ++asked;
                switch (decide(route.action, standing)) {
                    case Decision::allow:
                        CHECK(response.status != 401);
                        CHECK(response.status != 403);
                        CHECK(response.status < 500);
                        if (has_tenant && target.tenant == "nobody") CHECK(response.status == 404);
                        if (has_business && standing.relation == Relation::other) CHECK(response.status == 404);
                        break;
                    case Decision::sign_in:
                        CHECK(response.status == 401);
                        break;
                    case Decision::forbidden:
                        CHECK(response.status == 403);
                        break;
                    case Decision::not_found:
                        CHECK(response.status == 404);
                        break;
                }
                // What is for connections is in no answer to anybody else but the bank's staff.
                const bool shows = response.body.find(secret) != std::string::npos;
                if (asker.role == Role::none && asker.staff == StaffRole::none && !asker.is_connected)
                    CHECK_FALSE(shows);
                if (route.operation == "getBusiness" && standing.relation <= Relation::connection) CHECK(shows);
                shown_to_connections += shows && asker.is_connected;
                // Whoever may not know that a business exists gets the same bytes as for one that does not.
                const bool is_secret = target.name == "hidden" ||
                                       (target.name == "for connections" && standing.relation == Relation::same_tenant);
                if (has_business && is_secret && asker.staff == StaffRole::none) {
                    Target absent = target;
                    absent.business = "AAAAAAAAAAAAAAAAAAAAAA";
                    const http::Response nothing = api.ask({.method = std::string(route.method),
                                                            .path = address(route, absent),
                                                            .token = asker.token,
                                                            .body = std::string(route.body.example),
                                                            .if_match = route.wants_version ? "\"0\"" : ""});
                    CHECK(response.status == nothing.status);
                    CHECK(response.body.size() == nothing.body.size());
                }
            }
        }
    }
    CHECK(asked > 200);
    CHECK(shown_to_connections > 0);
}

TEST_CASE("a token of another bank opens nothing of this one, whatever the route") {
    Api api;
    const std::string own = api.put(Api::business("Plomberie Rivoire", own_siren));
    const std::string foreign = api.token({.tenant = "other", .businesses = {{own_siren, "owner"}}});
    for (const http::Route& route : api_routes({})) {
        if (route.path.find("{tenant}") == std::string_view::npos) continue;
        CAPTURE(route.operation);
        const http::Response response = api.ask({.method = std::string(route.method),
                                                 .path = address(route, {"own", "demo", own}),
                                                 .token = foreign,
                                                 .body = std::string(route.body.example)});
        CHECK(response.status == 401);
    }
}

TEST_CASE("the policy as people read it in docs/policy.md is the policy") {
    const char* file = "docs/policy.md";
    std::ostringstream read;
    read << std::ifstream(file).rdbuf();
    std::string text = read.str();
    const std::size_t at = text.find("| routes |");
    REQUIRE(at != std::string::npos);
    if (std::getenv("COMPTOIR_AGREE")) {  // as for the pages that are heard
        text = text.substr(0, at) + table_of_policy();
        std::ofstream(file) << text;
    }
    CHECK(text.substr(at) == table_of_policy());
}
