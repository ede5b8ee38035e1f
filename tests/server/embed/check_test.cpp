#include "server/embed/check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "server/embed/packed.h"

using namespace comptoir::embed;
using comptoir::Result;

namespace {

const std::string loader = R"(const files = {"start.js": ["start-00c0ffee.js", "sha384-x"]};)";
const std::string start = R"(const files = {"comptoir.wasm": ["comptoir-00c0ffee.wasm", "sha384-y"]};)";
const std::string right_integrity = integrity("sha384", loader);
constexpr auto inline_policy =
    "default-src 'self'; script-src 'self' https://network.example 'wasm-unsafe-eval'; connect-src "
    "https://network.example; "
    "img-src https://network.example data: blob:";
constexpr auto frame_policy =
    "default-src 'none'; script-src https://network.example; frame-src https://network.example";

// A bank's page and a network, all as it should be; a test breaks one thing.
struct World {
    std::string script = R"(<script type="module" src="https://network.example/widget/v1/comptoir.js" integrity=")" +
                         right_integrity + R"(" crossorigin></script>)";
    std::string element = R"(<comptoir-widget tenant="demo"></comptoir-widget>)";
    std::map<std::string, Answer> answers;

    explicit World(std::string policy = inline_policy) {
        answers["https://bank.example/network"] = {200, {{"Content-Security-Policy", std::move(policy)}}, ""};
        const std::string folder = "https://network.example/widget/v1/";
        file(folder + "comptoir.js", "text/javascript; charset=utf-8", loader);
        file(folder + "start-00c0ffee.js", "text/javascript", start);
        file(folder + "comptoir-00c0ffee.wasm", "application/wasm", "");
        answers[folder + "frame.html?tenant=demo"] = {
            200, {{"Content-Security-Policy", "default-src 'none'; frame-ancestors https://bank.example"}}, ""};
        answers["https://network.example/api/v1/tenants/demo"] = {
            200, {{"Access-Control-Allow-Origin", "https://bank.example"}}, "{}"};
    }

    void file(const std::string& url, const std::string& media_type, const std::string& body) {
        answers[url] = {200,
                        {{"content-type", media_type},
                         {"access-control-allow-origin", "*"},
                         {"Cross-Origin-Resource-Policy", "cross-origin"}},
                        body};
    }

    void without(const std::string& url, const std::string& header) {
        auto& headers = answers.at(url).headers;
        const auto last =
            std::remove_if(headers.begin(), headers.end(), [&](const auto& pair) { return pair.first == header; });
        REQUIRE(last != headers.end());
        headers.erase(last, headers.end());
    }

    std::vector<Finding> check(Question question = {.url = "https://bank.example/network"}) {
        answers["https://bank.example/network"].body = "<!doctype html>" + script + element;
        return check_embedding(question,
                               [this](const std::string& url, const std::string&) -> Result<Answer, std::string> {
                                   const auto known = answers.find(url);
                                   if (known == answers.end()) return std::string(url + " can't be reached");
                                   return known->second;
                               });
    }
};

std::vector<std::string> missing(const std::vector<Finding>& findings) {
    std::vector<std::string> subjects;
    for (const Finding& finding : findings) {
        if (finding.verdict == Finding::Verdict::missing) subjects.push_back(finding.subject);
    }
    return subjects;
}

using Subjects = std::vector<std::string>;

std::string text_of(const std::vector<Finding>& findings, const std::string& subject) {
    for (const Finding& finding : findings) {
        if (finding.verdict == Finding::Verdict::missing && finding.subject == subject) return finding.text;
    }
    return {};
}

}  // namespace

TEST_CASE("a page that embeds the widget rightly lacks nothing, in both modes") {
    World drawn;
    CHECK(missing(drawn.check()) == Subjects{});
    CHECK(holds(drawn.check()));
    World framed(frame_policy);
    framed.element = R"(<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>)";
    CHECK(missing(framed.check()) == Subjects{});
}

TEST_CASE("each missing source of the page's policy is named with its line") {
    struct Row {
        const char* policy;
        const char* line;
    };
    constexpr Row rows[] = {
        {"script-src https://network.example; connect-src https://network.example; img-src https://network.example "
         "data: blob:",
         "script-src https://network.example 'wasm-unsafe-eval'"},
        {"script-src 'wasm-unsafe-eval'; connect-src https://network.example; img-src https://network.example data: "
         "blob:",
         "script-src https://network.example 'wasm-unsafe-eval'"},
        {"default-src https://network.example 'wasm-unsafe-eval' data: blob:; connect-src 'self'",
         "connect-src https://network.example"},
        {"default-src https://network.example 'wasm-unsafe-eval'; img-src https://network.example data:",
         "img-src https://network.example data: blob:"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.policy));
        const auto findings = World(row.policy).check();
        CHECK(missing(findings) == Subjects{"Content-Security-Policy"});
        CHECK(text_of(findings, "Content-Security-Policy") == row.line);
    }
}

TEST_CASE("frame mode needs frame-src and no wasm of the page") {
    World world("default-src 'none'; script-src https://network.example");
    world.element = R"(<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>)";
    CHECK(text_of(world.check(), "Content-Security-Policy") == "frame-src https://network.example");
}

TEST_CASE("a wrong or missing integrity is said with the right one") {
    World world;
    world.script = R"(<script type="module" src="https://network.example/widget/v1/comptoir.js" crossorigin></script>)";
    CHECK(text_of(world.check(), "integrity") == "integrity=\"" + right_integrity + "\"");
    world.script =
        R"(<script type="module" src="https://network.example/widget/v1/comptoir.js" integrity="sha384-old" crossorigin></script>)";
    CHECK(text_of(world.check(), "integrity").find(right_integrity) != std::string::npos);
}

TEST_CASE("a script that can't be verified, or is none, is found") {
    World world;
    world.script = R"(<script src="https://network.example/widget/v1/comptoir.js" integrity=")" + right_integrity +
                   R"("></script>)";
    CHECK(missing(world.check()) == Subjects{"script", "crossorigin"});
    world.script = "";
    CHECK(missing(world.check()) == Subjects{"script"});
}

TEST_CASE("a page that makes script and element itself is checked as told") {
    World world;
    world.script = world.element = "";
    CHECK(missing(world.check({.url = "https://bank.example/network",
                               .network = "https://network.example",
                               .mode = "inline",
                               .tenant = "demo"})) == Subjects{});
    CHECK(
        missing(world.check(
            {.url = "https://bank.example/network", .network = "https://network.example", .mode = {}, .tenant = {}})) ==
        Subjects{"element"});
}

TEST_CASE("a header that the network's files lack is named") {
    for (const char* name : {"comptoir.js", "start-00c0ffee.js", "comptoir-00c0ffee.wasm"}) {
        CAPTURE(name);
        const std::string url = std::string("https://network.example/widget/v1/") + name;
        World world;
        world.without(url, "access-control-allow-origin");
        CHECK(missing(world.check()) == Subjects{"Access-Control-Allow-Origin"});
        World other;
        other.without(url, "Cross-Origin-Resource-Policy");
        CHECK(missing(other.check()) == Subjects{"Cross-Origin-Resource-Policy"});
    }
    World world;
    world.file("https://network.example/widget/v1/comptoir-00c0ffee.wasm", "application/octet-stream", "");
    CHECK(missing(world.check()) == Subjects{"Content-Type"});
}

TEST_CASE("a bank that the network does not know is told so") {
    World drawn;
    drawn.without("https://network.example/api/v1/tenants/demo", "Access-Control-Allow-Origin");
    CHECK(missing(drawn.check()) == Subjects{"Access-Control-Allow-Origin"});
    World framed(frame_policy);
    framed.element = R"(<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>)";
    framed.answers["https://network.example/widget/v1/frame.html?tenant=demo"].headers = {
        {"Content-Security-Policy", "frame-ancestors https://other.example"}};
    CHECK(missing(framed.check()) == Subjects{"frame-ancestors"});
}

TEST_CASE("a page that isolates itself needs a frame that does too") {
    World framed(frame_policy);
    framed.element = R"(<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>)";
    framed.answers["https://bank.example/network"].headers.emplace_back("Cross-Origin-Embedder-Policy", "require-corp");
    CHECK(missing(framed.check()) == Subjects{"Cross-Origin-Embedder-Policy"});
}

TEST_CASE("a page or network that can't be had is said, and nothing is concluded from it") {
    World world;
    CHECK(missing(world.check({.url = "https://elsewhere.example/"})) == Subjects{"page"});
    CHECK(missing(world.check({.url = "bank.example"})) == Subjects{"page"});
    world.answers["https://bank.example/network"].status = 302;
    CHECK(missing(world.check()) == Subjects{"page"});
    World down;
    down.answers.erase("https://network.example/widget/v1/comptoir.js");
    down.answers.erase("https://network.example/api/v1/tenants/demo");
    CHECK(missing(down.check()) == Subjects{"network", "network"});
}
