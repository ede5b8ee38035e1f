#include "server/demo/portal.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <fstream>

#include "server/embed/page.h"
#include "server/embed/policy.h"
#include "server/identity/token_checker.h"
#include "tests/server/api.h"

using namespace comptoir;

namespace {

constexpr auto network = "http://127.0.0.1:8082";
constexpr auto loader = R"(<script type="module" src="NETWORK/widget/v1/comptoir.js" crossorigin></script>)";

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("comptoir-portal-" + std::to_string(getpid()));
    Folder() { std::filesystem::create_directories(path / "fr"); }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const char* name, const std::string& text) const { std::ofstream(path / name) << text; }
};

constexpr auto own = "http://127.0.0.1:8080";
constexpr std::int64_t now_s = 1'790'000'000;

struct Ask {
    std::string_view path;
    std::string_view method = "GET";
    std::string_view origin = {};
    std::string_view cookie = {};
};

http::Response ask(const demo::Portal& portal, const Ask& ask) {
    http::Request request;
    request.method = ask.method;
    request.path = ask.path;
    request.origin = ask.origin;
    request.cookie = ask.cookie;
    return portal.answer(request, now_s);
}
http::Response get(const demo::Portal& portal, std::string_view path) {
    return ask(portal, Ask{path});
}

// Two people: one who owns a business, one who wants text.
Result<demo::Portal, std::string> load(const Folder& folder, const char* other_bank = "http://127.0.0.1:8081") {
    auto key = demo::SigningKey::open(folder.path / "keys", "demo");
    REQUIRE(key);
    std::vector<demo::BankPerson> people = {
        {.id = "claire", .name = "Claire Lambert", .businesses = {{"732829320", Role::owner, "Lyon"}}},
        {.id = "henri", .name = "Henri Vallet", .as_text = true}};
    return demo::Portal::load(folder.path, {.own = own, .network = network, .other_bank = other_bank},
                              {std::move(*key), {"https://bank.example", "comptoir", "demo"}, std::move(people)});
}

std::string policy_of(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Security-Policy") return value;
    }
    return {};
}

}  // namespace

TEST_CASE("a page of the demo allows the network what the widget's mode needs, and no more") {
    const Folder folder;
    folder.write("fr/accounts.html", "<a href=\"OTHER_BANK/fr/accounts.html\">");
    folder.write("fr/network.html", std::string(loader) + "<comptoir-widget></comptoir-widget>");
    folder.write("fr/framed.html", std::string(loader) + "<comptoir-widget mode=\"frame\"></comptoir-widget>");
    const auto portal = load(folder);
    REQUIRE(portal);

    const auto allows = [&](const char* path, const char* directive, const char* source) {
        return embed::Policy::parse(policy_of(get(*portal, path))).allows(directive, source, "http://127.0.0.1:8080");
    };
    const char* script = "http://127.0.0.1:8082/widget/v1/comptoir.js";
    CHECK_FALSE(allows("/fr/accounts.html", "script-src", script));
    CHECK(allows("/fr/network.html", "script-src", script));
    CHECK(allows("/fr/network.html", "script-src", "'wasm-unsafe-eval'"));
    CHECK_FALSE(allows("/fr/network.html", "frame-src", "http://127.0.0.1:8082/widget/v1/frame.html"));
    CHECK(allows("/fr/framed.html", "frame-src", "http://127.0.0.1:8082/widget/v1/frame.html"));
    CHECK_FALSE(allows("/fr/framed.html", "script-src", "'wasm-unsafe-eval'"));
    CHECK_FALSE(allows("/fr/framed.html", "connect-src", "http://127.0.0.1:8082/api/v1/"));
    CHECK(get(*portal, "/fr/accounts.html").body == "<a href=\"http://127.0.0.1:8081/fr/accounts.html\">");
}

TEST_CASE("the demo's portal gives its own files and nothing else") {
    const Folder folder;
    folder.write("fr/accounts.html", "Comptes");
    const auto portal = load(folder);
    REQUIRE(portal);
    CHECK(get(*portal, "/").status == 303);
    CHECK(get(*portal, "/fr/accounts.html").status == 200);
    for (const char* path : {"/fr/", "/../fr/accounts.html", "/fr/accounts.html/", "//fr/accounts.html", ""}) {
        CAPTURE(std::string(path));
        CHECK(get(*portal, path).status == 404);
    }
    CHECK(ask(*portal, {"/fr/accounts.html", "PUT"}).status == 405);
    CHECK(ask(*portal, {"/fr/accounts.html", "POST", own}).status == 404);
    CHECK(get(*portal, "/keys/demo.pem").status == 404);
}

TEST_CASE("a portal that was not built is said") {
    const Folder folder;
    CHECK_FALSE(load(folder));
}

TEST_CASE("the portal signs who is there: the first person until another is chosen, nobody for a visitor") {
    const Folder folder;
    folder.write("fr/accounts.html", "Comptes");
    const auto portal = load(folder);
    REQUIRE(portal);
    const std::vector<Issuer> issuers = {{.name = "https://bank.example",
                                          .audience = "comptoir",
                                          .algorithm = Algorithm::es256,
                                          .keys = folder.path / "keys" / "demo.jwks.json"}};
    identity::TokenChecker checker;
    const auto token = [&](std::string_view cookie) {
        const auto response = ask(*portal, {"/comptoir-token", "POST", own, cookie});
        CHECK(response.status == 200);
        return response.body;
    };
    const auto claire = checker.check("demo", issuers, token(""), now_s);
    REQUIRE(claire);
    CHECK((*claire)->subject == "claire");
    CHECK((*claire)->name == "Claire Lambert");
    REQUIRE((*claire)->businesses.size() == 1);
    CHECK((*claire)->businesses[0].register_id == "732829320");
    CHECK((*claire)->businesses[0].role == Role::owner);
    const auto henri = checker.check("demo", issuers, token("a=b; demo-person=henri"), now_s);
    REQUIRE(henri);
    CHECK((*henri)->subject == "henri");
    CHECK(token("demo-person=nobody").empty());
    for (const char* cookie : {"demo-person=", "demo-person=nobody2", "xdemo-person=henri", "demo-person", ";;;"}) {
        CAPTURE(cookie);
        const auto first = checker.check("demo", issuers, token(cookie), now_s);
        REQUIRE(first);
        CHECK((*first)->subject == "claire");
    }
}

TEST_CASE("a choice is kept by the bank's own cookie, and only the portal's own pages make it or get a token") {
    const Folder folder;
    folder.write("fr/accounts.html", "Comptes");
    const auto portal = load(folder);
    REQUIRE(portal);
    const auto chosen = ask(*portal, {"/sign-in/henri", "POST", own});
    CHECK(chosen.status == 200);
    CHECK(header_of(chosen, "Set-Cookie") == "demo-person=henri; Path=/; SameSite=Strict; HttpOnly");
    CHECK(ask(*portal, {"/sign-in/nobody", "POST", own}).status == 200);
    CHECK(ask(*portal, {"/sign-in/somebody", "POST", own}).status == 404);
    CHECK(ask(*portal, {"/sign-in/", "POST", own}).status == 404);
    for (const char* origin : {"", "null", "http://127.0.0.1:8082", "https://127.0.0.1:8080"}) {
        CAPTURE(origin);
        const auto refused = ask(*portal, {"/sign-in/henri", "POST", origin});
        CHECK(refused.status == 403);
        CHECK(header_of(refused, "Set-Cookie").empty());
        CHECK(ask(*portal, {"/comptoir-token", "POST", origin}).status == 403);
    }
    CHECK(get(*portal, "/comptoir-token").status == 404);
}

TEST_CASE("a page says who is signed in, marks them in the menu, and gives the network as text to who wants it") {
    const Folder folder;
    folder.write("fr/accounts.html",
                 R"(PERSON_OR(Visiteur)<button value="claire"><button value="henri"><button value="nobody">)"
                 R"(<comptoir-widget tenant="demo">)");
    const auto portal = load(folder);
    REQUIRE(portal);
    const auto page = [&](std::string_view cookie) {
        return ask(*portal, {"/fr/accounts.html", "GET", {}, cookie}).body;
    };
    CHECK(page("") ==
          R"(Claire Lambert<button value="claire" aria-current="true"><button value="henri"><button value="nobody">)"
          R"(<comptoir-widget tenant="demo">)");
    CHECK(page("demo-person=henri") ==
          R"(Henri Vallet<button value="claire"><button value="henri" aria-current="true"><button value="nobody">)"
          R"(<comptoir-widget render="text" tenant="demo">)");
    CHECK(page("demo-person=nobody") ==
          R"(Visiteur<button value="claire"><button value="henri"><button value="nobody" aria-current="true">)"
          R"(<comptoir-widget tenant="demo">)");
}
