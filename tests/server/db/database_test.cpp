#include "server/db/database.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "server/db/migrations.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using namespace comptoir::db;

namespace {

std::unique_ptr<Database> make(const ScratchFolder& folder, Database::Options options = {.creates = true}) {
    auto opened = Database::open(folder.path(), options);
    REQUIRE(opened);
    return std::move(*opened);
}

Nothing add_tenant(Connection& connection, std::string_view name) {
    connection.query("INSERT INTO tenant (name, created_at_ms) VALUES (?, 0)").bind(name).run();
    return {};
}

std::int64_t count_tenants(Database& database) {
    return *database.read([](Connection& connection) {
        Query query = connection.query("SELECT count(*) FROM tenant");
        query.step();
        return query.number();
    });
}

}  // namespace

TEST_CASE("a database is made only where that was asked for") {
    const ScratchFolder folder;
    const auto opened = Database::open(folder / "none", {});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().failure == Failure::missing);
    CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("a new data folder and its files are for the owner of the process alone") {
    const ScratchFolder folder;
    const auto database = Database::open(folder / "data", {.creates = true});
    REQUIRE(database);
    const auto mode = [&](const char* name) {
        struct stat status {};
        REQUIRE(stat((folder / name).c_str(), &status) == 0);
        return status.st_mode & 0777;
    };
    CHECK(mode("data") == 0700);
    CHECK(mode("data/comptoir.db") == 0600);
    CHECK(mode("data/comptoir.db-wal") == 0600);
}

TEST_CASE("every connection syncs fully, logs ahead and checks references") {
    const ScratchFolder folder;
    const auto database = make(folder);
    const auto pragmas = [](Connection& connection) {
        std::string answer;
        for (const char* name : {"synchronous", "journal_mode", "foreign_keys"})
            answer += connection.library().execAndGet(std::string("PRAGMA ") + name).getString() + " ";
        return answer;
    };
    CHECK(*database->write(pragmas) == "2 wal 1 ");
    CHECK(*database->read(pragmas) == "2 wal 1 ");
}

TEST_CASE("a write that fails leaves nothing behind, and the next one works") {
    const ScratchFolder folder;
    const auto database = make(folder);
    const auto twice = database->write([](Connection& connection) {
        add_tenant(connection, "alpha");
        return add_tenant(connection, "alpha");
    });
    CHECK_FALSE(twice);
    CHECK(count_tenants(*database) == 0);
    CHECK(database->write([](Connection& connection) { return add_tenant(connection, "alpha"); }));
    CHECK(count_tenants(*database) == 1);
}

TEST_CASE("a reader can't write") {
    const ScratchFolder folder;
    const auto database = make(folder);
    CHECK_FALSE(database->read([](Connection& connection) { return add_tenant(connection, "alpha"); }));
    CHECK(count_tenants(*database) == 0);
}

TEST_CASE("readers beyond the pool wait for their turn instead of failing") {
    const ScratchFolder folder;
    const auto database = make(folder, {.creates = true, .readers_max = 2});
    std::atomic<int> answered = 0;
    std::vector<std::thread> threads;
    for (int index = 0; index < 8; ++index)
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) answered += count_tenants(*database) == 0;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(answered == 160);
}

TEST_CASE("writers of several threads and connections follow each other") {
    const ScratchFolder folder;
    const auto one = make(folder), other = make(folder);
    std::vector<std::thread> threads;
    for (int index = 0; index < 4; ++index)
        threads.emplace_back([&, index] {
            for (int round = 0; round < 10; ++round) {
                const std::string name = "t" + std::to_string(index) + "-" + std::to_string(round);
                Database& database = index % 2 ? *one : *other;
                CHECK(database.write([&](Connection& connection) { return add_tenant(connection, name); }));
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(count_tenants(*one) == 40);
}

TEST_CASE("a damaged database is said to be damaged") {
    const ScratchFolder folder;
    make(folder).reset();
    SUBCASE("no SQLite file at all") {
        folder.write("comptoir.db", std::string(8192, 'x'));
    }
    SUBCASE("a page of the schema overwritten") {
        std::string bytes = folder.read("comptoir.db");
        REQUIRE(bytes.size() > 4096);
        bytes.replace(100, 3996, 3996, '\xFF');
        folder.write("comptoir.db", bytes);
    }
    const auto opened = Database::open(folder.path(), {});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().failure == Failure::damaged);
    CHECK(opened.error().detail.find("restore") != std::string::npos);
}

TEST_CASE("migrations run once, in order, and a second start changes nothing") {
    const ScratchFolder folder;
    const Migration steps[] = {{1, "one", "CREATE TABLE a (x) "}, {2, "two", "ALTER TABLE a ADD COLUMN y"}};
    auto connection = Connection::open(folder / "m.db", {.writes = true, .creates = true});
    REQUIRE(connection);
    CHECK_FALSE(migrate(*connection, std::span(steps).first(1)));
    CHECK(check_migrated(*connection, steps));
    CHECK_FALSE(migrate(*connection, steps));
    CHECK_FALSE(migrate(*connection, steps));
    CHECK_FALSE(check_migrated(*connection, steps));
    connection->execute("INSERT INTO a (x, y) VALUES (1, 2)");
}

TEST_CASE("a migration that fails half-way leaves the shape of before") {
    const ScratchFolder folder;
    const Migration steps[] = {{1, "one", "CREATE TABLE a (x)"},
                               {2, "bad", "CREATE TABLE b (x); SELECT nothing FROM nowhere"}};
    auto connection = Connection::open(folder / "m.db", {.writes = true, .creates = true});
    REQUIRE(connection);
    CHECK(migrate(*connection, steps));
    CHECK(connection->library().execAndGet("PRAGMA user_version").getInt() == 1);
    CHECK_FALSE(connection->library().tableExists("b"));
}

TEST_CASE("a newer or foreign database is refused and left as it is") {
    const ScratchFolder folder;
    SUBCASE("newer") {
        REQUIRE(make(folder)->write([](Connection& connection) {
            connection.execute("PRAGMA user_version=999");
            return Nothing{};
        }));
        const auto opened = Database::open(folder.path(), {});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().failure == Failure::newer);
        CHECK(opened.error().detail.find("999") != std::string::npos);
    }
    SUBCASE("another program's") {
        SQLite::Database(folder / "comptoir.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE theirs (x)");
        const auto opened = Database::open(folder.path(), {.creates = true});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().failure == Failure::foreign);
    }
}

TEST_CASE("the shipped migrations are numbered from 1 without gaps") {
    int number = 0;
    for (const Migration& step : migrations()) CHECK(step.number == ++number);
    CHECK(number > 0);
}
