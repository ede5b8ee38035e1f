#include "shared/directory/opening_hours.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {

constexpr DayNumber monday = 20'780;  // 2026-11-23

OpeningHours shop() {
    OpeningHours hours;
    hours.known = true;
    for (int day = 0; day < 5; ++day) hours.week[day] = {{8 * 60, 12 * 60}, {14 * 60, 18 * 60 + 30}};
    return hours;
}

OpeningHours around_the_clock() {
    OpeningHours hours;
    hours.known = true;
    for (auto& day : hours.week) day = {{0, 1440}};
    return hours;
}

}  // namespace

TEST_CASE("2026-11-23 is a Monday, and weekdays run backwards past 1970") {
    CHECK(weekday(monday) == 0);
    CHECK(weekday(0) == 3);
    CHECK(weekday(-4) == 6);
}

TEST_CASE("a place is open from the first minute and closed at the last") {
    CHECK(open_now(shop(), {monday, 8 * 60}).state == OpenState::open);
    CHECK(open_now(shop(), {monday, 8 * 60 - 1}).state == OpenState::closed);
    CHECK(open_now(shop(), {monday, 12 * 60}).state == OpenState::closed);
}

TEST_CASE("half an hour before closing it closes soon, and says in how many minutes") {
    const OpenNow now = open_now(shop(), {monday, 18 * 60});
    CHECK(now.state == OpenState::closes_soon);
    CHECK(now.changes_in_min == 30);
}

TEST_CASE("a closed place says when it opens next, over the week-end") {
    const OpenNow now = open_now(shop(), {monday + 4, 19 * 60});
    CHECK(now.state == OpenState::closed);
    CHECK(now.changes_in_min == 2 * 1440 + (24 - 19) * 60 + 8 * 60);
}

TEST_CASE("an evening that passes midnight counts on the next morning") {
    OpeningHours bar;
    bar.known = true;
    bar.week[6] = {{20 * 60, 26 * 60}};
    CHECK(open_now(bar, {monday, 60}).state == OpenState::open);
    CHECK(open_now(bar, {monday, 2 * 60}).state == OpenState::closed);
}

TEST_CASE("round the clock has no closing time") {
    const OpenNow now = open_now(around_the_clock(), {monday, 300});
    CHECK(now.state == OpenState::open);
    CHECK_FALSE(now.changes_in_min.has_value());
}

TEST_CASE("an exception replaces its day only") {
    OpeningHours hours = shop();
    hours.exceptions.push_back({monday, {}});
    CHECK(open_now(hours, {monday, 9 * 60}).state == OpenState::closed);
    CHECK(open_now(hours, {monday + 1, 9 * 60}).state == OpenState::open);
}

TEST_CASE("hours that nobody gave are unknown, not closed") {
    CHECK(open_now({}, {monday, 9 * 60}).state == OpenState::unknown);
}
