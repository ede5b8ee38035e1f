// Pixels to WebP: pixels only, no metadata, the same bytes for the same pixels.
#pragma once

#include <string>

#include "server/picture/picture_kind.h"
#include "server/picture/pixels.h"

namespace comptoir {

// A photo loses what the eye does not miss; a logo is written both ways, with and without loss, and the shorter one
// kept: flat colours and sharp edges are shorter without. Empty where the library gives up.
std::string encode_webp(const Pixels& pixels, PictureKind kind);

}  // namespace comptoir
