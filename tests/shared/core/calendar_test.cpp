#include "shared/core/calendar.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("days and their text go both ways, through leap years and centuries") {
    CHECK(day_text(0) == "1970-01-01");
    CHECK(parse_day("2000-02-29") == 11016);
    for (DayNumber day = -719'000; day < 2'932'000; day += 97) {
        CAPTURE(day);
        REQUIRE(parse_day(day_text(day)) == day);
    }
}

TEST_CASE("a day that does not exist is not read") {
    for (const char* text : {"", "2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01",
                             "2026/01/01", "2026-01-01 ", "+026-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text).has_value());
    }
}

TEST_CASE("an instant is told in UTC, to the second") {
    CHECK(instant_text(0) == "1970-01-01T00:00:00Z");
    CHECK(instant_text(1'790'000'000'999) == "2026-09-21T14:13:20Z");
}
