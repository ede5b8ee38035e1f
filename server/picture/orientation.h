// Which way up a picture was taken, from its EXIF block; the only thing ever read from one.
#pragma once

#include <string_view>

namespace comptoir {

// 1 to 8; 1, as it lies, also where `exif` ("II*..." or "MM.*...", with or without "Exif\0\0" before it) does not say.
int exif_orientation(std::string_view exif);

}  // namespace comptoir
