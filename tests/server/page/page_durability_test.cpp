// What a person was told is kept is kept: when the process is killed at any moment, and when the disk is full.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "server/directory/verifier.h"
#include "server/page/page_store.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string siren = "732829320";

bool is_deep() {
    const char* deep = std::getenv("COMPTOIR_DEEP");
    return deep != nullptr && *deep != 0;
}

// A page that is written to without end; every answer that it got is noted in a file.
struct Writer {
    Api& api;
    std::string base;
    std::string owner;

    std::string etag() { return api.ask({.path = base + "/draft", .token = owner}).etag; }
    bool write(const std::string& method, const std::string& path, const std::string& body) {
        return api.ask({.method = method, .path = base + path, .token = owner, .body = body, .if_match = etag()})
                   .status == 200;
    }
    [[noreturn]] void run(int log, int first) {
        for (int number = first;; ++number) {
            const std::string text = std::to_string(number);
            const std::string filler(static_cast<std::size_t>(number % 3) * 900, 'x');
            if (write("PATCH", "/draft",
                      R"({"fields":{"description":")" + text + R"(","offers":["n)" + filler + R"("]}})"))
                note(log, "typed " + text + "\n");
            if (number % 3 == 0 && write("PATCH", "/draft", R"({"fields":{"offers":["n"]}})") &&
                write("POST", "/publication", "{}"))
                note(log, "published " + text + "\n");
        }
    }
    static void note(int log, const std::string& line) {
        if (::write(log, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(3);
    }
};

// The last number that was acknowledged, of each kind.
struct Told {
    int typed = 0, published = 0;
};
Told told_in(const std::filesystem::path& log) {
    Told told;
    std::ifstream lines(log);
    std::string word;
    int number = 0;
    while (lines >> word >> number) (word == "typed" ? told.typed : told.published) = number;
    return told;
}

}  // namespace

TEST_CASE(
    "no draft and no publication that was acknowledged is lost when the process is killed, and none is half there") {
    Api api;
    const std::string id = api.put(Api::business("Plomberie Rivoire", siren));
    Writer writer{api, "/api/v1/tenants/demo/businesses/" + id, api.token({.businesses = {{siren, "owner"}}})};
    REQUIRE_FALSE(writer.etag().empty());
    std::random_device device;
    const unsigned seed = device();
    CAPTURE(seed);
    std::mt19937 chance(seed);
    const auto log = api.folder.path() / "acknowledged";
    int killed = 0, next = 1;
    for (int round = 0; round < (is_deep() ? 150 : 10); ++round) {
        CAPTURE(round);
        api.service.reset();  // its threads end: the child has none of them
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const int file = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
            api.restart();
            writer.run(file, next);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(chance() % 700));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        killed += WIFSIGNALED(status);

        api.restart();
        const Told told = told_in(log);
        const json draft = api.json({.path = writer.base + "/draft", .token = writer.owner});
        const std::string typed = draft["fields"]["description"],
                          public_text = api.json({.path = writer.base}).value("description", "0");
        const int kept = typed.empty() ? 0 : std::stoi(typed);
        CHECK(kept >= told.typed);
        CHECK(std::stoi(public_text) >= told.published);
        CHECK(kept >= std::stoi(public_text));
        const auto found = api.service->database().read([&](db::Connection& connection) {
            const TenantNumber tenant = tenant_store::find(connection, "demo")->number;
            const BusinessNumber number = *api.service->businesses().ids().number_of(tenant, id);
            const auto newest = page_store::history(connection, number, INT64_MAX, 1);
            if (!newest.empty())
                CHECK(page_store::word_of(connection, number, newest[0].version) ==
                      api.service->businesses().own_word(connection, number));
            return verify_businesses(connection, api.service->businesses()).findings;
        });
        REQUIRE(found);
        CHECK(found->empty());
        next = kept + 1;
    }
    CHECK(killed > 0);
    CHECK(told_in(log).typed > 0);
}

TEST_CASE(
    "when the disk is full a draft is refused as a whole, what was kept stays, and it goes on when there is room") {
    Api api;
    const std::string id = api.put(Api::business("Plomberie Rivoire", siren));
    Writer writer{api, "/api/v1/tenants/demo/businesses/" + id, api.token({.businesses = {{siren, "owner"}}})};
    REQUIRE(writer.write("PATCH", "/draft", R"({"fields":{"description":"1"}})"));
    const auto limit = [&](const std::string& pages) {
        REQUIRE(api.service->database().write([&](db::Connection& connection) {
            connection.library().execAndGet("PRAGMA max_page_count=" + pages);
            return db::Nothing{};
        }));
    };
    limit("1");  // no more than there are
    const auto refused = api.ask({.method = "PATCH",
                                  .path = writer.base + "/draft",
                                  .token = writer.owner,
                                  .body = R"({"fields":{"description":")" + std::string(20'000, 'x') + R"("}})",
                                  .if_match = "\"1\""});
    CHECK(refused.status == 507);
    CHECK(json::parse(refused.body)["type"] == "urn:comptoir:problem:disk_full");
    const json draft = api.json({.path = writer.base + "/draft", .token = writer.owner});
    CHECK(draft["version"] == 1);
    CHECK(draft["fields"]["description"] == "1");
    limit("1000000");
    CHECK(writer.write("PATCH", "/draft", R"({"fields":{"description":"2"}})"));
}
