// Whatever businesses choose to show to whom: what somebody may not see is in no byte, count, hit or facet that they
// are given.
#include <random>

#include "server/tenant/tenant_store.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr const char* list = "/api/v1/tenants/demo/businesses";

// A word that no other is like, so that no typing error leads to it.
std::string random_word(std::mt19937& chance) {
    constexpr std::string_view consonants = "bdfgjklmnprtvz", vowels = "aeiou";
    std::string word;
    for (int pair = 0; pair < 7; ++pair) {
        word += consonants[chance() % consonants.size()];
        word += vowels[chance() % vowels.size()];
    }
    return word;
}

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

struct World {
    Api api;
    std::vector<Business> businesses;  // with what they say of themselves laid over
    std::vector<Canary> canaries;

    explicit World(std::uint32_t seed) {
        std::mt19937 chance(seed);
        for (int index = 0; index < 12; ++index) add(index, chance);
    }

    void add(int index, std::mt19937& chance) {
        const auto audience = [&] {
            return chance() % 2 == 0 ? Audience::everyone : static_cast<Audience>(chance() % 4);
        };
        const auto canary = [&](Field field) {
            canaries.push_back({index, field, random_word(chance)});
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
            return db::Nothing{};
        });
        REQUIRE(written);
        api.settle();
    }

    bool hides(const Canary& canary, Reader reader) const {
        return !may_see(audience_of(businesses[static_cast<std::size_t>(canary.business)], canary.field), reader);
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
        const struct {
            Reader reader;
            std::string token;
        } readers[] = {{Reader::visitor, ""},
                       {Reader::customer, world.api.token({.businesses = {{"552100554", "owner"}}})}};
        for (const auto& [reader, token] : readers) {
            CAPTURE(static_cast<int>(reader));
            std::string all;
            for (const char* query :
                 {"?facets=true&limit=50", "?q=plomberie&facets=true&limit=50", "?trade=43.22A&facets=true",
                  "?q=imprimerie+lyon&facets=true&limit=50", "?q=lyon&sort=name&limit=50"})
                all += world.bytes(std::string(list) + query, token);
            for (const Business& business : world.businesses)
                for (const char* part : {"", "/similar"})
                    all += world.bytes(std::string(list) + "/" + business.id + part, token);
            for (const Canary& canary : world.canaries) {
                if (!world.hides(canary, reader)) continue;
                CAPTURE(field_word(canary.field));
                CHECK(all.find(canary.word) == std::string::npos);
                CHECK(world.total("q=" + canary.word, token) == 0);
                CHECK(world.total("q=" + canary.word.substr(0, 9), token) == 0);
                if (canary.field == Field::labels) CHECK(world.total("label=" + canary.word, token) == 0);
            }
        }
    }
}

TEST_CASE("what a visitor may see is found by its words, so that nothing above is hidden by being lost") {
    World world(7);
    int seen = 0;
    for (const Canary& canary : world.canaries) {
        if (world.hides(canary, Reader::visitor) || !is_searched(canary.field)) continue;
        CAPTURE(field_word(canary.field));
        CHECK(world.total("q=" + canary.word, "") == 1);
        ++seen;
    }
    CHECK(seen > 5);
}
