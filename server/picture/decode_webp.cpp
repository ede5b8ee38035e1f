// WebP, still, by libwebp.
#include <webp/decode.h>
#include <webp/demux.h>

#include "server/picture/decode.h"
#include "server/picture/orientation.h"

namespace comptoir {

namespace {

// The first chunk of this name; empty where there is none.
std::string chunk_of(const WebPDemuxer* container, const char* name) {
    WebPChunkIterator found;
    if (!WebPDemuxGetChunk(container, name, 1, &found)) return {};
    std::string bytes(reinterpret_cast<const char*>(found.chunk.bytes), found.chunk.size);
    WebPDemuxReleaseChunkIterator(&found);
    return bytes;
}

void read_metadata(const WebPData& data, Decoded& decoded) {
    WebPDemuxer* container = WebPDemux(&data);
    if (!container) return;
    decoded.orientation = exif_orientation(chunk_of(container, "EXIF"));
    decoded.profile = chunk_of(container, "ICCP");
    WebPDemuxDelete(container);
}

}  // namespace

Decoded decode_webp(std::string_view bytes) {
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK) refuse(PictureRefusal::unreadable);
    if (features.has_animation) refuse(PictureRefusal::animated);
    const auto width = static_cast<std::uint32_t>(features.width), height = static_cast<std::uint32_t>(features.height);
    if (std::uint64_t{width} * height > picture_pixels_max) refuse(PictureRefusal::too_many_pixels);
    Decoded decoded{.pixels = Pixels::sized(width, height)};
    auto& pixels = decoded.pixels.bytes;
    if (!WebPDecodeRGBAInto(data.bytes, data.size, pixels.data(), pixels.size(), features.width * 4))
        refuse(PictureRefusal::unreadable);
    read_metadata(data, decoded);
    return decoded;
}

}  // namespace comptoir
