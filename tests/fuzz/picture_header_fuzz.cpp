// Any bytes as a picture's head and as its EXIF block: what is let through is within the bounds and of the format that
// its first bytes say.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/picture/orientation.h"
#include "server/picture/picture_header.h"

using namespace comptoir;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Most inputs would fail at the signature; the first byte lends one.
    static constexpr std::string_view signatures[] = {"", "\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n",
                                                      "RIFF\xFF\xFF\xFF\x7FWEBPVP8"};
    std::string bytes;
    if (size > 0) bytes = signatures[data[0] % std::size(signatures)];
    if (size > 1) bytes.append(reinterpret_cast<const char*>(data) + 1, size - 1);

    const auto header = read_picture_header(bytes);
    if (header) {
        if (header->width == 0 || header->height == 0 || header->width > picture_side_px_max ||
            header->height > picture_side_px_max || std::uint64_t{header->width} * header->height > picture_pixels_max)
            std::abort();
        if (sniff_picture(bytes) != header->format) std::abort();
    } else if (sniff_picture(bytes).has_value() == (header.error() == PictureRefusal::not_taken)) {
        std::abort();
    }
    const int orientation = exif_orientation(bytes);
    if (orientation < 1 || orientation > 8) std::abort();
    return 0;
}
