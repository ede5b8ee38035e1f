// A decoded picture in memory, and what is done to it between decoding and encoding. Pure: the same pixels in give the
// same pixels out.
#pragma once

#include <cstdint>
#include <vector>

namespace comptoir {

// Rows from top to bottom, four bytes a pixel: red, green, blue, opacity (not multiplied).
struct Pixels {
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> bytes;

    static Pixels sized(std::uint32_t width, std::uint32_t height) {
        return {width, height, std::vector<std::uint8_t>(std::size_t{4} * width * height)};
    }
};

// As large as fits a square of `side_px`, each pixel the mean of those it covers; the same when it fits already.
Pixels fit(const Pixels& pixels, std::uint32_t side_px);

// Turned and mirrored as EXIF's orientation 1 to 8 says; any other number leaves it.
Pixels turn(const Pixels& pixels, int orientation);

}  // namespace comptoir
