#include "wasm/directory/loosening.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_intl.h"

using namespace comptoir;
using namespace comptoir::directory;

namespace {

const app::FakeIntl intl;

std::optional<LooseWay> way(const BusinessQuery& query, const std::string& kind, const std::string& value) {
    return loose_way(app::test_language(intl), query, {kind, value, 4});
}

}  // namespace

TEST_CASE("a word is taken out of the text, however it was written") {
    const auto found = way({.text = "ferronnier  d’Art lyo"}, "word", "art");
    REQUIRE(found);
    CHECK(app::typed(found->label) == "sans « art »");
    CHECK(found->query.text == "ferronnier lyo");
}

TEST_CASE("the circle is widened, or the place is dropped") {
    CHECK(way({.text = "lyo"}, "radius", "50")->query.radius_km == 50);
    const auto anywhere = way({.text = "lyo", .radius_km = 5}, "place", "");
    CHECK(anywhere->query.ignore_place);
    CHECK(anywhere->query.radius_km == 0);
}

TEST_CASE("each filter can be dropped by its name, and the others stay") {
    const BusinessQuery all{.text = "lyo",
                            .trades = {"43"},
                            .near = Point{},
                            .radius_km = 5,
                            .open_now = true,
                            .language = "en",
                            .labels = {"AB"}};
    CHECK(way(all, "filter", "trade")->query.trades.empty());
    CHECK_FALSE(way(all, "filter", "open")->query.open_now);
    CHECK(way(all, "filter", "language")->query.language.empty());
    CHECK(way(all, "filter", "label")->query.labels.empty());
    const auto near = way(all, "filter", "near");
    CHECK_FALSE(near->query.near);
    CHECK(near->query.open_now);
    CHECK(near->query.text == "lyo");
}

TEST_CASE("a way that is not known, or changes nothing, is not offered") {
    CHECK_FALSE(way({.text = "lyo"}, "magic", "x"));
    CHECK_FALSE(way({.text = "lyo"}, "filter", "colour"));
    CHECK_FALSE(way({.text = "lyo"}, "filter", "open"));
    CHECK_FALSE(way({.text = "lyo"}, "word", "art"));
}
