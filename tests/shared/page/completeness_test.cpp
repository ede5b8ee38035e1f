#include "shared/page/completeness.h"

#include <doctest/doctest.h>

using namespace comptoir;
using namespace comptoir::page;

TEST_CASE("an empty page begins with its name, its trade and its place") {
    const Completeness empty = completeness_of({});
    CHECK(empty.percent == 0);
    CHECK(empty.steps == std::vector{Field::trade_name, Field::trade, Field::places});
}

TEST_CASE("each step done brings the next one, until nothing useful is missing") {
    Content content;
    int percent = 0;
    for (int round = 0; round < 30; ++round) {
        const Completeness now = completeness_of(content);
        CHECK(now.percent >= percent);
        percent = now.percent;
        if (now.steps.empty()) break;
        CHECK(now.steps.size() <= 3);
        const Field next = now.steps.front();
        CAPTURE(field_word(next));
        if (next == Field::places) {
            content.places.emplace_back()[static_cast<std::size_t>(PlaceText::commune)] = "Lyon";
        } else if (next == Field::hours) {
            REQUIRE_FALSE(content.places.empty());
            content.places[0][static_cast<std::size_t>(PlaceText::monday)] = "8-12";
        } else if (next == Field::photos) {
            content.photos = {{"f", "a"}};
        } else {
            content.text(next) = "x";
        }
    }
    CHECK(percent == 100);
}

TEST_CASE("hours are no step before there is a place, and spaces fill nothing") {
    Content content;
    for (const Field field :
         {Field::trade_name, Field::trade, Field::description, Field::phone, Field::offers, Field::email})
        content.text(field) = "x";
    CHECK(completeness_of(content).steps == std::vector{Field::places, Field::logo, Field::photos});
    content.text(Field::phone) = "  ";
    CHECK(completeness_of(content).steps == std::vector{Field::places, Field::phone, Field::logo});
}
