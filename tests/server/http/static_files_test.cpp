#include "server/http/static_files.h"

#include <doctest/doctest.h>

#include "tests/server/scratch_folder.h"

using namespace comptoir;
using namespace comptoir::http;

namespace {

struct Widget {
    ScratchFolder folder;
    Widget() {
        folder.write("comptoir.js", "loader");
        folder.write("comptoir.js.br", "BR");
        folder.write("comptoir.js.gz", "GZIP");
        folder.write("engine-4F2A9C1B.wasm", "wasm");
        folder.write("frame.html", "<!doctype html>");
    }
    StaticFiles load() const {
        auto files = StaticFiles::load(folder.path(), [](std::string_view tenant) {
            return tenant == "demo" ? std::string("https://bank.example") : std::string("'none'");
        });
        REQUIRE(files);
        return std::move(files).value();
    }
};

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST_CASE("a file comes in the best coding that the client takes, each with an ETag of its own") {
    const StaticFiles files = Widget().load();
    const auto ask = [&](std::string_view encodings) {
        return files.answer({.path = "/widget/v1/comptoir.js", .accept_encoding = encodings}).value();
    };
    CHECK(ask("gzip, deflate, br").body == "BR");
    CHECK(ask("br;q=0, gzip").body == "GZIP");
    CHECK(ask("gzip;q=0.5").body == "GZIP");
    CHECK(ask("identity").body == "loader");
    CHECK(ask("").body == "loader");
    CHECK(header(ask("br"), "Content-Encoding") == "br");
    CHECK(header(ask(""), "Content-Encoding").empty());
    CHECK(header(ask(""), "Vary") == "Accept-Encoding");
    CHECK(ask("br").etag != ask("gzip").etag);
    CHECK(ask("br").etag != ask("").etag);
    CHECK(ask("").media_type.starts_with("text/javascript"));
}

TEST_CASE("only names that change with their content may be kept for ever") {
    const StaticFiles files = Widget().load();
    const auto caching = [&](std::string_view path) { return header(*files.answer({.path = path}), "Cache-Control"); };
    CHECK(caching("/widget/v1/engine-4F2A9C1B.wasm").find("immutable") != std::string::npos);
    CHECK(caching("/widget/v1/comptoir.js") == "no-cache");
    CHECK(has_content_hash("a.0123456789.js"));
    for (const char* name : {"comptoir.js", "comptoir-lifetime.js", "a-1234.js", "a-1234567!.js", "12345678",
                             ".12345678", "a-catalogue.fr.json"}) {
        CAPTURE(name);
        CHECK_FALSE(has_content_hash(name));
    }
}

TEST_CASE("a document says who may frame it, by the tenant in its address") {
    const StaticFiles files = Widget().load();
    const auto policy = [&](std::string_view query) {
        return header(*files.answer({.path = "/widget/v1/frame.html", .query = query}), "Content-Security-Policy");
    };
    CHECK(policy("tenant=demo").ends_with("frame-ancestors https://bank.example"));
    CHECK(policy("x=1&tenant=demo").ends_with("frame-ancestors https://bank.example"));
    CHECK(policy("").ends_with("frame-ancestors 'none'"));
    CHECK(policy("tenant=%0d%0aX:").ends_with("frame-ancestors 'none'"));
    CHECK(policy("tenant=demo").find("unsafe-inline") == std::string::npos);
    CHECK(header(*files.answer({.path = "/widget/v1/comptoir.js"}), "Content-Security-Policy").empty());
}

TEST_CASE("a document can be framed by a page that isolates itself") {
    const StaticFiles files = Widget().load();
    const auto frame = files.answer({.path = "/widget/v1/frame.html", .query = "tenant=demo"});
    CHECK(header(*frame, "Cross-Origin-Embedder-Policy") == "require-corp");
}

TEST_CASE("nothing but the folder's files can be reached, and side files only through what they belong to") {
    const StaticFiles files = Widget().load();
    for (const char* path :
         {"/widget/v1/", "/widget/v1/../settings.toml", "/widget/v1/%2e%2e/x", "/widget/v1/comptoir.js.br",
          "/widget/v1//comptoir.js", "/widget/v1/comptoir.js%00", "/widget/v1/%zz"}) {
        CAPTURE(path);
        CHECK_FALSE(files.answer({.path = path}).has_value());
    }
}

TEST_CASE("a folder that cannot be a widget's is refused with the reason") {
    const auto anyone = [](std::string_view) { return std::string(); };
    CHECK_FALSE(StaticFiles::load("/nonexistent", anyone));
    const ScratchFolder folder;
    folder.write("notes.docx", "x");
    const auto files = StaticFiles::load(folder.path(), anyone);
    REQUIRE_FALSE(files);
    CHECK(files.error().find("notes.docx") != std::string::npos);
}
