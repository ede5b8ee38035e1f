#include "server/directory/snapshot_check.h"

#include <doctest/doctest.h>

#include "server/db/database.h"
#include "server/directory/change_log.h"
#include "server/directory/snapshot.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;

namespace {

const search::Knowledge& knowledge() {
    static const search::Knowledge all{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    return all;
}

// A bank with 60 businesses of the sample, and the snapshot that a server would have written of them.
struct World {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    Tenant bank{.name = "bank"};
    sample::Sample sample{tables::gazetteer()};
    search::Index index{knowledge()};

    World() {
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
        step([&](db::Connection& connection) {
            auto store = BusinessStore::open(connection);
            REQUIRE(store);
            businesses = std::move(*store);
            bank.number = *tenant_store::create(connection, bank, 0);
            for (std::uint32_t number = 0; number < 60; ++number) put(connection, number);
            return 0;
        });
        save();
    }
    void step(const std::function<int(db::Connection&)>& action) { REQUIRE(database->write(action)); }
    void put(db::Connection& connection, std::uint32_t number, const std::string& description = "") {
        Business business = sample.business(number);
        if (!description.empty()) business.description = description;
        const BusinessNumber row = businesses->put(connection, bank.number, business);
        index.apply(row, businesses->find(connection, row)->business);
        index.set_last_change(change_log::last_seq(connection));
    }
    void save() { REQUIRE_FALSE(snapshot::save(index.compacted(), snapshot::file_of(folder.path(), bank.number))); }
    std::vector<std::string> findings() {
        std::vector<std::string> found;
        step([&](db::Connection& connection) {
            found = verify_snapshot(connection, *businesses, bank, folder.path(), knowledge());
            return 0;
        });
        return found;
    }
};

}  // namespace

TEST_CASE("a snapshot that says what the database says is whole, with changes since, and with a history") {
    World world;
    CHECK(world.findings().empty());
    world.step([&](db::Connection& connection) {
        for (std::uint32_t number = 50; number < 70; ++number) world.put(connection, number, "neuf");
        return 0;
    });
    CHECK(world.findings().empty());
    world.save();
    CHECK(world.findings().empty());
    std::filesystem::remove(snapshot::file_of(world.folder.path(), world.bank.number));
    CHECK(world.findings().empty());
}

TEST_CASE("a snapshot that differs from the database is found: another text, a business too many, bytes, the future") {
    World world;
    const std::string file = snapshot::file_of(world.folder.path(), world.bank.number);
    SUBCASE("a text that was changed without a change") {
        world.step([](db::Connection& connection) {
            connection.execute("UPDATE business SET description = 'autre chose' WHERE number = 7");
            return 0;
        });
    }
    SUBCASE("a business that is gone without a change") {
        world.step([](db::Connection& connection) {
            connection.execute("DELETE FROM place WHERE business = 7; DELETE FROM business WHERE number = 7");
            return 0;
        });
    }
    SUBCASE("a byte") {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
        bytes.put('\x5A').put('\xA5').put('\x5A');
    }
    SUBCASE("an older database") {
        world.step([](db::Connection& connection) {
            connection.execute("DELETE FROM change WHERE seq > 30");
            return 0;
        });
    }
    CHECK(world.findings().size() == 1);
}
