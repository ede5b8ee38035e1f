#include <algorithm>
#include <atomic>
#include <thread>

#include "server/db/database.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/commands/program.h"

using namespace comptoir;

namespace {

int create(const ScratchFolder& folder, std::vector<std::string> more) {
    std::vector<std::string> words = {"tenant", "create"};
    words.insert(words.end(), more.begin(), more.end());
    words.insert(words.end(), {"--data", folder / "data"});
    return run(folder, words).status;
}

}  // namespace

TEST_CASE("a tenant is made with the pages that may embed it, or for loopback pages, which is said") {
    const ScratchFolder folder;
    const Ended made = run(folder, {"tenant", "create", "demo", "--data", folder / "data"});
    CHECK(made.status == 0);
    CHECK(made.out.find("loopback") != std::string::npos);
    CHECK(create(folder, {"bank", "--origin", "https://bank.example", "--origin", "https://www.bank.example:8443"}) ==
          0);
    const Ended listed = run(folder, {"tenant", "list", "--data", folder / "data"});
    CHECK(listed.status == 0);
    CHECK(listed.out ==
          "bank\thttps://bank.example, https://www.bank.example:8443\ndemo\tloopback pages of any port\n");
}

TEST_CASE("a tenant is called what --name says, and can be called otherwise") {
    const ScratchFolder folder;
    CHECK(create(folder, {"bank", "--name", "Banque du Centre"}) == 0);
    CHECK(create(folder, {"other", "--name", "two\nlines"}) == 1);
    const auto rename = [&](const char* tenant, const char* name) {
        return run(folder, {"tenant", "rename", tenant, "--name", name, "--data", folder / "data"}).status;
    };
    const auto called = [&] {
        auto database = db::Database::open(folder / "data", {});
        REQUIRE(database);
        return (*(*database)->read([](db::Connection& connection) { return tenant_store::find(connection, "bank"); }))
            ->title;
    };
    CHECK(called() == "Banque du Centre");
    CHECK(rename("bank", "Crédit de l’Estuaire") == 0);
    CHECK(called() == "Crédit de l’Estuaire");
    CHECK(rename("nobody", "X") == 1);
    CHECK(rename("bank", " ") == 1);
    CHECK(called() == "Crédit de l’Estuaire");
}

TEST_CASE("unsafe origins, bad names and names that are taken are refused") {
    const ScratchFolder folder;
    for (const char* origin : {"*", "https://*.bank.example", "http://bank.example", "https://bank.example/path"}) {
        CAPTURE(origin);
        CHECK(create(folder, {"bank", "--origin", origin}) == 1);
    }
    CHECK(create(folder, {"Bank"}) == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "data"));
    CHECK(create(folder, {"bank"}) == 0);
    CHECK(create(folder, {"bank"}) == 1);
}

TEST_CASE("a backup taken while others write is whole, holds one moment, and overwrites nothing") {
    const ScratchFolder folder;
    REQUIRE(create(folder, {"first"}) == 0);
    auto database = db::Database::open(folder / "data", {});
    REQUIRE(database);
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        for (int index = 0; !stop; ++index) {
            const bool kept = static_cast<bool>((*database)->write([&](db::Connection& connection) {
                tenant_store::create(connection, {.name = "a" + std::to_string(index)}, 0);
                return tenant_store::create(connection, {.name = "b" + std::to_string(index)}, 0);
            }));
            if (kept) ++written;
        }
    });
    for (int round = 0; round < 3; ++round) {
        CAPTURE(round);
        const std::string restored = "restored" + std::to_string(round);
        std::filesystem::create_directory(folder / restored);
        const int before = written;
        const Ended backed_up =
            run(folder, {"backup", "--data", folder / "data", "--to", folder / (restored + "/comptoir.db")});
        CHECK(backed_up.status == 0);
        CHECK(run(folder, {"verify", "--data", folder / restored}).status == 0);
        const auto copy = db::Database::open(folder / restored, {});
        REQUIRE(copy);
        const auto tenants = (*copy)->read([](db::Connection& connection) { return tenant_store::list(connection); });
        REQUIRE(tenants);
        CHECK(tenants->size() % 2 == 1);  // each transaction made two, or none
        CHECK(static_cast<int>(tenants->size()) >= 1 + 2 * before);
    }
    stop = true;
    writer.join();
    CHECK(written > 0);
    CHECK(run(folder, {"backup", "--data", folder / "data", "--to", folder / "restored0/comptoir.db"}).status == 1);
    CHECK(run(folder, {"backup", "--data", folder / "none", "--to", folder / "x.db"}).status == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "x.db"));
}

TEST_CASE("an export of an unknown tenant, or to a place that can't be written, fails and leaves no file") {
    const ScratchFolder folder;
    REQUIRE(create(folder, {"bank"}) == 0);
    CHECK(run(folder, {"export", "--tenant", "other", "--data", folder / "data"}).status == 1);
    CHECK(
        run(folder, {"export", "--tenant", "bank", "--data", folder / "data", "--to", folder / "none/x.csv"}).status ==
        1);
    const Ended json = run(folder, {"export", "--tenant", "bank", "--data", folder / "data", "--format", "json"});
    CHECK(json.status == 0);
    CHECK(json.out.find("{\"businesses\":[\n]}") != std::string::npos);
}
