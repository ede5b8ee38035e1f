// Bytes to pixels: one decoder a format. They run in the child program only and end the process with a PictureRefusal
// as its exit status at the first thing that is wrong: nobody goes on with half a picture.
#pragma once

#include <string>
#include <string_view>

#include "server/picture/picture_header.h"
#include "server/picture/pixels.h"

namespace comptoir {

struct Decoded {
    Pixels pixels;
    int orientation = 1;
    std::string profile;  // the ICC profile its colours are in; empty: sRGB
};

// A decoder may leave out detail that a picture of `side_px` would not show.
Decoded decode_jpeg(std::string_view bytes, std::uint32_t side_px);
Decoded decode_png(std::string_view bytes);
Decoded decode_webp(std::string_view bytes);

[[noreturn]] void refuse(PictureRefusal refusal);

}  // namespace comptoir
