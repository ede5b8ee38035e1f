// The serving process as its operator meets it: started, asked, fed by another process, ended.
#include "tests/server/serve/serving.h"

#include <doctest/doctest.h>

#include <thread>

#include "server/http/client.h"
#include "shared/api/business_list.h"
#include "shared/api/business_query.h"

using namespace comptoir;

namespace {

constexpr int management_port = 8325;

std::size_t found(const Serving& serving, const std::string& text) {
    const auto answer = http::fetch(serving.url(businesses_path("demo", {.text = text})));
    const auto list = answer ? parse_business_list(answer->body) : std::nullopt;
    return list ? list->items.size() : 0;
}

bool soon(const auto& condition) {
    for (int round = 0; round < 500; ++round) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace

TEST_CASE("the server finds what another process writes while it serves, a new tenant too") {
    Folder bank;
    bank.put("Plomberie Rivoire", "732829320");
    const Serving serving({.data = bank.folder.path()});
    REQUIRE(serving.port() > 0);
    CHECK(found(serving, "plomberie") == 1);
    bank.put("Zinguerie Morel", "404833048");
    CHECK(soon([&] { return found(serving, "zinguerie") == 1; }));
    auto done = bank.database->write(
        [](db::Connection& connection) { return tenant_store::create(connection, {.name = "second"}, 0).has_value(); });
    REQUIRE(done);
    CHECK(soon([&] {
        const auto answer = http::fetch(serving.url(businesses_path("second", {})));
        return answer && answer->status == 200;
    }));
}

TEST_CASE("health tells what an orchestrator asks, metrics what was answered, and the public port tells neither") {
    Folder bank;
    const Serving serving({.data = bank.folder.path(), .management_port = management_port});
    REQUIRE(serving.port() > 0);
    const std::string management = "http://127.0.0.1:" + std::to_string(management_port);
    for (const char* path : {"/live", "/ready", "/started"}) {
        const auto answer = http::fetch(management + path);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(http::fetch(serving.url(path))->status == 404);
    }
    for (int round = 0; round < 3; ++round) found(serving, "plomberie");
    const auto metrics = http::fetch(management + "/metrics");
    REQUIRE(metrics);
    CHECK(metrics->body.find("comptoir_requests_total{route=\"listBusinesses\",status=\"2xx\"} 3") !=
          std::string::npos);
    CHECK(metrics->body.find("comptoir_answer_cache_hits_total 2\n") != std::string::npos);
    CHECK(metrics->body.find("comptoir_answer_cache_misses_total 1\n") != std::string::npos);
    CHECK(metrics->body.find("comptoir_index_businesses 0") != std::string::npos);
}

TEST_CASE("without room for answers each is made anew") {
    Folder bank;
    bank.put("Plomberie Rivoire", "732829320");
    const Serving serving({.data = bank.folder.path(), .management_port = management_port, .answer_cache_mb = 0});
    REQUIRE(serving.port() > 0);
    for (int round = 0; round < 3; ++round) CHECK(found(serving, "plomberie") == 1);
    const auto metrics = http::fetch("http://127.0.0.1:" + std::to_string(management_port) + "/metrics");
    REQUIRE(metrics);
    CHECK(metrics->body.find("comptoir_answer_cache_hits_total 0\n") != std::string::npos);
    CHECK(metrics->body.find("comptoir_answer_cache_bytes 0\n") != std::string::npos);
}

TEST_CASE("SIGTERM ends the server with 0, a client's open connection or not") {
    Folder bank;
    Serving serving({.data = bank.folder.path()});
    REQUIRE(serving.port() > 0);
    CHECK(found(serving, "x") == 0);
    CHECK(serving.end() == EXIT_SUCCESS);
}

TEST_CASE("the server does not start without a data folder, on a damaged database or with unsafe settings") {
    const ScratchFolder folder;
    CHECK(Serving({.data = folder / "nothing"}).wait() == EXIT_FAILURE);
    CHECK(Serving({.data = folder.path(), .address = "0.0.0.0"}).wait() == EXIT_FAILURE);
    CHECK(Serving({.data = folder.path(), .synchronous = "normal"}).wait() == EXIT_FAILURE);
    folder.write("comptoir.db", std::string(8192, 'x'));
    CHECK(Serving({.data = folder.path()}).wait() == EXIT_FAILURE);
}
