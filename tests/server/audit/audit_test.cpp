// The audit trail: it grows at its end and nowhere else, and no damage to it goes unseen.
#include "server/audit/audit.h"

#include <doctest/doctest.h>

#include "server/audit/verifier.h"
#include "server/db/database.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using console::Act;

namespace {

constexpr const char* guards[] = {"audit_unchanged",     "audit_unremoved",      "audit_at_its_end",
                                  "audit_head_moves_on", "audit_head_unremoved", "audit_head_once"};

// Two tenants with five entries each, as the program writes them.
class Trails {
public:
    Trails() {
        auto opened = db::Database::open(folder_.path(), {.creates = true});
        REQUIRE(opened);
        database_ = std::move(*opened);
        run("INSERT INTO tenant (number, name, created_at_ms) VALUES (1, 'demo', 0), (2, 'other', 0)");
        for (const TenantNumber tenant : {1U, 2U})
            for (std::uint32_t entry = 1; entry <= 5; ++entry)
                append({.tenant = tenant,
                        .at_ms = 1'790'000'000'000 + entry,
                        .actor = entry,
                        .act = Act::business_paused,
                        .subject = audit::business(70 + entry),
                        .detail = "Copie d’un autre site"});
    }
    void append(const audit::Entry& entry) {
        REQUIRE(database_->write([&](db::Connection& connection) {
            audit::append(connection, entry);
            return db::Nothing{};
        }));
    }
    // Whether the database takes it.
    bool run(const std::string& sql) {
        return static_cast<bool>(database_->write([&](db::Connection& connection) {
            connection.execute(sql);
            return db::Nothing{};
        }));
    }
    // What somebody does who may write the file: guards gone while it happens, and back afterwards.
    void damage(const std::string& sql) {
        REQUIRE(database_->write([&](db::Connection& connection) {
            std::vector<std::string> definitions;
            for (const char* guard : guards) {
                db::Query query = connection.query("SELECT sql FROM sqlite_schema WHERE name = ?");
                query.bind(std::string_view(guard));
                REQUIRE(query.step());
                definitions.emplace_back(query.text());
            }
            for (const char* guard : guards) connection.execute(std::string("DROP TRIGGER ") + guard);
            connection.execute(sql);
            for (const std::string& definition : definitions) connection.execute(definition);
            return db::Nothing{};
        }));
    }
    std::vector<std::string> findings() {
        const auto verdict = database_->read([](db::Connection& connection) { return audit::verify(connection); });
        REQUIRE(verdict);
        return verdict->findings;
    }

private:
    ScratchFolder folder_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace

TEST_CASE("a trail as it was written is whole, and says where it ends") {
    Trails trails;
    CHECK(trails.findings().empty());
    trails.append({.tenant = 1, .at_ms = 1, .act = Act::person_seen, .subject = audit::person(1)});
    CHECK(trails.findings().empty());
}

TEST_CASE("the database refuses to change, remove, replace or put in between what the trail says") {
    Trails trails;
    const std::string columns = "INSERT OR REPLACE INTO audit SELECT tenant, ";
    for (const std::string& sql :
         {std::string("UPDATE audit SET detail = ''"), std::string("DELETE FROM audit WHERE seq = 5"),
          std::string("UPDATE audit_head SET seq = 4"), std::string("UPDATE audit_head SET link = zeroblob(32)"),
          std::string("DELETE FROM audit_head"),
          std::string("INSERT OR REPLACE INTO audit_head VALUES (1, 0, zeroblob(32))"),
          columns + "3, at_ms, actor, act, subject_kind, subject, detail, link FROM audit WHERE tenant = 1 AND seq = 5",
          columns +
              "7, at_ms, actor, act, subject_kind, subject, detail, link FROM audit WHERE tenant = 1 AND seq = 5"}) {
        CAPTURE(sql);
        CHECK_FALSE(trails.run(sql));
    }
    CHECK(trails.findings().empty());
}

TEST_CASE("every column of every entry is under the seal") {
    for (const std::string change :
         {"seq = 9", "at_ms = at_ms + 1", "actor = actor + 1", "act = 'business_restored'", "act = 'Business_paused'",
          "subject_kind = 'person'", "subject = subject || '0'", "detail = ''", "detail = detail || ' '",
          "detail = replace(detail, '’', '''')", "link = zeroblob(32)"})
        for (int seq = 1; seq <= 5; ++seq) {
            Trails trails;
            CAPTURE(change);
            CAPTURE(seq);
            trails.damage("UPDATE audit SET " + change + " WHERE tenant = 1 AND seq = " + std::to_string(seq));
            CHECK_FALSE(trails.findings().empty());
        }
}

TEST_CASE("every byte of a link and of a head counts") {
    for (const std::string table : {"audit", "audit_head"})
        for (int byte = 1; byte <= 32; ++byte) {
            Trails trails;
            CAPTURE(table);
            CAPTURE(byte);
            const std::string at = std::to_string(byte);
            const std::string flipped = "CASE hex(substr(link, " + at + ", 1)) WHEN 'FF' THEN x'00' ELSE x'FF' END";
            trails.damage("UPDATE " + table + " SET link = CAST(substr(link, 1, " + at + " - 1) || " + flipped +
                          " || substr(link, " + at + " + 1) AS BLOB) WHERE tenant = 1 AND seq = 5");
            CHECK_FALSE(trails.findings().empty());
        }
}

TEST_CASE("an entry that is removed, wherever it stood, is missed, and so is a whole trail") {
    for (const std::string which : {"seq = 1", "seq = 3", "seq = 5", "seq > 2", "seq < 5", "seq > 0"}) {
        Trails trails;
        CAPTURE(which);
        trails.damage("DELETE FROM audit WHERE tenant = 1 AND " + which);
        CHECK_FALSE(trails.findings().empty());
    }
    Trails trails;
    trails.damage("DELETE FROM audit WHERE tenant = 1; DELETE FROM audit_head WHERE tenant = 1");
    CHECK_FALSE(trails.findings().empty());
}

TEST_CASE("a cut end is found though its head was set back with it, unless the chain itself is that short") {
    Trails trails;
    trails.damage("DELETE FROM audit WHERE tenant = 1 AND seq = 5; UPDATE audit_head SET seq = 4 WHERE tenant = 1");
    CHECK_FALSE(trails.findings().empty());
}

TEST_CASE("entries in another order, added between others or moved to another bank are found") {
    const std::string copied = "at_ms, actor, act, subject_kind, subject, detail, link FROM audit WHERE tenant = ";
    for (const std::string& sql : {
             std::string("UPDATE audit SET seq = 9 WHERE tenant = 1 AND seq = 2; UPDATE audit SET seq = 2 WHERE tenant "
                         "= 1 AND seq = 3; UPDATE audit SET seq = 3 WHERE tenant = 1 AND seq = 9"),
             "INSERT INTO audit SELECT 1, 6, " + copied + "1 AND seq = 5",
             "INSERT INTO audit SELECT 1, 6, " + copied +
                 "1 AND seq = 5; UPDATE audit_head SET seq = 6 WHERE tenant = 1",
             "DELETE FROM audit WHERE tenant = 1; INSERT INTO audit SELECT 1, seq, " + copied + "2",
             std::string(
                 "UPDATE audit_head SET link = (SELECT link FROM audit_head WHERE tenant = 2) WHERE tenant = 1"),
         }) {
        Trails trails;
        CAPTURE(sql);
        trails.damage(sql);
        CHECK_FALSE(trails.findings().empty());
    }
}

TEST_CASE("a damage in one bank's trail is not told of another's") {
    Trails trails;
    trails.damage("UPDATE audit SET detail = '' WHERE tenant = 1 AND seq = 2");
    for (const std::string& finding : trails.findings()) CHECK(finding.find("of demo") != std::string::npos);
}

TEST_CASE("a guard that is gone is missed") {
    for (const char* guard : guards) {
        Trails trails;
        CAPTURE(guard);
        REQUIRE(trails.run(std::string("DROP TRIGGER ") + guard));
        CHECK_FALSE(trails.findings().empty());
    }
}

TEST_CASE("what is told of and its entry become durable together or not at all") {
    ScratchFolder folder;
    auto opened = db::Database::open(folder.path(), {.creates = true});
    REQUIRE(opened);
    auto& database = **opened;
    const auto refused = database.write([](db::Connection& connection) -> Result<db::Nothing, int> {
        connection.execute("INSERT INTO tenant (number, name, created_at_ms) VALUES (1, 'demo', 0)");
        audit::append(connection,
                      {.tenant = 1, .act = Act::tenant_created, .subject = audit::tenant(1), .detail = "demo"});
        return 1;
    });
    REQUIRE(refused);
    const auto verdict = database.read([](db::Connection& connection) { return audit::verify(connection); });
    REQUIRE(verdict);
    CHECK(verdict->trails.empty());
}
