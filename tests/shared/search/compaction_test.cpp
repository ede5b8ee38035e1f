// Building an index anew while it is searched and changed.
#include <doctest/doctest.h>

#include <thread>

#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

const std::atomic<bool> never = false;

Business xylo(const std::string& name) {
    Business business = business_of({name, plumbing, lyon});
    business.labels = {"RGE"};
    business.places[0].hours.known = true;
    business.places[0].hours.week[0] = {{480, 720}};
    return business;
}

// A large part with 1 and 2, a recent part with 3, and 2 removed again.
Index begun() {
    Index index(knowledge());
    index.apply(1, xylo("Xylo"));
    index.apply(2, xylo("Xylo"));
    index = index.compacted();
    index.apply(3, xylo("Xylo"));
    index.remove(2);
    index.set_last_change(7);
    return index;
}

}  // namespace

TEST_CASE("a compaction builds the index as it was when it began, whatever changes meanwhile") {
    Index index = begun();
    const Compaction compaction = index.begin_compaction();
    index.apply(4, xylo("Xylo"));
    index.apply(3, xylo("Yole"));
    index.remove(1);
    index.set_last_change(9);
    const auto built = compaction.run(never);
    REQUIRE(built);
    CHECK(find(*built, "xylo") == Numbers{1, 3});
    CHECK(built->last_change() == 7);
    CHECK(built->businesses() == 2);
    CHECK(find(index, "xylo") == Numbers{4});
    CHECK(find(index, "yole") == Numbers{3});
}

TEST_CASE("a compaction gives what compacting on the spot gives, and copies nothing that stays counted") {
    Index index = begun();
    const std::size_t bytes = index.memory_bytes();
    const auto built = index.begin_compaction().run(never);
    CHECK(index.memory_bytes() == bytes);
    const Index compacted = index.compacted();
    REQUIRE(built);
    CHECK(built->memory_bytes() == compacted.memory_bytes());
    for (const char* text : {"xylo", "plombier lyon", "xy"}) {
        CAPTURE(text);
        CHECK(find(*built, text) == find(compacted, text));
    }
    SearchRequest labelled;
    labelled.filters.labels = {"RGE"};
    CHECK(numbers(built->search(labelled)) == Numbers{1, 3});
    SearchRequest open{.now = {{"Europe/Paris", {20'780, 600}}}};
    open.filters.open_now = true;
    CHECK(numbers(built->search(open)) == numbers(compacted.search(open)));
}

TEST_CASE("what came meanwhile is applied to what was built, as it was to the index") {
    Index index = begun();
    const Compaction compaction = index.begin_compaction();
    auto built = compaction.run(never);
    REQUIRE(built);
    for (Index* both : {&index, &*built}) {
        both->apply(4, xylo("Xylo"));
        both->remove(1);
        CHECK(find(*both, "xylo") == Numbers{3, 4});
    }
}

TEST_CASE("a compaction that is given up gives nothing") {
    const Index index = begun();
    const std::atomic<bool> given_up = true;
    CHECK_FALSE(index.begin_compaction().run(given_up).has_value());
}

TEST_CASE("a compaction runs beside changes and searches of its index") {
    Index index(knowledge());
    for (BusinessNumber number = 1; number <= 300; ++number)
        index.apply(number, xylo("Xylo " + std::to_string(number)));
    const Compaction compaction = index.begin_compaction();
    std::optional<Index> built;
    std::thread beside([&] { built = compaction.run(never); });
    for (BusinessNumber number = 301; number <= 600; ++number) {
        index.apply(number, xylo("Yole " + std::to_string(number)));
        CHECK(index.contains(number));
        index.remove(number - 300);
    }
    beside.join();
    REQUIRE(built);
    CHECK(built->businesses() == 300);
    CHECK(index.businesses() == 300);
}
