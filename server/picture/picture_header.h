// The first look at bytes that somebody calls a picture: which format they are by their own signs, and how large a
// picture they announce. It decodes nothing, so that a bomb is refused before anything has been made ready for it.
#pragma once

#include "server/picture/picture_kind.h"
#include "shared/core/result.h"

namespace comptoir {

enum class PictureFormat : std::uint8_t { jpeg, png, webp };
std::string_view picture_media_type(PictureFormat format);

struct PictureHeader {
    PictureFormat format = PictureFormat::jpeg;
    std::uint32_t width = 0, height = 0;  // as coded, before any turning
};

// The format by its signature; nothing for everything else.
std::optional<PictureFormat> sniff_picture(std::string_view bytes);

// What the bytes announce. Refuses other formats, sizes beyond the bounds, and motion.
Result<PictureHeader, PictureRefusal> read_picture_header(std::string_view bytes);

}  // namespace comptoir
