#include "server/directory/business_store.h"

#include <doctest/doctest.h>

#include "server/db/database.h"
#include "server/directory/change_log.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;

namespace {

struct World {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantNumber bank = 0, other = 0;

    template <typename Step>
    auto step(Step&& action) {
        auto result = database->write(action);
        if (!result) FAIL(result.error().detail);
        return std::move(*result);
    }

    World() {
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
        step([&](db::Connection& connection) {
            auto store = BusinessStore::open(connection);
            REQUIRE(store);
            businesses = std::move(*store);
            bank = *tenant_store::create(connection, {.name = "bank"}, 0);
            other = *tenant_store::create(connection, {.name = "other"}, 0);
            return 0;
        });
    }

    BusinessNumber put(const Business& business) {
        return step([&](db::Connection& connection) { return businesses->put(connection, bank, business); });
    }
    std::optional<StoredBusiness> find(BusinessNumber number) {
        return step([&](db::Connection& connection) { return businesses->find(connection, number); });
    }
    std::int64_t last_seq() {
        return step([&](db::Connection& connection) { return change_log::last_seq(connection); });
    }
};

// Every field set, none to its default.
Business full() {
    Business business;
    business.audience = Audience::customers;
    business.field_audiences[static_cast<std::size_t>(Field::phone)] = Audience::connections;
    business.legal_name = "FOURNIL DES PENTES";
    business.trade_name = "Le Fournil d'Élodie";
    business.register_id = {"FR", "siren", "732829320"};
    business.vat_id = "FR44732829320";
    business.legal_form = "SARL";
    business.trade = {"NAFRev2", "10.71C", ""};
    business.description = "Pains au levain";
    business.offers = {"pains spéciaux", "traiteur"};
    business.seeks = {"farines locales"};
    Place seat{.register_id = "73282932000074",
               .name = "Le Fournil, Pentes",
               .address = "14 rue Magenta",
               .postcode = "69001",
               .commune = {"69123", "Lyon"},
               .point = Point{45'770'000, 4'830'000},
               .approximate = true};
    seat.hours.known = true;
    seat.hours.week[0] = {{420, 780}, {900, 1140}};
    seat.hours.exceptions = {{20'812, {}}, {20'813, {{420, 720}}}};
    Place branch{.register_id = "73282932000082", .country = "BE", .zone = "Europe/Brussels"};
    business.places = {seat, branch};
    business.phone = "+33199000001";
    business.email = "bonjour@fournil.example";
    business.website = "https://fournil.example";
    business.languages = {"fr", "en"};
    business.staff_band = StaffBand{10, 19};
    business.labels = {"AB"};
    business.logo = "logo/1.webp";
    business.member_since = 2019;
    return business;
}

}  // namespace

TEST_CASE("a business comes back as it was put, with an opaque id of its own") {
    World world;
    const BusinessNumber number = world.put(full());
    const auto found = world.find(number);
    REQUIRE(found);
    CHECK(found->listed);
    CHECK(found->tenant == world.bank);
    CHECK(found->business.id.size() == public_id_length);
    Business expected = full();
    expected.id = found->business.id;
    CHECK(found->business == expected);
}

TEST_CASE("a business is found by its id in its tenant only") {
    World world;
    const BusinessNumber number = world.put(full());
    const std::string id = world.find(number)->business.id;
    const auto by_id = [&](TenantNumber tenant, const std::string& text) {
        return world.step([&](db::Connection& connection) { return world.businesses->find(connection, tenant, text); });
    };
    CHECK(by_id(world.bank, id)->number == number);
    CHECK_FALSE(by_id(world.other, id));
    for (const std::string& forged :
         {std::string(), std::string("1"), id + "A", std::string(22, 'A'), std::string(22, '/')})
        CHECK_FALSE(by_id(world.bank, forged));
}

TEST_CASE("putting the same business again writes nothing, another text of it one change") {
    World world;
    const BusinessNumber number = world.put(full());
    const std::int64_t seq = world.last_seq();
    CHECK(world.put(full()) == number);
    CHECK(world.last_seq() == seq);
    Business business = full();
    business.places.pop_back();
    business.description = "Pains et brioches";
    CHECK(world.put(business) == number);
    CHECK(world.last_seq() == seq + 1);
    CHECK(world.find(number)->business.places.size() == 1);
    CHECK(world.find(number)->business.description == "Pains et brioches");
}

TEST_CASE("changes come in order, after a given one, with the row they are about") {
    World world;
    const BusinessNumber first = world.put(full());
    Business business = full();
    business.register_id.id = "356000000";
    const BusinessNumber second = world.put(business);
    const auto changes = world.step([](db::Connection& connection) { return change_log::since(connection, 0, 10); });
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].business == first);
    CHECK(changes[1].business == second);
    CHECK(changes[1].seq > changes[0].seq);
    CHECK(world.step([&](db::Connection& connection) { return change_log::since(connection, changes[0].seq, 10); })
              .size() == 1);
    CHECK(world.step([&](db::Connection& connection) { return change_log::since(connection, 0, 1); }).size() == 1);
}

TEST_CASE("a removed business is gone with its places, its number is never given again, and that is a change") {
    World world;
    const BusinessNumber number = world.put(full());
    const std::int64_t seq = world.last_seq();
    const auto remove = [&](TenantNumber tenant) {
        return world.step(
            [&](db::Connection& connection) { return world.businesses->remove(connection, tenant, number); });
    };
    CHECK_FALSE(remove(world.other));
    CHECK(world.find(number));
    CHECK(remove(world.bank));
    CHECK_FALSE(world.find(number));
    CHECK(world.last_seq() == seq + 1);
    CHECK_FALSE(remove(world.bank));
    CHECK(world.put(full()) > number);
}

TEST_CASE("each visits every business of every tenant by number, from where it is told, until it is stopped") {
    World world;
    std::vector<BusinessNumber> put;
    for (const char* siren : {"732829320", "356000000", "552100554"}) {
        Business business = full();
        business.register_id.id = siren;
        put.push_back(world.put(business));
    }
    const auto visit = [&](BusinessNumber first, std::size_t limit) {
        std::vector<BusinessNumber> seen;
        world.step([&](db::Connection& connection) {
            world.businesses->each(connection, first, [&](const StoredBusiness& stored) {
                seen.push_back(stored.number);
                return seen.size() < limit;
            });
            return 0;
        });
        return seen;
    };
    CHECK(visit(0, 100) == put);
    CHECK(visit(put[1], 100) == std::vector{put[1], put[2]});
    CHECK(visit(0, 2) == std::vector{put[0], put[1]});
}

TEST_CASE("find_many keeps the order asked for and leaves out what is not there") {
    World world;
    const BusinessNumber first = world.put(full());
    Business business = full();
    business.register_id.id = "356000000";
    const BusinessNumber second = world.put(business);
    const std::vector<BusinessNumber> asked = {second, 4'000'000'000, first};
    const auto found =
        world.step([&](db::Connection& connection) { return world.businesses->find_many(connection, asked); });
    REQUIRE(found.size() == 2);
    CHECK(found[0].number == second);
    CHECK(found[1].number == first);
}

TEST_CASE("what a business says of itself stays over later imports, is told to the index, and can be taken back") {
    World world;
    const BusinessNumber number = world.put(full());
    OwnWord word;
    word.says.set(static_cast<std::size_t>(Field::description));
    word.business.description = "Une ligne.\nUne autre, \"à la main\".";
    word.business.audience = Audience::everyone;
    word.business.field_audiences[static_cast<std::size_t>(Field::email)] = Audience::nobody;
    const std::int64_t seq = world.last_seq();
    const auto say = [&](const std::optional<OwnWord>& said) {
        world.step([&](db::Connection& connection) {
            world.businesses->set_own_word(connection, world.bank, number, said);
            return 0;
        });
    };
    say(word);
    CHECK(world.last_seq() == seq + 1);
    CHECK(world.step([&](db::Connection& connection) { return world.businesses->own_word(connection, number); }) ==
          word);

    RowFacts row{.register_id = full().register_id, .audience = Audience::nobody};
    row.says.set(static_cast<std::size_t>(Field::description)).set(static_cast<std::size_t>(Field::phone));
    row.business.description = "Boulangerie";
    row.business.phone = "+33199000002";
    CHECK(world.step([&](db::Connection& connection) {
        return world.businesses->merge(connection, world.bank, row);
    }) == Merged::changed);
    std::vector<StoredBusiness> all;
    world.step([&](db::Connection& connection) {
        world.businesses->each(connection, 0, [&](const StoredBusiness& stored) {
            all.push_back(stored);
            return true;
        });
        return 0;
    });
    REQUIRE(all.size() == 1);
    CHECK(all[0].business == world.find(number)->business);
    CHECK(all[0].business.description == word.business.description);
    CHECK(all[0].business.phone == "+33199000002");  // of which it does not speak
    CHECK(all[0].business.audience == Audience::everyone);
    CHECK(audience_of(all[0].business, Field::email) == Audience::nobody);

    say(std::nullopt);
    CHECK(world.find(number)->business.description == "Boulangerie");
    CHECK(world.find(number)->business.audience == Audience::nobody);
}

TEST_CASE("a business whose own word can't be read any more is hidden as a whole") {
    World world;
    const BusinessNumber number = world.put(full());
    world.step([&](db::Connection& connection) {
        world.businesses->set_own_word(connection, world.bank, number, OwnWord{});
        connection.execute("UPDATE own_word SET word = '{'");
        return 0;
    });
    CHECK(world.find(number)->business.audience == Audience::nobody);
}
