#include "shared/directory/opening_hours_text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace comptoir;

TEST_CASE("hours are written as people write them") {
    OpeningHours hours;
    CHECK(opening_hours_text(hours) == "");
    hours.known = true;
    CHECK(opening_hours_text(hours) == "off");
    for (int day = 0; day < 5; ++day) hours.week[day] = {{480, 720}, {840, 1110}};
    hours.week[5] = {{1320, 1560}};
    hours.exceptions = {{20'812, {}}, {20'813, {{0, 1440}}}};
    CHECK(opening_hours_text(hours) ==
          "Mo-Fr 08:00-12:00,14:00-18:30; Sa 22:00-26:00; 2026-12-25 off; 2026-12-26 00:00-24:00");
}

TEST_CASE("hours are read in the spellings of files") {
    const auto weekdays = read_opening_hours("mo-fr 8:00-12:00, 14:00-18:00");
    REQUIRE(weekdays);
    CHECK(weekdays->week[4] == std::vector<OpenInterval>{{480, 720}, {840, 1080}});
    CHECK(weekdays->week[5].empty());
    CHECK(read_opening_hours("Lu-Ve 8:00-12:00,14:00-18:00") == weekdays);
    CHECK(read_opening_hours("24/7")->week[6] == std::vector<OpenInterval>{{0, 1440}});
    CHECK(read_opening_hours("Sa-Mo 10:00-11:00")->week[0].size() == 1);
    CHECK(read_opening_hours("Sa-Mo 10:00-11:00")->week[1].empty());
    CHECK(read_opening_hours("Sa 22:00-02:00")->week[5] == std::vector<OpenInterval>{{1320, 1560}});
    CHECK_FALSE(read_opening_hours("")->known);
    CHECK(read_opening_hours("off")->known);
}

TEST_CASE("what is no hours is refused, not guessed") {
    for (const char* text :
         {"8h-12h", "Mo", "Mo 8:00", "Mo 8:00-", "Mo 8:60-9:00", "Mo 49:00-50:00", "Mo-Xx 8:00-9:00", "2026-02-30 off",
          "Mo 8:00-9:00 maybe", ";", "Mo 8:00-9:00;;", "on request", "Mo 24:30-25:00"}) {
        CAPTURE(text);
        CHECK_FALSE(read_opening_hours(text));
    }
    std::string many;
    for (int part = 0; part < 501; ++part) many += "Mo off;";
    CHECK_FALSE(read_opening_hours(many));
}

TEST_CASE("what was written is read back the same, whatever the hours are") {
    rc::check("any hours", [] {
        const auto intervals = rc::gen::container<std::vector<OpenInterval>>(rc::gen::exec([] {
            const int opens = *rc::gen::inRange(0, 1440);
            const int closes = *rc::gen::inRange(opens + 1, std::min(opens + 1440, 2880) + 1);
            return OpenInterval{static_cast<std::uint16_t>(opens), static_cast<std::uint16_t>(closes)};
        }));
        OpeningHours hours;
        hours.known = true;
        for (auto& day : hours.week) day = *rc::gen::resize(3, intervals);
        for (int count = *rc::gen::inRange(0, 4); count > 0; --count)
            hours.exceptions.push_back({*rc::gen::inRange(0, 60'000), *rc::gen::resize(2, intervals)});
        const auto read = read_opening_hours(opening_hours_text(hours));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == hours);
    });
}
