#include "tests/server/api.h"

#include <thread>

#include "server/directory/change_log.h"
#include "server/tenant/tenant_store.h"

namespace comptoir {

namespace {

std::string issuer_of(const std::string& tenant) {
    return "https://" + tenant + ".example";
}

}  // namespace

std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

Api::Api() {
    auto database = db::Database::open(folder.path(), {.creates = true});
    REQUIRE(database);
    const auto made = (*database)->write([&](db::Connection& connection) {
        REQUIRE(BusinessStore::open(connection));
        for (const auto& [name, key] : {std::pair{"demo", &signer}, {"other", &other_signer}}) {
            const auto keys = folder.write(std::string(name) + ".jwks", key->key_set_json());
            REQUIRE(tenant_store::create(connection, {.name = name}, 0));
            REQUIRE(tenant_store::set_issuer(connection, name,
                                             {issuer_of(name), "comptoir", key->algorithm(), keys.string()}));
        }
        return db::Nothing{};
    });
    REQUIRE(made);
    database->reset();
    restart();
}

void Api::restart() {
    service.reset();
    settings.data = folder.path();
    settings.widget = folder / "widget";
    std::filesystem::create_directory(settings.widget);
    auto opened = Service::open(
        settings, {.now_s = [this] { return now_s.load(); }, .pictures = {.program = COMPTOIR_PICTURE_PROGRAM}});
    if (!opened) FAIL(opened.error());
    service = std::move(*opened);
}

http::Response Api::ask(const Asked& asked) {
    const std::string_view all = asked.path;
    const std::size_t mark = std::min(all.find('?'), all.size());
    const std::string authorization = asked.token.empty() ? "" : "Bearer " + asked.token;
    return service->answer({.method = asked.method,
                            .path = all.substr(0, mark),
                            .query = mark < all.size() ? all.substr(mark + 1) : std::string_view(),
                            .if_none_match = asked.if_none_match,
                            .authorization = authorization,
                            .if_match = asked.if_match,
                            .idempotency_key = asked.key,
                            .content_type = asked.body.empty() ? std::string_view() : asked.content_type,
                            .client = asked.client,
                            .has_body = !asked.body.empty(),
                            .body = asked.body});
}

nlohmann::json Api::json(const Asked& asked, int status) {
    const http::Response response = ask(asked);
    CAPTURE(asked.method + " " + asked.path);
    CAPTURE(response.body);
    REQUIRE(response.status == status);
    return response.body.empty() ? nlohmann::json() : nlohmann::json::parse(response.body);
}

std::string Api::token(const Said& said) const {
    nlohmann::json payload = {{"iss", issuer_of(said.tenant)},
                              {"aud", "comptoir"},
                              {"sub", said.subject},
                              {"tenant", said.tenant},
                              {"name", said.name},
                              {"iat", now_s.load()},
                              {"exp", now_s + 300},
                              {"businesses", nlohmann::json::array()}};
    for (const auto& [siren, role] : said.businesses) {
        nlohmann::json business = {{"register", {{"country", "FR"}, {"scheme", "siren"}, {"id", siren}}},
                                   {"role", role}};
        if (!said.business_branch.empty()) business["branch"] = said.business_branch;
        if (!said.attested.empty()) business["attested"] = nlohmann::json::parse(said.attested);
        payload["businesses"].push_back(business);
    }
    if (!said.staff.empty()) payload["staff"] = {{"role", said.staff}};
    if (!said.branch.empty()) payload["staff"]["branch"] = said.branch;
    return (said.tenant == "demo" ? signer : other_signer).token(payload.dump());
}

std::string Api::revocation(const std::string& subject) const {
    const nlohmann::json payload = {{"iss", issuer_of("demo")}, {"aud", "comptoir"},   {"sub", subject},
                                    {"tenant", "demo"},         {"iat", now_s.load()}, {"exp", now_s + 60}};
    return signer.token(payload.dump(), R"({"alg":"ES256","kid":"k1","typ":"comptoir-revocation+jwt"})");
}

std::string Api::put(const Business& business, const std::string& tenant) {
    std::string id;
    const auto written = service->database().write([&](db::Connection& connection) {
        const TenantNumber number = tenant_store::find(connection, tenant)->number;
        id = service->businesses().ids().id_of(number, service->businesses().put(connection, number, business));
        return db::Nothing{};
    });
    REQUIRE(written);
    settle();
    return id;
}

Business Api::business(std::string name, std::string siren) {
    Business made{.audience = Audience::everyone, .legal_name = std::move(name)};
    made.register_id = {"FR", "siren", std::move(siren)};
    made.trade.code = "43.22A";
    Place seat{.postcode = "69003"};
    seat.commune = {"69123", "Lyon"};
    seat.point = Point{45'758'000, 4'835'000};
    made.places = {seat};
    return made;
}

void Api::settle() {
    const auto last =
        service->database().read([](db::Connection& connection) { return change_log::last_seq(connection); });
    REQUIRE(last);
    service->index().nudge();
    while (service->index().status().last_change < *last) std::this_thread::yield();
}

}  // namespace comptoir
