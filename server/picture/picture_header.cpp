#include "server/picture/picture_header.h"

namespace comptoir {

namespace {

using Size = std::optional<PictureHeader>;

std::uint32_t byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t big_16(std::string_view bytes, std::size_t at) {
    return byte(bytes, at) << 8U | byte(bytes, at + 1);
}
std::uint32_t big_32(std::string_view bytes, std::size_t at) {
    return big_16(bytes, at) << 16U | big_16(bytes, at + 2);
}
std::uint32_t little_16(std::string_view bytes, std::size_t at) {
    return byte(bytes, at + 1) << 8U | byte(bytes, at);
}
std::uint32_t little_24(std::string_view bytes, std::size_t at) {
    return byte(bytes, at + 2) << 16U | little_16(bytes, at);
}

// A frame header: SOF0 to SOF15 without the three codes in between that mean something else.
bool starts_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Walks the segments to the first frame header.
Size read_jpeg(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (byte(bytes, at) != 0xFF) return std::nullopt;
        const std::uint32_t marker = byte(bytes, at + 1);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        const std::uint32_t length = big_16(bytes, at + 2);
        if (length < 2) return std::nullopt;
        if (starts_frame(marker)) {
            if (at + 9 > bytes.size()) return std::nullopt;
            return PictureHeader{PictureFormat::jpeg, big_16(bytes, at + 7), big_16(bytes, at + 5)};
        }
        if (marker == 0xD9 || marker == 0xDA) return std::nullopt;  // the end, or data without a frame
        at += 2 + length;
    }
    return std::nullopt;
}

Size read_png(std::string_view bytes) {
    if (bytes.size() < 33 || big_32(bytes, 8) != 13 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    return PictureHeader{PictureFormat::png, big_32(bytes, 16), big_32(bytes, 20)};
}

Size read_webp(std::string_view bytes) {
    if (bytes.size() < 30) return std::nullopt;
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8X") return PictureHeader{PictureFormat::webp, little_24(bytes, 24) + 1, little_24(bytes, 27) + 1};
    if (chunk == "VP8L") {
        if (byte(bytes, 20) != 0x2F) return std::nullopt;
        const std::uint32_t sides = little_16(bytes, 21) | little_16(bytes, 23) << 16U;
        return PictureHeader{PictureFormat::webp, (sides & 0x3FFFU) + 1, (sides >> 14U & 0x3FFFU) + 1};
    }
    if (chunk != "VP8 " || bytes.substr(23, 3) != "\x9D\x01\x2A") return std::nullopt;
    return PictureHeader{PictureFormat::webp, little_16(bytes, 26) & 0x3FFFU, little_16(bytes, 28) & 0x3FFFU};
}

bool is_moving_webp(std::string_view bytes) {
    return bytes.substr(12, 4) == "VP8X" && (byte(bytes, 20) & 0x02U) != 0;
}

Size read_size(PictureFormat format, std::string_view bytes) {
    switch (format) {
        case PictureFormat::jpeg:
            return read_jpeg(bytes);
        case PictureFormat::png:
            return read_png(bytes);
        case PictureFormat::webp:
            return read_webp(bytes);
    }
    return std::nullopt;
}

}  // namespace

std::string_view picture_media_type(PictureFormat format) {
    switch (format) {
        case PictureFormat::jpeg:
            return "image/jpeg";
        case PictureFormat::png:
            return "image/png";
        case PictureFormat::webp:
            return "image/webp";
    }
    return {};
}

std::optional<PictureFormat> sniff_picture(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return PictureFormat::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return PictureFormat::png;
    if (bytes.size() >= 16 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return PictureFormat::webp;
    return std::nullopt;
}

Result<PictureHeader, PictureRefusal> read_picture_header(std::string_view bytes) {
    const auto format = sniff_picture(bytes);
    if (!format) return PictureRefusal::not_taken;
    const Size header = read_size(*format, bytes);
    if (!header || header->width == 0 || header->height == 0) return PictureRefusal::unreadable;
    const std::uint64_t pixels = std::uint64_t{header->width} * header->height;
    if (header->width > picture_side_px_max || header->height > picture_side_px_max || pixels > picture_pixels_max)
        return PictureRefusal::too_many_pixels;
    if (*format == PictureFormat::webp && is_moving_webp(bytes)) return PictureRefusal::animated;
    return *header;
}

}  // namespace comptoir
