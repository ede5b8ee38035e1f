#include "server/picture/encode.h"

#include <webp/encode.h>

namespace comptoir {

namespace {

constexpr float photo_quality = 80;
constexpr float logo_quality = 88;

std::string encode(const Pixels& pixels, float quality, bool lossless) {
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) return {};
    config.quality = lossless ? 75 : quality;  // without loss it says how hard to try
    config.lossless = lossless;
    config.thread_level = 0;
    picture.use_argb = lossless;
    picture.width = static_cast<int>(pixels.width);
    picture.height = static_cast<int>(pixels.height);
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    std::string bytes;
    if (WebPPictureImportRGBA(&picture, pixels.bytes.data(), picture.width * 4) && WebPEncode(&config, &picture))
        bytes.assign(reinterpret_cast<const char*>(writer.mem), writer.size);
    WebPPictureFree(&picture);
    WebPMemoryWriterClear(&writer);
    return bytes;
}

}  // namespace

std::string encode_webp(const Pixels& pixels, PictureKind kind) {
    if (kind == PictureKind::photo) return encode(pixels, photo_quality, false);
    std::string exact = encode(pixels, 0, true), lossy = encode(pixels, logo_quality, false);
    return lossy.empty() || exact.size() <= lossy.size() ? exact : lossy;
}

}  // namespace comptoir
