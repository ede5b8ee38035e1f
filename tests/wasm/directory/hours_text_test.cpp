#include "wasm/directory/hours_text.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_intl.h"

using namespace comptoir;
using namespace comptoir::directory;

namespace {

const app::FakeIntl intl;
constexpr DayNumber monday = 20'780;  // 2026-11-23

OpeningHours office() {
    OpeningHours hours;
    hours.known = true;
    for (int day = 0; day < 5; ++day) hours.week[day] = {{480, 720}, {840, 1110}};
    hours.week[5] = {{540, 720}};
    return hours;
}

std::string said(const OpeningHours& hours, DayNumber day, int minute, const std::string& language = "fr") {
    const auto text = open_text(app::test_language(intl, language), hours, {day, static_cast<std::uint16_t>(minute)});
    return text ? app::typed(text->text) : "nothing";
}

}  // namespace

TEST_CASE("what a place says of its hours through a week") {
    REQUIRE(weekday(monday) == 0);
    CHECK(said(office(), monday, 900) == "Ouvert jusqu’à 18 h 30");
    CHECK(said(office(), monday, 600) == "Ouvert jusqu’à 12 h");
    CHECK(said(office(), monday, 1090) == "Ferme dans 20 min");
    CHECK(said(office(), monday, 820) == "Ouvre dans 20 min");
    CHECK(said(office(), monday, 730) == "Ouvre à 14 h");
    CHECK(said(office(), monday, 1200) == "Ouvre demain à 8 h");
    CHECK(said(office(), monday + 5, 800) == "Ouvre lundi à 8 h");
    CHECK(said(office(), monday, 900, "en") == "Open until 18:30");
}

TEST_CASE("hours that are not known are not said, and a place that never opens is closed") {
    CHECK(said({}, monday, 600) == "nothing");
    OpeningHours never;
    never.known = true;
    CHECK(said(never, monday, 600) == "Fermé");
}

TEST_CASE("open day and night is said so, and a night shift ends after midnight") {
    OpeningHours always;
    always.known = true;
    for (auto& day : always.week) day = {{0, 1440}};
    CHECK(said(always, monday, 600) == "Ouvert 24 h/24");
    OpeningHours bar;
    bar.known = true;
    for (auto& day : bar.week) day = {{1200, 1560}};
    CHECK(said(bar, monday, 1300) == "Ouvert jusqu’à 2 h");
    CHECK(said(bar, monday, 60) == "Ouvert jusqu’à 2 h");
}

TEST_CASE("equal days of the week stand in one row, and today's is marked") {
    const auto rows = week_rows(app::test_language(intl), office(), {monday + 2, 600});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].days == "lundi–vendredi");
    CHECK(app::typed(rows[0].hours) == "8 h–12 h, 14 h–18 h 30");
    CHECK(rows[0].today);
    CHECK(rows[1].days == "samedi");
    CHECK(rows[2].hours == "Fermé");
    CHECK_FALSE(rows[2].today);
}

TEST_CASE("coming days that differ are listed soonest first, past ones not") {
    OpeningHours hours = office();
    hours.exceptions = {{monday + 9, {}}, {monday - 1, {}}, {monday + 2, {{600, 660}}}};
    const auto rows = exception_rows(app::test_language(intl), hours, {monday, 600}, 5);
    REQUIRE(rows.size() == 2);
    CHECK(app::typed(rows[0].hours) == "10 h–11 h");
    CHECK(rows[1].hours == "Fermé");
    CHECK(exception_rows(app::test_language(intl), hours, {monday, 600}, 1).size() == 1);
}
