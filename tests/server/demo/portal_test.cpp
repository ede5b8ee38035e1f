#include "server/demo/portal.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <fstream>

#include "server/embed/page.h"
#include "server/embed/policy.h"

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

http::Response ask(const demo::Portal& portal, std::string_view path, std::string_view method = "GET") {
    http::Request request;
    request.method = method;
    request.path = path;
    return portal.answer(request);
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
    const auto portal = demo::Portal::load(folder.path, {.network = network, .other_bank = "http://127.0.0.1:8081"});
    REQUIRE(portal);

    const auto allows = [&](const char* path, const char* directive, const char* source) {
        return embed::Policy::parse(policy_of(ask(*portal, path))).allows(directive, source, "http://127.0.0.1:8080");
    };
    const char* script = "http://127.0.0.1:8082/widget/v1/comptoir.js";
    CHECK_FALSE(allows("/fr/accounts.html", "script-src", script));
    CHECK(allows("/fr/network.html", "script-src", script));
    CHECK(allows("/fr/network.html", "script-src", "'wasm-unsafe-eval'"));
    CHECK_FALSE(allows("/fr/network.html", "frame-src", "http://127.0.0.1:8082/widget/v1/frame.html"));
    CHECK(allows("/fr/framed.html", "frame-src", "http://127.0.0.1:8082/widget/v1/frame.html"));
    CHECK_FALSE(allows("/fr/framed.html", "script-src", "'wasm-unsafe-eval'"));
    CHECK_FALSE(allows("/fr/framed.html", "connect-src", "http://127.0.0.1:8082/api/v1/"));
    CHECK(ask(*portal, "/fr/accounts.html").body == "<a href=\"http://127.0.0.1:8081/fr/accounts.html\">");
}

TEST_CASE("the demo's portal gives its own files and nothing else") {
    const Folder folder;
    folder.write("fr/accounts.html", "Comptes");
    const auto portal = demo::Portal::load(folder.path, {.network = network, .other_bank = ""});
    REQUIRE(portal);
    CHECK(ask(*portal, "/").status == 303);
    CHECK(ask(*portal, "/fr/accounts.html").status == 200);
    for (const char* path : {"/fr/", "/../fr/accounts.html", "/fr/accounts.html/", "//fr/accounts.html", ""}) {
        CAPTURE(std::string(path));
        CHECK(ask(*portal, path).status == 404);
    }
    CHECK(ask(*portal, "/fr/accounts.html", "POST").status == 405);
}

TEST_CASE("a portal that was not built is said") {
    const Folder folder;
    CHECK_FALSE(demo::Portal::load(folder.path, {.network = network, .other_bank = ""}));
    CHECK_FALSE(demo::Portal::load(folder.path / "none", {.network = network, .other_bank = ""}));
}
