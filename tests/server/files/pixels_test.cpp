#include "server/picture/pixels.h"

#include <doctest/doctest.h>

#include "server/picture/orientation.h"
#include "tests/server/files/picture_maker.h"

using namespace comptoir;
using namespace comptoir::pictures;

namespace {

std::vector<int> reds(const Pixels& pixels) {
    std::vector<int> values;
    for (std::size_t at = 0; at < pixels.bytes.size(); at += 4) values.push_back(pixels.bytes[at]);
    return values;
}

// One row of these reds after the other.
Pixels of_reds(std::uint32_t width, const std::vector<int>& values) {
    Pixels pixels = plain(width, static_cast<std::uint32_t>(values.size()) / width, 0x000000FF);
    for (std::size_t index = 0; index < values.size(); ++index)
        pixels.bytes[4 * index] = static_cast<std::uint8_t>(values[index]);
    return pixels;
}

}  // namespace

TEST_CASE("a smaller picture's pixels are the means of those they cover") {
    CHECK(reds(fit(of_reds(4, {0, 100, 50, 150, 20, 80, 60, 140}), 2)) == std::vector{50, 100});
    CHECK(reds(fit(of_reds(3, {0, 90, 180}), 2)) == std::vector{30, 150});  // each covers one and a half
    const Pixels whole = fit(plain(1201, 77, 0x4488CCFF), 100);
    CHECK(whole.width == 100);
    CHECK(whole.height == 6);
    for (std::size_t at = 0; at < whole.bytes.size(); at += 4) {
        REQUIRE(whole.bytes[at] == 0x44);
        REQUIRE(whole.bytes[at + 2] == 0xCC);
        REQUIRE(whole.bytes[at + 3] == 0xFF);
    }
}

TEST_CASE("a picture is never enlarged, and never narrowed to nothing") {
    CHECK(fit(plain(40, 30, 0), 64).width == 40);
    const Pixels thread = fit(plain(5000, 1, 0xFF), 100);
    CHECK(thread.width == 100);
    CHECK(thread.height == 1);
}

TEST_CASE("what can't be seen does not colour what can") {
    Pixels pixels = of_reds(2, {200, 0});
    pixels.bytes[7] = 0;  // the black one is transparent
    const Pixels small = fit(pixels, 1);
    CHECK(small.bytes[0] == 200);
    CHECK(small.bytes[3] == 128);
}

TEST_CASE("each of the eight orientations brings the picture upright") {
    // How a camera stores the upright picture 1 2 3 / 4 5 6 under each orientation.
    struct Row {
        int orientation;
        std::uint32_t width;
        std::vector<int> stored;
    };
    const std::vector<int> upright{1, 2, 3, 4, 5, 6};
    for (const auto& [orientation, width, stored] :
         {Row{1, 3, upright}, Row{2, 3, {3, 2, 1, 6, 5, 4}}, Row{3, 3, {6, 5, 4, 3, 2, 1}},
          Row{4, 3, {4, 5, 6, 1, 2, 3}}, Row{5, 2, {1, 4, 2, 5, 3, 6}}, Row{6, 2, {3, 6, 2, 5, 1, 4}},
          Row{7, 2, {6, 3, 5, 2, 4, 1}}, Row{8, 2, {4, 1, 5, 2, 6, 3}}}) {
        CAPTURE(orientation);
        const Pixels turned = turn(of_reds(width, stored), orientation);
        CHECK(turned.width == 3);
        CHECK(reds(turned) == upright);
    }
}

TEST_CASE("an orientation is read in either byte order, and any nonsense is upright") {
    for (int orientation = 1; orientation <= 8; ++orientation)
        CHECK(exif_orientation(exif(orientation, "x")) == orientation);
    CHECK(exif_orientation({"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0", 22}) == 6);
    CHECK(exif_orientation(exif(9, "x")) == 1);
    CHECK(exif_orientation("") == 1);
    CHECK(exif_orientation("II") == 1);
    CHECK(exif_orientation({"II*\0\xFF\xFF\xFF\xFF", 8}) == 1);
    CHECK(exif_orientation({"II*\0\x08\0\0\0\xFF\xFF", 10}) == 1);  // 65,535 entries that are not there
}
