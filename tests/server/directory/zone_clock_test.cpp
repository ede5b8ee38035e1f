// The clocks on the wall that the directory is asked by.
#include "server/directory/zone_clock.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/tables/tables.h"
#include "shared/directory/locate.h"

using namespace comptoir;

namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

const std::vector<search::ZoneTime>& at(ZoneClock& clock, std::chrono::system_clock::time_point now) {
    static std::shared_ptr<const std::vector<search::ZoneTime>> times;
    times = clock.times(now);
    return *times;
}

int minute_in(const std::vector<search::ZoneTime>& times, std::string_view zone) {
    const auto found = std::find_if(times.begin(), times.end(), [&](const auto& time) { return time.zone == zone; });
    return found == times.end() ? -1 : found->time.minute;
}

}  // namespace

TEST_CASE("every zone that an import can give a place has its clock") {
    ZoneClock clock;
    const auto& times = at(clock, sys_days(2026y / 7 / 1) + 12h);
    for (char first = 'A'; first <= 'Z'; ++first)
        for (char second = 'A'; second <= 'Z'; ++second) {
            Place place{.country = {first, second}};
            locate(tables::gazetteer(), "", "", place);
            CAPTURE(place.country);
            CHECK(minute_in(times, place.zone) >= 0);
        }
    for (int department = 1; department <= 989; ++department) {
        Place place{.postcode = std::to_string(100'000 + department * 100).substr(1)};
        locate(tables::gazetteer(), "", "", place);
        CAPTURE(place.postcode);
        CHECK(minute_in(times, place.zone) >= 0);
    }
}

TEST_CASE("clocks show the zone's own time, in summer and in winter") {
    ZoneClock clock;
    const auto& summer = at(clock, sys_days(2026y / 7 / 1) + 12h + 30s);
    CHECK(minute_in(summer, "Europe/Paris") == 14 * 60);
    CHECK(minute_in(summer, "Indian/Reunion") == 16 * 60);
    CHECK(minute_in(summer, "America/Martinique") == 8 * 60);
    const auto& winter = at(clock, sys_days(2026y / 1 / 15) + 12h);
    CHECK(minute_in(winter, "Europe/Paris") == 13 * 60);
    CHECK(minute_in(winter, "Europe/Lisbon") == 12 * 60);
}

TEST_CASE("the times of a minute are worked out once") {
    ZoneClock clock;
    const auto first = clock.times(sys_days(2026y / 7 / 1) + 12h);
    CHECK(clock.times(sys_days(2026y / 7 / 1) + 12h + 59s) == first);
    CHECK(clock.times(sys_days(2026y / 7 / 1) + 12h + 60s) != first);
}
