#include "server/sample/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "server/sample/french.h"
#include "server/tables/tables.h"

using namespace comptoir;
using namespace comptoir::sample;

namespace {

constexpr std::uint32_t looked_at = 20'000;

const Sample& the_sample() {
    static const Sample made(tables::gazetteer());
    return made;
}

bool luhn_holds(std::string_view figures) {
    int sum = 0;
    for (std::size_t index = 0; index < figures.size(); ++index) {
        int value = figures[figures.size() - 1 - index] - '0';
        if (index % 2 == 1) value *= 2;
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

std::size_t bytes(const std::vector<std::string>& list) {
    std::size_t sum = 0;
    for (const std::string& text : list) sum += text.size() + 1;
    return sum;
}

}  // namespace

TEST_CASE("the same number gives the same business, and another seed another one") {
    const Sample again(tables::gazetteer()), other(tables::gazetteer(), 2);
    int same = 0;
    for (std::uint32_t number = 0; number < 500; ++number) {
        CHECK(the_sample().business(number) == again.business(number));
        if (the_sample().business(number).legal_name == other.business(number).legal_name) ++same;
    }
    CHECK(same < 50);
}

TEST_CASE("register and VAT numbers are valid, unique, and of the series kept for public bodies") {
    std::set<std::string> seen;
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const std::string siren = siren_of(number);
        REQUIRE(siren.size() == 9);
        CHECK(siren.front() == '2');
        CHECK(luhn_holds(siren));
        CHECK(luhn_holds(siret_of(siren, 1)));
        CHECK(seen.insert(siren).second);
    }
    CHECK(siren_of(sample_size_max - 1) != siren_of(0));
    CHECK(vat_of("404833048") == "FR83404833048");
}

TEST_CASE("trades, communes and postcodes are of the official lists") {
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const Business business = the_sample().business(number);
        CAPTURE(number);
        CHECK(tables::trade_list().find(business.trade.code) != no_trade);
        REQUIRE_FALSE(business.places.empty());
        for (const Place& place : business.places) {
            const CommuneNumber commune = tables::gazetteer().find_commune(place.commune.code);
            REQUIRE(commune != no_commune);
            CHECK(tables::gazetteer().commune(commune).name == place.commune.name);
            const auto postcodes = tables::gazetteer().postcodes_of(commune);
            CHECK((postcodes.empty() ||
                   std::find(postcodes.begin(), postcodes.end(), place.postcode) != postcodes.end()));
            REQUIRE(place.point.has_value());
            CHECK(distance_m(*place.point, tables::gazetteer().centre_of(commune, place.postcode)) < 4'000);
        }
    }
}

TEST_CASE("telephone numbers and addresses on the net are kept for fiction") {
    const std::string ranges[] = {"+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998"};
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const Business business = the_sample().business(number);
        CAPTURE(business.phone);
        CHECK((business.phone.empty() || business.phone.size() == 12));
        CHECK((business.phone.empty() ||
               std::any_of(std::begin(ranges), std::end(ranges),
                           [&](const std::string& range) { return business.phone.starts_with(range); })));
        CHECK((business.email.empty() || business.email.ends_with(".example")));
        CHECK((business.website.empty() ||
               (business.website.starts_with("https://") && business.website.ends_with(".example"))));
    }
}

TEST_CASE("a business has 200 to 250 bytes of text on average, whole sentences and no empty slots") {
    std::size_t total = 0;
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const Business business = the_sample().business(number);
        total += business.legal_name.size() + business.trade_name.size() + business.description.size() +
                 bytes(business.offers) + bytes(business.seeks) + bytes(business.labels);
        CHECK_FALSE(business.legal_name.empty());
        const std::string all = business.legal_name + business.trade_name + business.description;
        CHECK(all.find_first_of("{}|@*\n\t") == std::string::npos);
        CHECK(all.find("  ") == std::string::npos);
        CHECK((business.description.empty() || business.description.back() == '.'));
    }
    const double average = static_cast<double>(total) / looked_at;
    MESSAGE("bytes of text a business: ", average);
    CHECK(average > 200);
    CHECK(average < 250);
}

TEST_CASE("people live where businesses are, and trades are as frequent as in life") {
    std::map<std::string, int> by_departement, by_trade;
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const Business business = the_sample().business(number);
        ++by_departement[business.places.front().postcode.substr(0, 2)];
        ++by_trade[business.trade.code];
    }
    CHECK(by_departement["75"] > by_departement["48"] * 10);
    CHECK(by_departement.size() > 90);
    CHECK(by_trade["43.22A"] > looked_at / 100);
    CHECK(by_trade["56.10A"] > looked_at / 100);
    CHECK(by_trade.size() > 95);
    const auto largest = std::max_element(by_trade.begin(), by_trade.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    CHECK(largest->second < static_cast<int>(looked_at) / 12);
}

TEST_CASE("names differ: no name is borne by more than one business in a hundred") {
    std::map<std::string, int> names;
    for (std::uint32_t number = 0; number < looked_at; ++number) ++names[display_name(the_sample().business(number))];
    CHECK(names.size() > looked_at * 8 / 10);
    for (const auto& [name, count] : names) {
        CAPTURE(name);
        CHECK(count < static_cast<int>(looked_at) / 100);
    }
}

TEST_CASE("opening hours are of few kinds, ordered, with holidays") {
    std::set<std::string> kinds;
    bool past_midnight = false, exception = false, unknown = false;
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const OpeningHours hours = the_sample().business(number).places.front().hours;
        unknown = unknown || !hours.known;
        exception = exception || !hours.exceptions.empty();
        std::string kind;
        for (const auto& day : hours.week) {
            for (std::size_t index = 0; index < day.size(); ++index) {
                CHECK(day[index].opens_min < day[index].closes_min);
                CHECK(day[index].closes_min <= 2 * 1440);
                if (index > 0) CHECK(day[index - 1].closes_min < day[index].opens_min);
                past_midnight = past_midnight || day[index].closes_min > 1440;
                kind += std::to_string(day[index].opens_min) + '-' + std::to_string(day[index].closes_min) + ' ';
            }
            kind += ';';
        }
        kinds.insert(kind);
    }
    CHECK(past_midnight);
    CHECK(exception);
    CHECK(unknown);
    CHECK(kinds.size() < 120);
    CHECK(kinds.size() > 30);
}

TEST_CASE("all are for everyone to see, and a few keep a field for customers or connections") {
    int kept = 0;
    for (std::uint32_t number = 0; number < looked_at; ++number) {
        const Business business = the_sample().business(number);
        CHECK(business.audience == Audience::everyone);
        if (business.field_audiences != FieldAudiences{}) ++kept;
        CHECK(audience_of(business, Field::trade) == Audience::everyone);
    }
    CHECK(kept > static_cast<int>(looked_at) / 20);
    CHECK(kept < static_cast<int>(looked_at) / 5);
}

TEST_CASE("towns with articles are spoken of as in French") {
    CHECK(at_town("Lyon") == "à Lyon");
    CHECK(at_town("Le Mans") == "au Mans");
    CHECK(at_town("Les Ulis") == "aux Ulis");
    CHECK(of_town("Angers") == "d’Angers");
    CHECK(of_town("Épinal") == "d’Épinal");
    CHECK(of_town("Le Havre") == "du Havre");
    CHECK(of_town("Nantes") == "de Nantes");
    CHECK(capitalized("œufs frais") == "Œufs frais");
    CHECK(capitalized("éclairage") == "Éclairage");
}

TEST_CASE("families that lack something are refused with their line") {
    CHECK_FALSE(Families::parse(""));
    CHECK(Families::parse("@ 43.22A x craft craft 4\n").error().line == 1);
    CHECK(Families::parse("@ 43.22A 26 craft nonsense 4\n").error().line == 1);
    CHECK(Families::parse("@ 43.22A 26 craft craft 4\nwords: a\n@ 43.22B 26 craft craft 4\n").error().line == 3);
}
