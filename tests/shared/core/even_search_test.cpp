#include "shared/core/even_search.h"

#include <doctest/doctest.h>

#include <vector>

using namespace comptoir;

TEST_CASE("each of some numbers is found where it stands, and no number between or beyond them") {
    for (std::uint32_t count = 0; count < 40; ++count) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t index = 0; index < count; ++index) numbers.push_back(10 + 2 * index);
        for (std::uint32_t wanted = 0; wanted < 12 + 2 * count; ++wanted) {
            CAPTURE(count);
            CAPTURE(wanted);
            const bool is_there = wanted >= 10 && wanted % 2 == 0 && wanted < 10 + 2 * count;
            CHECK(is_among(numbers, wanted) == is_there);
            if (is_there) CHECK(place_of(numbers, wanted) == (wanted - 10) / 2);
        }
    }
    CHECK_FALSE(is_among({}, 0));
}

TEST_CASE("the largest number there is can be looked for and found") {
    const std::vector<std::uint32_t> numbers = {0, 0xFFFF'FFFE, 0xFFFF'FFFF};
    CHECK(is_among(numbers, 0));
    CHECK(is_among(numbers, 0xFFFF'FFFF));
    CHECK_FALSE(is_among(numbers, 1));
}
