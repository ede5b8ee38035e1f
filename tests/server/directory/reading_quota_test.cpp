// How much of a directory one reader gets, and that a patient copier gets no more.
#include "server/directory/reading_quota.h"

#include <doctest/doctest.h>

#include <numeric>
#include <set>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr ReadingLimits limits{.items = 100, .pages = 10, .visitor_items = 200, .visitor_pages = 20};
constexpr std::int64_t half_a_day_s = 43'200, day_s = 86'400;

struct Quota {
    std::int64_t now_s = 20'000 * day_s;
    ReadingQuota quota{limits, [this] { return now_s; }};

    // Reads `count` businesses from `first` on.
    int read(ReadingQuota::Reader reader, int first, int count, ReadingQuota::Kind kind = ReadingQuota::Kind::item) {
        std::vector<BusinessNumber> numbers(static_cast<std::size_t>(count));
        std::iota(numbers.begin(), numbers.end(), static_cast<BusinessNumber>(first));
        return quota.take(reader, kind, numbers);
    }
};

constexpr ReadingQuota::Reader marie{.tenant = 1, .person = 7, .client = "192.0.2.1"};
constexpr ReadingQuota::Reader visitor{.tenant = 1, .person = 0, .client = "192.0.2.1"};

}  // namespace

TEST_CASE("what was read today is free to read again, and what is new costs") {
    Quota day;
    CHECK(day.read(marie, 1, 100) == 0);
    CHECK(day.read(marie, 1, 100) == 0);
    CHECK(day.read(marie, 101, 1) > 0);
    CHECK(day.read(marie, 50, 50) == 0);
}

TEST_CASE("who read too much is told when there is enough again, and then there is") {
    Quota day;
    REQUIRE(day.read(marie, 1, 100) == 0);
    const int wait_s = day.read(marie, 101, 20);
    CHECK(wait_s == day_s * 20 / 100);
    day.now_s += wait_s - 1;
    CHECK(day.read(marie, 101, 20) == 1);
    day.now_s += 1;
    CHECK(day.read(marie, 101, 20) == 0);
}

TEST_CASE("a budget is a person's or an address's, of one tenant, and pages have their own") {
    Quota day;
    REQUIRE(day.read(marie, 1, 100) == 0);
    CHECK(day.read(marie, 200, 10, ReadingQuota::Kind::page) == 0);
    CHECK(day.read(marie, 300, 1, ReadingQuota::Kind::page) > 0);
    CHECK(day.read(visitor, 101, 100) == 0);
    CHECK(day.read({.tenant = 1, .person = 8, .client = "192.0.2.1"}, 101, 100) == 0);
    CHECK(day.read({.tenant = 2, .person = 7, .client = "192.0.2.1"}, 101, 100) == 0);
    CHECK(day.read({.tenant = 1, .person = 7, .client = "198.51.100.9"}, 101, 100) > 0);  // elsewhere, the same person
}

TEST_CASE("addresses of one line count together, and this machine does not count") {
    Quota day;
    const auto at = [](std::string_view client) { return ReadingQuota::Reader{1, 0, client}; };
    REQUIRE(day.read(at("2001:db8:1:2:aaaa::1"), 1, 200) == 0);
    CHECK(day.read(at("2001:db8:1:2:bbbb::2"), 201, 1) > 0);
    CHECK(day.read(at("2001:db8:1:3:bbbb::2"), 201, 1) == 0);
    for (int round = 0; round < 10; ++round) CHECK(day.read(at("127.0.0.1"), round * 200, 200) == 0);
}

TEST_CASE("nothing saved up over weeks makes a budget larger, and a clock that goes back gives nothing") {
    Quota day;
    REQUIRE(day.read(marie, 1, 1) == 0);
    day.now_s += 30 * day_s;
    CHECK(day.read(marie, 1000, 100) == 0);
    CHECK(day.read(marie, 2000, 1) > 0);
    day.now_s -= half_a_day_s;
    CHECK(day.read(marie, 3000, 1) > 0);
}

TEST_CASE("a patient copier, signed in, gets a small part of the list in a day, by whatever way") {
    Api api;
    constexpr int businesses = 4000, decoys = 40, items_a_day = 150, pages_a_day = 30;
    const sample::Sample made(tables::gazetteer());
    std::set<std::string> decoy_ids;
    const auto written = api.service->database().write([&](db::Connection& connection) {
        for (std::uint32_t number = 0; number < businesses; ++number) {
            Business business = made.business(number);
            business.audience = Audience::customers;
            const bool is_decoy = number % (businesses / decoys) == 0;
            if (is_decoy) business.trade_name = "Zephyrin " + business.trade_name;
            const BusinessNumber row = api.service->businesses().put(connection, 1, business);
            if (is_decoy) decoy_ids.insert(api.service->businesses().ids().id_of(1, row));
        }
        return db::Nothing{};
    });
    REQUIRE(written);
    api.settings.reading = {.items = items_a_day, .pages = pages_a_day, .visitor_items = 60, .visitor_pages = 10};
    api.restart();

    std::set<std::string> copied, pages;
    std::size_t refusals = 0;
    const std::string directory = "/api/v1/tenants/demo/businesses";
    const auto walk = [&](const std::string& token) {
        const auto ask = [&](const std::string& path) {
            const http::Response response = api.ask({.path = path, .token = token});
            if (response.status == 429) {
                ++refusals;
                CHECK(parse_problem(response.body)->code == "read_too_much");
                CHECK(std::stoi(header_of(response, "Retry-After")) > 0);
                return json();
            }
            REQUIRE(response.status == 200);
            return json::parse(response.body);
        };
        const auto copy = [&](const json& list) {
            if (!list.contains("items")) return;
            for (const json& item : list["items"]) copied.insert(item["id"].get<std::string>());
        };
        for (char first = 'a'; first <= 'z'; ++first)
            for (const char second : {'a', 'e', 'i', 'o', 'u', 'r'})
                copy(ask(directory + "?limit=50&q=" + first + second));
        for (const std::string& id : std::set<std::string>(copied)) {
            copy(ask(directory + "/" + id + "/similar"));
            if (ask(directory + "/" + id).contains("id")) pages.insert(id);
        }
    };
    const std::string copier = api.token({.subject = "copier", .businesses = {{"732829320", "owner"}}});
    walk(copier);
    CHECK(refusals > 0);
    CHECK(copied.size() <= items_a_day);
    CHECK(copied.size() * 100 <= businesses * 4);  // 4 %
    CHECK(pages.size() <= pages_a_day);
    std::size_t decoys_copied = 0;
    for (const std::string& id : decoy_ids) decoys_copied += copied.count(id);
    CHECK(decoys_copied < decoys / 4);
    // The next morning it goes on, at the same pace.
    const std::size_t before = copied.size();
    api.now_s += half_a_day_s;
    walk(api.token({.subject = "copier", .businesses = {{"732829320", "owner"}}}));
    CHECK(copied.size() <= before + items_a_day);
    // A visitor from one address gets nothing of what is for customers.
    copied.clear();
    walk("");
    CHECK(copied.empty());
}
