#include "server/serve/settings.h"

#include <doctest/doctest.h>

#include "tests/server/scratch_folder.h"

using namespace comptoir;

TEST_CASE("settings come from the file, paths relative to it") {
    const ScratchFolder folder;
    const auto file = folder.write("comptoir.toml",
                                   "data = \"bank\"\nport = 9000\nthreads = 64\nallow_public_address = true\n"
                                   "address = \"0.0.0.0\"\n[log]\nrequests = false\n");
    Settings settings;
    CHECK_FALSE(read_settings(file, settings).has_value());
    CHECK(settings.data == folder / "bank");
    CHECK(settings.port == 9000);
    CHECK(settings.threads == 64);
    CHECK_FALSE(settings.log_requests);
    CHECK_FALSE(refuse_settings(settings).has_value());
}

TEST_CASE("a setting that is unknown, of another type or out of range is refused by its name") {
    const ScratchFolder folder;
    struct Row {
        const char* text;
        const char* named;
    };
    for (const Row& row :
         {Row{"colour = 1", "colour"}, Row{"port = \"80\"", "port"}, Row{"port = 65536", "port"},
          Row{"threads = 0", "threads"}, Row{"drain_s = 21", "drain_s"}, Row{"answer_cache_mb = -1", "answer_cache_mb"},
          Row{"[log]\nrequests = 1", "log.requests"}, Row{"[log]\nquery = true", "log.query"}, Row{"data = 3", "data"},
          Row{"port = [1]", "port"}, Row{"\nport = ", "line 2"}}) {
        CAPTURE(row.text);
        Settings settings;
        const auto refusal = read_settings(folder.write("x.toml", row.text), settings);
        REQUIRE(refusal);
        CHECK(refusal->find(row.named) != std::string::npos);
    }
    Settings settings;
    CHECK(read_settings(folder / "missing.toml", settings).has_value());
}

TEST_CASE("unsafe settings are refused with the reason") {
    const Settings safe{.data = "bank"};
    CHECK_FALSE(refuse_settings(safe).has_value());
    const auto reason = [&](auto change) {
        Settings settings = safe;
        change(settings);
        const auto refusal = refuse_settings(settings);
        REQUIRE(refusal);
        return *refusal;
    };
    CHECK(reason([](Settings& s) { s.address = "0.0.0.0"; }).find("nginx") != std::string::npos);
    CHECK(reason([](Settings& s) { s.synchronous = "normal"; }).find("power") != std::string::npos);
    CHECK(reason([](Settings& s) { s.management_port = s.port; }).find("management") != std::string::npos);
    CHECK(reason([](Settings& s) { s.data.clear(); }).find("--data") != std::string::npos);
}

TEST_CASE("loopback is 127.0.0.0/8, ::1 and localhost, and nothing that only looks like it") {
    for (const char* address : {"127.0.0.1", "127.1.2.3", "::1", "localhost"}) CHECK(is_loopback(address));
    for (const char* address :
         {"", "0.0.0.0", "::", "127.0.0.1.example.org", "127.0.0", "127.0.0.256", "127.0.0.", "10.0.0.1", "127.x"}) {
        CAPTURE(address);
        CHECK_FALSE(is_loopback(address));
    }
}
