#include "shared/core/time_text.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("a moment is written to the second, in UTC, before 1970 too") {
    CHECK(time_text(0) == "1970-01-01T00:00:00Z");
    CHECK(time_text(1'795'477'500) == "2026-11-23T23:45:00Z");
    CHECK(time_text(-1) == "1969-12-31T23:59:59Z");
    CHECK(time_text(951'868'799) == "2000-02-29T23:59:59Z");
}
