#include "server/tenant/tenant_store.h"

#include <doctest/doctest.h>

#include "server/db/database.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;

TEST_CASE("a tenant's name is short and safe in an address") {
    for (const char* name : {"a", "demo", "banque-du-centre", "bank2"}) CHECK_FALSE(tenant_name_refusal(name));
    for (const char* name : {"", "Demo", "a b", "-a", "a-", "é", "a/b", "..", "a.b"}) {
        CAPTURE(name);
        CHECK(tenant_name_refusal(name));
    }
    CHECK_FALSE(tenant_name_refusal(std::string(40, 'a')));
    CHECK(tenant_name_refusal(std::string(41, 'a')));
}

TEST_CASE("what a tenant is called is a line of text") {
    for (const char* title : {"Banque des Deux Rives", "Crédit de l’Estuaire", "B"})
        CHECK_FALSE(tenant_title_refusal(title));
    for (const char* title : {"", "  ", "a\nb", "a\tb", "\xFF", "\xC2\x85"}) {
        CAPTURE(title);
        CHECK(tenant_title_refusal(title));
    }
    std::string long_title;
    for (int letter = 0; letter < 80; ++letter) long_title += "é";
    CHECK_FALSE(tenant_title_refusal(long_title));
    CHECK(tenant_title_refusal(long_title + "é"));
}

TEST_CASE("an origin is one page's: https, or loopback, without wildcard or path") {
    for (const char* origin : {"https://bank.example", "https://bank.example:8443", "http://localhost",
                               "http://127.0.0.1:8000", "http://[::1]:5"}) {
        CAPTURE(origin);
        CHECK_FALSE(origin_refusal(origin));
    }
    for (const char* origin :
         {"", "*", "https://*", "https://*.bank.example", "null", "bank.example", "http://bank.example",
          "https://bank.example/", "https://Bank.example", "https://bank.example:0", "https://bank.example:65536",
          "https://bank.example:", "https://user@bank.example", "ftp://localhost", "https://", "https://a..b",
          "https://[::2]"}) {
        CAPTURE(origin);
        CHECK(origin_refusal(origin));
    }
}

TEST_CASE("a tenant without origins allows loopback pages alone, one with origins just those") {
    const Tenant open{.name = "demo"}, closed{.name = "bank", .origins = {"https://bank.example"}};
    CHECK(allows_origin(open, "http://localhost:5173"));
    CHECK(allows_origin(open, "http://127.0.0.1:8300"));
    for (const char* origin : {"https://bank.example", "null", "http://localhost.evil.example",
                               "http://127.0.0.1.evil.example", "http://localhost:80:80", "file://localhost"}) {
        CAPTURE(origin);
        CHECK_FALSE(allows_origin(open, origin));
    }
    CHECK(allows_origin(closed, "https://bank.example"));
    CHECK_FALSE(allows_origin(closed, "https://bank.example:8443"));
    CHECK_FALSE(allows_origin(closed, "http://localhost"));
}

TEST_CASE("tenants are kept with their origins, a name once") {
    const ScratchFolder folder;
    auto database = db::Database::open(folder.path(), {.creates = true});
    REQUIRE(database);
    const auto create = [&](const Tenant& tenant) {
        return *(*database)->write(
            [&](db::Connection& connection) { return tenant_store::create(connection, tenant, 5); });
    };
    const auto number =
        create({.name = "bank", .origins = {"https://b.example", "https://a.example", "https://a.example"}});
    REQUIRE(number);
    CHECK_FALSE(create({.name = "bank"}));
    CHECK(create({.name = "called", .title = "Banque du Centre"}));
    const auto called = [&](const char* name) {
        return (*(*database)->read([&](db::Connection& connection) { return tenant_store::find(connection, name); }))
            ->title;
    };
    const auto call = [&](const char* name, const char* title) {
        return *(*database)->write(
            [&](db::Connection& connection) { return tenant_store::set_title(connection, name, title); });
    };
    CHECK(called("called") == "Banque du Centre");
    CHECK(called("bank").empty());
    CHECK(call("bank", "Crédit de l’Estuaire"));
    CHECK(called("bank") == "Crédit de l’Estuaire");
    CHECK_FALSE(call("nobody", "X"));
    CHECK(create({.name = "alpha"}));
    const auto tenants = *(*database)->read([](db::Connection& connection) { return tenant_store::list(connection); });
    REQUIRE(tenants.size() == 3);
    CHECK(tenants[0].name == "alpha");
    CHECK(tenants[1].number == *number);
    CHECK(tenants[1].origins == std::vector<std::string>{"https://a.example", "https://b.example"});
    CHECK_FALSE(*(*database)->read([](db::Connection& connection) { return tenant_store::find(connection, "none"); }));
}
