#include "server/picture/pixels.h"

#include <algorithm>
#include <cstring>

namespace comptoir {

namespace {

// Part `part` of `whole` pixels, when they become `parts`: where it begins and ends.
struct Stretch {
    double begin, end;
};
Stretch stretch(std::uint32_t part, std::uint32_t parts, std::uint32_t whole) {
    const double step = static_cast<double>(whole) / parts;
    return {part * step, part + 1 == parts ? static_cast<double>(whole) : (part + 1) * step};
}

// How much of the pixel at `at` lies in the stretch.
float share(const Stretch& of, std::uint32_t at) {
    return static_cast<float>(std::min(of.end, at + 1.0) - std::max(of.begin, static_cast<double>(at)));
}

// One source row, `width` pixels wide: sums of colour times opacity, and of opacity.
void narrow(const std::uint8_t* row, std::uint32_t row_px, std::vector<float>& sums) {
    const auto width = static_cast<std::uint32_t>(sums.size() / 4);
    for (std::uint32_t x = 0; x < width; ++x) {
        const Stretch covers = stretch(x, width, row_px);
        float sum[4] = {};
        for (auto at = static_cast<std::uint32_t>(covers.begin); at < row_px && at < covers.end; ++at) {
            const std::uint8_t* pixel = row + std::size_t{4} * at;
            const float opacity = share(covers, at) * static_cast<float>(pixel[3]);
            for (int channel = 0; channel < 3; ++channel) sum[channel] += opacity * static_cast<float>(pixel[channel]);
            sum[3] += opacity;
        }
        std::copy(sum, sum + 4, &sums[std::size_t{4} * x]);
    }
}

std::uint8_t rounded(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

void write_row(const std::vector<float>& sums, float area, std::uint8_t* row) {
    for (std::size_t at = 0; at < sums.size(); at += 4) {
        const float opacity = sums[at + 3];
        for (std::size_t channel = 0; channel < 3; ++channel)
            row[at + channel] = opacity > 0 ? rounded(sums[at + channel] / opacity) : 0;
        row[at + 3] = rounded(opacity / area);
    }
}

std::uint32_t scaled(std::uint32_t side, std::uint32_t longest, std::uint32_t side_px) {
    return std::max<std::uint32_t>(1,
                                   static_cast<std::uint32_t>((std::uint64_t{side} * side_px + longest / 2) / longest));
}

}  // namespace

Pixels fit(const Pixels& pixels, std::uint32_t side_px) {
    const std::uint32_t longest = std::max(pixels.width, pixels.height);
    if (longest <= side_px) return pixels;
    Pixels small = Pixels::sized(scaled(pixels.width, longest, side_px), scaled(pixels.height, longest, side_px));
    std::vector<float> row(std::size_t{4} * small.width), sums(row.size());
    for (std::uint32_t y = 0; y < small.height; ++y) {
        const Stretch covers = stretch(y, small.height, pixels.height);
        std::fill(sums.begin(), sums.end(), 0.0F);
        for (auto at = static_cast<std::uint32_t>(covers.begin); at < pixels.height && at < covers.end; ++at) {
            narrow(&pixels.bytes[std::size_t{4} * at * pixels.width], pixels.width, row);
            const float part = share(covers, at);
            for (std::size_t index = 0; index < sums.size(); ++index) sums[index] += part * row[index];
        }
        const double area = (covers.end - covers.begin) * pixels.width / small.width;
        write_row(sums, static_cast<float>(area), &small.bytes[std::size_t{4} * y * small.width]);
    }
    return small;
}

Pixels turn(const Pixels& pixels, int orientation) {
    if (orientation < 2 || orientation > 8) return pixels;
    const bool lies = orientation >= 5;  // rows become columns
    Pixels turned = lies ? Pixels::sized(pixels.height, pixels.width) : Pixels::sized(pixels.width, pixels.height);
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (std::uint32_t y = 0; y < turned.height; ++y)
        for (std::uint32_t x = 0; x < turned.width; ++x) {
            std::uint32_t from_x = lies ? y : x, from_y = lies ? x : y;
            if (from_right) from_x = pixels.width - 1 - from_x;
            if (from_below) from_y = pixels.height - 1 - from_y;
            std::memcpy(&turned.bytes[4 * (std::size_t{turned.width} * y + x)],
                        &pixels.bytes[4 * (std::size_t{pixels.width} * from_y + from_x)], 4);
        }
    return turned;
}

}  // namespace comptoir
