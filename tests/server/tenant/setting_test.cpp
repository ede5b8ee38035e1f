// What a bank may set, and what not.
#include "server/tenant/setting.h"

#include <doctest/doctest.h>

#include "tests/server/api.h"
#include "tests/server/commands/program.h"

using namespace comptoir;

namespace {

void takes(const char* name, const char* value, const char* kept = nullptr) {
    CAPTURE(name);
    CAPTURE(value);
    const CheckedSetting checked = check_setting(name, value);
    CHECK(checked.refusal == "");
    CHECK(checked.value == (kept ? kept : value));
}

void refuses(const char* name, const std::string& value) {
    CAPTURE(name);
    CAPTURE(value);
    CHECK_FALSE(check_setting(name, value).refusal.empty());
}

}  // namespace

TEST_CASE("a setting is kept in one spelling") {
    takes("contact.email", "bonjour@Banque.example", "bonjour@banque.example");
    takes("contact.phone", "01 99 00 12 34", "+33199001234");
    takes("legal.terms", "https://banque.example/cgu");
    takes("legal.notice", "Banque des Deux Rives, 1 quai du Rhône, Lyon");
    takes("locales", "fr,en");
    takes("locales", "en");
    takes("font", "\"Deux Rives\", system-ui, sans-serif");
    takes("light.accent", "#7A1F3D", "#7a1f3d");
    for (const std::string_view colour : theme_colours()) takes(("dark." + std::string(colour)).c_str(), "#101010");
}

TEST_CASE("what a setting can't be is refused, whatever it would do to a page") {
    for (const char* value : {"", "bonjour", "a@b@c", "a@b.example\n"}) refuses("contact.email", value);
    for (const char* value : {"", "12", "call me"}) refuses("contact.phone", value);
    for (const char* value : {"", "http://banque.example/cgu", "https://", "https://user@banque.example"})
        refuses("legal.terms", value);
    for (const char* value : {"", "de", "fr,fr", "fr,", ",fr", "fr en"}) refuses("locales", value);
    for (const char* value : {"", "x;color:red", "url(x)", "\"open", "a}b", "a\\b"}) refuses("font", value);
    for (const char* value : {"", "red", "#fff", "#7a1f3", "#7a1f3dd", "#7a1f3g", "var(--x)"})
        refuses("light.accent", value);
    for (const char* name : {"", "light.", "light.*", "light.fame", "night.accent", "title", "light"})
        refuses(name, "#7a1f3d");
}

TEST_CASE("colours that could not be read on each other are refused together") {
    const Setting dark_red{"light.accent", "#7a1f3d"};
    CHECK_FALSE(settings_refusal({dark_red, {"light.on-accent", "#ffffff"}}));
    CHECK(settings_refusal({dark_red, {"light.on-accent", "#000000"}}));
    CHECK_FALSE(settings_refusal({dark_red, {"dark.on-accent", "#000000"}}));
    CHECK(settings_refusal({{"dark.text", "#777777"}, {"dark.surface", "#888888"}}));
}

TEST_CASE("what an operator sets is told to the widget of that bank alone, without a restart") {
    Api api;
    const auto set = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "tenant");
        words.insert(words.end(), {"--data", api.folder.path().string()});
        return run(api.folder, words);
    };
    CHECK(set({"set", "demo", "contact.email", "bonjour@banque.example"}).status == 0);
    CHECK(set({"set", "demo", "legal.privacy", "https://banque.example/donnees"}).status == 0);
    CHECK(set({"set", "demo", "locales", "fr"}).status == 0);
    CHECK(set({"set", "demo", "light.accent", "#7a1f3d"}).status == 0);
    CHECK(set({"set", "demo", "light.on-accent", "#000000"}).status == 1);
    CHECK(set({"set", "demo", "font", "url(x)"}).status == 1);
    CHECK(set({"set", "nobody", "font", "serif"}).status == 1);
    api.service->refresh();
    const nlohmann::json told = api.json({.path = "/api/v1/tenants/demo"});
    CHECK(told["contact"]["email"] == "bonjour@banque.example");
    CHECK(told["legal"]["privacy"] == "https://banque.example/donnees");
    CHECK(told["locales"] == nlohmann::json{"fr"});
    CHECK(told["look"]["light"]["accent"] == "#7a1f3d");
    CHECK_FALSE(api.json({.path = "/api/v1/tenants/other"}).contains("look"));
    CHECK(api.json({.path = "/api/v1/tenants/other"})["contact"].empty());
    CHECK(set({"set", "demo", "contact.email", ""}).status == 0);
    api.service->refresh();
    CHECK(api.json({.path = "/api/v1/tenants/demo"})["contact"].empty());
}

TEST_CASE("origins and issuers come and go from the command line, and count without a restart") {
    Api api;
    const std::string token = api.token({});
    const auto tenant = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "tenant");
        words.insert(words.end(), {"--data", api.folder.path().string()});
        const Ended ended = run(api.folder, words);
        api.service->refresh();
        return ended;
    };
    const Asked me{.path = "/api/v1/tenants/demo/me", .token = token};
    CHECK(api.ask(me).status == 200);
    const Ended listed = tenant({"issuer", "list", "demo"});
    CHECK(listed.out.find("https://demo.example\tcomptoir\tES256\t") != std::string::npos);
    CHECK(tenant({"issuer", "remove", "demo", "https://demo.example"}).status == 0);
    CHECK(api.ask(me).status == 401);
    CHECK(tenant({"issuer", "remove", "demo", "https://demo.example"}).status == 1);
    const std::string keys = (api.folder / "demo.jwks").string();
    const std::vector<std::string> add = {"issuer", "add", "demo", "https://demo.example", "--audience", "comptoir"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), add.begin(), add.end());
        return tenant(more);
    };
    CHECK(with({"--keys", "http://demo.example/keys"}).status == 1);
    CHECK(with({"--keys", keys, "--algorithm", "HS256"}).status == 1);
    CHECK(with({"--keys", keys}).status == 0);
    CHECK(api.ask(me).status == 200);

    CHECK(tenant({"origin", "add", "demo", "https://banque.example"}).status == 0);
    CHECK(tenant({"origin", "add", "demo", "https://*.example"}).status == 1);
    CHECK(tenant({"list"}).out.find("https://banque.example") != std::string::npos);
    CHECK(tenant({"origin", "remove", "demo", "https://banque.example"}).status == 0);
    CHECK(tenant({"origin", "remove", "demo", "https://banque.example"}).status == 1);
}
