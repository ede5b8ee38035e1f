#include "shared/api/me.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("what is written of a person is read back the same") {
    const Me owner{.id = "p-1",
                   .name = "Nadia « Rivoire »",
                   .businesses = {{"b-1", "Rivoire", Role::owner, true}, {"b-2", "Autre", Role::viewer, false}},
                   .branch = {},
                   .unread = 3};
    CHECK(parse_me(to_json(owner)) == owner);
    const Me adviser{
        .id = "p-2", .name = "A", .businesses = {}, .staff = StaffRole::adviser, .branch = "Lyon 3", .unread = 0};
    CHECK(parse_me(to_json(adviser)) == adviser);
    CHECK(to_json(owner).find("staff") == std::string::npos);
}

TEST_CASE("what is no person is refused, and a role that nobody knows gives no right") {
    for (const std::string text : {"", "[]", "{}", R"({"id":3})", R"({"name":"x"})"}) CHECK_FALSE(parse_me(text));
    const auto me = parse_me(
        R"({"id":"p","businesses":[{"id":"b","role":"king"},{"role":"owner"},{"id":"c","role":"editor"},7],
            "staff":{"role":"director"},"unread":-4})");
    REQUIRE(me);
    REQUIRE(me->businesses.size() == 1);
    CHECK(me->businesses[0].id == "c");
    CHECK(me->staff == StaffRole::none);
    CHECK(me->unread == 0);
}
