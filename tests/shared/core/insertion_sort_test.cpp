#include "shared/core/insertion_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <utility>

using comptoir::insertion_sort;

TEST_CASE("equal elements keep their order") {
    std::vector<std::pair<int, char>> list = {{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'}};
    insertion_sort(list, [](const auto& a, const auto& b) { return a.first < b.first; });
    CHECK(list == std::vector<std::pair<int, char>>{{1, 'b'}, {1, 'd'}, {2, 'a'}, {2, 'c'}});
}

TEST_CASE("lists of every short length come out in order") {
    std::mt19937 chance(7);
    for (std::size_t length = 0; length < 40; ++length) {
        CAPTURE(length);
        std::vector<int> list(length);
        for (int& element : list) element = static_cast<int>(chance() % 20);
        std::vector<int> expected = list;
        std::sort(expected.begin(), expected.end());
        insertion_sort(list, std::less<>());
        CHECK(list == expected);
    }
}
