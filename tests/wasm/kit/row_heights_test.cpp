#include "wasm/kit/row_heights.h"

#include <doctest/doctest.h>

#include <random>

using comptoir::kit::RowHeights;

TEST_CASE("rows of one height stand at its multiples") {
    RowHeights rows;
    rows.reset(100'000, 126, true, 400);
    CHECK(rows.total() == 12'600'000);
    CHECK(rows.offset(99'999) == 12'599'874);
    CHECK(rows.row_at(12'599'874) == 99'999);
    CHECK(rows.row_at(12'599'873) == 99'998);
    CHECK(rows.row_at(1e12) == 99'999);
    CHECK_FALSE(rows.set(3, 50));
}

TEST_CASE("a measured row moves those below it, and no other") {
    RowHeights rows;
    rows.reset(10, 100, false, 400);
    CHECK(rows.set(3, 150));
    CHECK_FALSE(rows.set(3, 150));
    CHECK(rows.offset(3) == 300);
    CHECK(rows.offset(4) == 450);
    CHECK(rows.total() == 1050);
}

TEST_CASE("offsets are the sums of heights, and row_at is their inverse") {
    std::mt19937 random(7);
    RowHeights rows;
    rows.reset(200, 50, false, 400);
    for (int i = 0; i < 300; i++) rows.set(random() % 200, static_cast<float>(10 + random() % 200));
    double y = 0;
    for (size_t row = 0; row < 200; row++) {
        CAPTURE(row);
        CHECK(rows.offset(row) == doctest::Approx(y));
        CHECK(rows.row_at(y) == row);
        CHECK(rows.row_at(y + rows.height(row) - 0.5) == row);
        y += rows.height(row);
    }
}

TEST_CASE("measured heights are forgotten with another width or count") {
    RowHeights rows;
    rows.reset(10, 100, false, 400);
    rows.set(0, 10);
    rows.reset(10, 100, false, 400);
    CHECK(rows.total() == 910);
    rows.reset(10, 100, false, 300);
    CHECK(rows.total() == 1000);
}

TEST_CASE("an empty list has no height") {
    RowHeights rows;
    rows.reset(0, 100, false, 400);
    CHECK(rows.total() == 0);
    CHECK(rows.row_at(50) == 0);
}
