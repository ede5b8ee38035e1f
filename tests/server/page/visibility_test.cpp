// Whatever businesses choose to show to whom: what somebody may not see is in no byte, count, hit or facet that they
// are given.
#include <algorithm>
#include <random>
#include <set>

#include "server/network/connection_store.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr const char* list = "/api/v1/tenants/demo/businesses";

// Words of which no two begin alike, so that no typing error leads from one to another.
class Words {
public:
    explicit Words(std::mt19937& chance) : chance_(chance) {}

    std::string next() {
        constexpr std::string_view consonants = "bdfgjklmnprtvz", vowels = "aeiou";
        std::string word;
        do {
            word.clear();
            for (int pair = 0; pair < 7; ++pair) {
                word += consonants[chance_() % consonants.size()];
                word += vowels[chance_() % vowels.size()];
            }
        } while (!beginnings_.insert(word.substr(0, 4)).second);
        return word;
    }

private:
    std::mt19937& chance_;
    std::set<std::string> beginnings_;
};

std::string siren_of(int index) {
    for (int last = 0; last < 10; ++last) {
        const std::string siren = std::to_string(41'000'000 + index) + std::to_string(last);
        int sum = 0;
        for (std::size_t at = 0; at < siren.size(); ++at) {
            const int digit = (siren[at] - '0') * (at % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        if (sum % 10 == 0) return siren;
    }
    return {};
}

// A word that stands in one field of one business.
struct Canary {
    int business = 0;
    Field field = Field::description;
    std::string word;
};

// Somebody who asks: as which reader, of the businesses that they are connected with and of the others.
struct Asker {
    std::string name;
    Reader reader = Reader::visitor;
    std::string token = {};
    bool is_connected = false;
};

struct World {
    Api api;
    std::vector<Business> businesses;  // with what they say of themselves laid over
    std::vector<Canary> canaries;
    std::vector<bool> is_connected;  // each of them, with the friend
    std::string friend_id = api.put(Api::business("Atelier Ami", "519037048"));
    const std::vector<Asker> askers = {
        {"visitor", Reader::visitor},
        {"customer", Reader::customer, api.token({.businesses = {{"552100554", "owner"}}})},
        {"friend of some", Reader::customer, api.token({.subject = "friend", .businesses = {{"519037048", "owner"}}}),
         true}};

    explicit World(std::uint32_t seed) {
        std::mt19937 chance(seed);
        Words words(chance);
        for (int index = 0; index < 12; ++index) add(index, chance, words);
    }

    void add(int index, std::mt19937& chance, Words& words) {
        const auto audience = [&] {
            return chance() % 2 == 0 ? Audience::everyone : static_cast<Audience>(chance() % 4);
        };
        const auto canary = [&](Field field) {
            canaries.push_back({index, field, words.next()});
            return canaries.back().word;
        };
        Business imported = Api::business("Imprimerie " + canary(Field::legal_name), siren_of(index));
        imported.audience = audience();
        imported.id = api.put(imported);
        OwnWord word;
        Business& own = word.business;
        own.trade_name = canary(Field::trade_name);
        own.description = canary(Field::description) + " plomberie";
        own.offers = {canary(Field::offers)};
        own.seeks = {canary(Field::seeks)};
        own.labels = {canary(Field::labels)};
        own.email = canary(Field::email) + "@a.example";
        own.website = "https://" + canary(Field::website) + ".example";
        own.logo = canary(Field::logo);
        own.photos = {{"f", canary(Field::photos)}};
        own.places = imported.places;
        own.places[0].name = canary(Field::places);
        own.audience = audience();
        for (Audience& chosen : own.field_audiences) chosen = audience();
        for (const Field field : {Field::trade_name, Field::description, Field::offers, Field::seeks, Field::labels,
                                  Field::email, Field::website, Field::logo, Field::photos, Field::places})
            word.says.set(static_cast<std::size_t>(field));
        const auto written = api.service->database().write([&](db::Connection& connection) {
            const TenantNumber tenant = tenant_store::find(connection, "demo")->number;
            const auto number = api.service->businesses().ids().number_of(tenant, imported.id);
            api.service->businesses().set_own_word(connection, tenant, *number, word);
            businesses.push_back(api.service->businesses().find(connection, *number)->business);
            is_connected.push_back(chance() % 2 == 0);
            if (is_connected.back()) connect(connection, *number);
            return db::Nothing{};
        });
        REQUIRE(written);
        api.settle();
    }

    void connect(db::Connection& connection, BusinessNumber number) {
        const TenantNumber tenant = tenant_store::find(connection, "demo")->number;
        const BusinessNumber of_friend = *api.service->businesses().ids().number_of(tenant, friend_id);
        for (const auto& [one, other] : {std::pair{of_friend, number}, {number, of_friend}})
            network::connection_store::put(connection, one, other, ConnectionStance::connect, "", 0);
    }

    bool hides(const Canary& canary, const Asker& asker) const {
        const auto index = static_cast<std::size_t>(canary.business);
        const Reader reader = asker.is_connected && is_connected[index] ? Reader::connection : asker.reader;
        return !may_see(audience_of(businesses[index], canary.field), reader);
    }
    // The friend's own network, as a list of those whose names begin with this.
    std::string network(const std::string& query) {
        return "/api/v1/tenants/demo/businesses/" + friend_id + "/connections?state=connected" + query;
    }

    std::string bytes(const std::string& path, const std::string& token) {
        return api.ask({.path = path, .token = token}).body;
    }
    int total(const std::string& query, const std::string& token) {
        return api.json({.path = std::string(list) + "?" + query, .token = token})["total"]["value"].get<int>();
    }
};

bool is_searched(Field field) {
    switch (field) {
        case Field::email:
        case Field::website:
        case Field::logo:
        case Field::photos:
            return false;
        default:
            return true;
    }
}

}  // namespace

TEST_CASE("what is hidden from a reader is in no byte, count, hit or facet that the reader is given") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        World world(seed);
        for (const Asker& asker : world.askers) {
            CAPTURE(asker.name);
            std::string all;
            for (const char* query :
                 {"?facets=true&limit=50", "?q=plomberie&facets=true&limit=50", "?trade=43.22A&facets=true",
                  "?q=imprimerie+lyon&facets=true&limit=50", "?q=lyon&sort=name&limit=50"})
                all += world.bytes(std::string(list) + query, asker.token);
            for (const Business& business : world.businesses)
                for (const char* part : {"", "/similar"})
                    all += world.bytes(std::string(list) + "/" + business.id + part, asker.token);
            if (asker.is_connected) all += world.bytes(world.network(""), asker.token);
            for (const Canary& canary : world.canaries) {
                if (!world.hides(canary, asker)) continue;
                CAPTURE(field_word(canary.field));
                CHECK(all.find(canary.word) == std::string::npos);
                CHECK(world.total("q=" + canary.word, asker.token) == 0);
                CHECK(world.total("q=" + canary.word.substr(0, 9), asker.token) == 0);
                if (canary.field == Field::labels) CHECK(world.total("label=" + canary.word, asker.token) == 0);
                if (asker.is_connected) {
                    const json found =
                        world.api.json({.path = world.network("&q=" + canary.word), .token = asker.token});
                    CHECK(found["items"].empty());
                }
            }
        }
    }
}

TEST_CASE("what a reader may see is found by its words, so that nothing above is hidden by being lost") {
    World world(7);
    for (const Asker& asker : world.askers) {
        CAPTURE(asker.name);
        int seen = 0, seen_by_this_alone = 0;
        for (const Canary& canary : world.canaries) {
            if (world.hides(canary, asker) || !is_searched(canary.field)) continue;
            CAPTURE(field_word(canary.field));
            CHECK(world.total("q=" + canary.word, asker.token) == 1);
            ++seen;
            seen_by_this_alone += std::all_of(world.askers.begin(), world.askers.end(), [&](const Asker& other) {
                return &other == &asker || world.hides(canary, other);
            });
        }
        CHECK(seen > 5);
        if (asker.is_connected) CHECK(seen_by_this_alone > 0);
    }
}
