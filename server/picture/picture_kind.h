// What Comptoir takes as a picture, in which sizes it keeps one, and why it refuses one. The server and the child
// program that decodes (main.cpp) share these words and bounds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir {

inline constexpr std::size_t picture_bytes_max = 8'000'000;      // a photo of 12 megapixels takes 3 to 6 MB
inline constexpr std::uint64_t picture_pixels_max = 40'000'000;  // 160 MB when decoded
inline constexpr std::uint32_t picture_side_px_max = 16'383;     // what WebP can say

enum class PictureKind : std::uint8_t { logo, photo };
std::string_view picture_kind_word(PictureKind kind);
std::optional<PictureKind> picture_kind_of(std::string_view word);

// A picture is kept twice: the large one fits a square of the first side, the small one of the second; never enlarged.
struct PictureSides {
    std::uint32_t large_px, small_px;
};
constexpr PictureSides picture_sides(PictureKind kind) {
    return kind == PictureKind::logo ? PictureSides{512, 256} : PictureSides{1600, 640};
}

// The values are the child program's exit statuses; 1 to 9 are left to the system's own failures.
enum class PictureRefusal : std::uint8_t {
    unreadable = 10,       // damaged, cut short, or not a picture
    not_taken = 11,        // a format that is not JPEG, PNG or WebP
    too_many_pixels = 12,  // more than picture_pixels_max or picture_side_px_max
    animated = 13,
    too_complex = 14,  // it asks for more memory or time than a picture may
    no_sandbox = 15,   // the system refused the child's confinement: a defect of the installation
    // Never a child's word:
    busy = 16,    // as many are at work as may be
    failed = 17,  // the child could not be run, or answered nonsense: a defect
};

}  // namespace comptoir
