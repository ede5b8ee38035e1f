#include "shared/directory/search/flat_map.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace comptoir;
using namespace comptoir::search;

namespace {

Point anywhere() {
    return {*rc::gen::inRange(-90'000'000, 90'000'001), *rc::gen::inRange(-180'000'000, 180'000'001)};
}
Point near(Point point) {
    return {std::clamp(point.latitude_e6 + *rc::gen::inRange(-9'000'000, 9'000'001), -90'000'000, 90'000'000),
            std::clamp(point.longitude_e6 + *rc::gen::inRange(-20'000'000, 20'000'001), -180'000'000, 180'000'000)};
}

}  // namespace

TEST_CASE("the flat map never tells more than the true distance") {
    CHECK(rc::check([] {
        const Point centre = anywhere(), point = *rc::gen::arbitrary<bool>() ? anywhere() : near(centre);
        RC_ASSERT(FlatMap(centre).least_m(point) <= distance_m(centre, point) + 1);
    }));
}

TEST_CASE("the flat map is nearly right where it is trusted") {
    CHECK(rc::check([] {
        const Point centre = anywhere(), point = near(centre);
        const FlatMap map(centre);
        if (!map.is_usable(point) || map.distance_m(point) > FlatMap::trusted_m) return;
        const double distance = distance_m(centre, point);
        RC_ASSERT(map.distance_m(point) <= distance * (1 + FlatMap::error) + 1);
        RC_ASSERT(map.distance_m(point) >= distance * (1 - FlatMap::error) - 1);
    }));
}
