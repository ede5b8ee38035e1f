// The index while it is built anew: searched, changed and ended beside it.
#include "server/directory/index_service.h"

#include <doctest/doctest.h>

#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;

namespace {

constexpr int enough_to_compact = 4'200;  // what an index holds beside its large part before it wants one

// Holds the thread that calls arrive() until it is let go.
class Gate {
public:
    void arrive() {
        std::unique_lock lock(waiting_);
        arrived_ = true;
        changed_.notify_all();
        changed_.wait(lock, [&] { return open_; });
    }
    void wait_for_arrival() {
        std::unique_lock lock(waiting_);
        changed_.wait(lock, [&] { return arrived_; });
    }
    void open() {
        const std::lock_guard lock(waiting_);
        open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex waiting_;
    std::condition_variable changed_;
    bool arrived_ = false;
    bool open_ = false;
};

struct Bank {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantNumber tenant = 0;
    Gate begun;
    Gate ended;
    std::unique_ptr<IndexService> index;

    Bank() {
        database = std::move(db::Database::open(folder.path(), {.creates = true})).value();
        const auto made = database->write([&](db::Connection& connection) {
            businesses = std::move(BusinessStore::open(connection)).value();
            tenant = *tenant_store::create(connection, {.name = "demo"}, 0);
            return db::Nothing{};
        });
        REQUIRE(made);
        ended.open();
        start();
    }
    ~Bank() { begun.open(); }

    void start() {
        index.reset();
        index = std::move(
                    IndexService::start({.database = *database,
                                         .businesses = *businesses,
                                         .knowledge = {tables::trade_list(), tables::vocabulary(), tables::gazetteer()},
                                         .data_folder = folder.path(),
                                         .say = [](auto, auto, auto) {},
                                         .on_change = [](BusinessNumber) {},
                                         .on_poll = [] {},
                                         .on_compaction_begun = [this] { begun.arrive(); },
                                         .on_compaction_ended = [this] { ended.arrive(); }}))
                    .value();
    }

    // `name` under numbers [first, last) of a register of its own.
    void put(const std::string& name, int first, int last, Audience audience = Audience::everyone) {
        const auto done = database->write([&](db::Connection& connection) {
            for (int number = first; number < last; ++number) {
                Business business{.audience = audience, .legal_name = name};
                business.register_id = {"BE", "kbo", std::to_string(number)};
                businesses->put(connection, tenant, business);
            }
            return db::Nothing{};
        });
        REQUIRE(done);
        index->nudge();
    }

    int found(const std::string& text) { return index->search(tenant, {.text = text}).answer.total.value; }
    bool finds(const std::string& text, int businesses_found) {
        for (int step = 0; step < 5'000 && found(text) != businesses_found; ++step)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return found(text) == businesses_found;
    }
};

}  // namespace

TEST_CASE("changes are found while the index is built anew, and none is lost when the new one takes its place") {
    Bank bank;
    bank.put("Zinguerie", 1, 10);
    CHECK(bank.finds("zinguerie", 9));
    bank.put("Ordinaire", 1000, 1000 + enough_to_compact);
    bank.begun.wait_for_arrival();

    // The compaction stands still; what happens now is not in what it builds.
    bank.put("Quincaillerie", 20, 23);
    CHECK(bank.finds("quincaillerie", 3));
    bank.put("Horlogerie", 1, 3);  // two of the nine are renamed
    CHECK(bank.finds("horlogerie", 2));
    CHECK(bank.finds("zinguerie", 7));
    bank.put("Zinguerie", 3, 5, Audience::nobody);
    CHECK(bank.finds("zinguerie", 5));
    const std::uint64_t version = bank.index->version(bank.tenant);

    bank.begun.open();
    bank.ended.wait_for_arrival();
    CHECK(bank.index->version(bank.tenant) > version);
    CHECK(bank.found("quincaillerie") == 3);
    CHECK(bank.found("horlogerie") == 2);
    CHECK(bank.found("zinguerie") == 5);
    bank.put("Mercerie", 30, 31);
    CHECK(bank.finds("mercerie", 1));
    CHECK(bank.index->status().businesses == enough_to_compact + 3 + 2 + 5 + 1);

    bank.start();  // from the snapshot of the compaction and the changes since
    CHECK(bank.found("quincaillerie") == 3);
    CHECK(bank.found("horlogerie") == 2);
    CHECK(bank.found("zinguerie") == 5);
    CHECK(bank.found("mercerie") == 1);
}

TEST_CASE("the service ends while the index is built anew, and the next start has everything") {
    Bank bank;
    bank.put("Ordinaire", 1000, 1000 + enough_to_compact);
    bank.begun.wait_for_arrival();
    bank.put("Mercerie", 30, 31);
    std::thread ending([&] { bank.index.reset(); });
    bank.begun.open();
    ending.join();
    bank.start();
    CHECK(bank.found("mercerie") == 1);
    CHECK(bank.index->status().businesses == enough_to_compact + 1);
}
