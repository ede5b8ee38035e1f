#include "tests/server/files/picture_maker.h"

#include <cstdio>
// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>
#include <webp/decode.h>
#include <webp/encode.h>
#include <zlib.h>

#include <cstdlib>
#include <cstring>

namespace comptoir::pictures {

namespace {

std::string deflated(std::string_view bytes) {
    std::string out(compressBound(bytes.size()), '\0');
    uLongf size = out.size();
    compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(),
              1);
    out.resize(size);
    return out;
}

std::string little(std::uint32_t number, int bytes) {
    std::string text;
    for (int index = 0; index < bytes; ++index) text += static_cast<char>(number >> (8 * index));
    return text;
}

std::string riff_chunk(std::string_view name, std::string data) {
    std::string chunk = std::string(name) + little(static_cast<std::uint32_t>(data.size()), 4) + data;
    return chunk.size() % 2 ? chunk + '\0' : chunk;
}

std::string png_head(std::uint32_t width, std::uint32_t height, std::string_view rest) {
    return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", big_32(width) + big_32(height) + std::string(rest));
}

}  // namespace

std::string big_32(std::uint32_t number) {
    std::string text = little(number, 4);
    return {text.rbegin(), text.rend()};
}

Pixels plain(std::uint32_t width, std::uint32_t height, std::uint32_t rgba) {
    Pixels pixels = Pixels::sized(width, height);
    const std::string pixel = big_32(rgba);
    for (std::size_t at = 0; at < pixels.bytes.size(); at += 4) std::memcpy(&pixels.bytes[at], pixel.data(), 4);
    return pixels;
}

Pixels quarters(std::uint32_t width, std::uint32_t height) {
    Pixels pixels = plain(width, height, 0xFFFFFFFF);
    for (std::uint32_t y = 0; y < height; ++y)
        for (std::uint32_t x = 0; x < width; ++x) {
            const bool left = x < width / 2, upper = y < height / 2;
            if (!left && !upper) continue;
            const std::string pixel = big_32(upper ? (left ? 0xFF0000FF : 0x00FF00FF) : 0x0000FFFF);
            std::memcpy(&pixels.bytes[4 * (std::size_t{width} * y + x)], pixel.data(), 4);
        }
    return pixels;
}

std::string png_chunk(std::string_view name, std::string_view data) {
    const std::string body = std::string(name) + std::string(data);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_32(static_cast<std::uint32_t>(data.size())) + body + big_32(static_cast<std::uint32_t>(sum));
}

std::string png_insert(std::string png, std::string_view chunk) {
    return png.insert(33, chunk);
}

std::string png(const Pixels& pixels) {
    std::string rows;
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        rows += '\0';
        rows.append(reinterpret_cast<const char*>(&pixels.bytes[std::size_t{4} * y * pixels.width]),
                    std::size_t{4} * pixels.width);
    }
    return png_head(pixels.width, pixels.height, {"\x08\x06\0\0\0", 5}) + png_chunk("IDAT", deflated(rows)) +
           png_chunk("IEND", "");
}

std::string deflate_zeros(std::size_t count) {
    z_stream stream{};
    deflateInit(&stream, 6);
    std::string out, block(1'000'000, '\0');
    char piece[65'536];
    for (std::size_t left = count; left > 0;) {
        const std::size_t now = std::min(left, block.size());
        left -= now;
        stream.next_in = reinterpret_cast<Bytef*>(block.data());
        stream.avail_in = static_cast<uInt>(now);
        int state = Z_OK;
        do {
            stream.next_out = reinterpret_cast<Bytef*>(piece);
            stream.avail_out = sizeof piece;
            state = deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH);
            out.append(piece, sizeof piece - stream.avail_out);
        } while (stream.avail_out == 0 || (left == 0 && state != Z_STREAM_END));
    }
    deflateEnd(&stream);
    return out;
}

std::string png_saying(std::uint32_t width, std::uint32_t height, std::size_t bytes_of_zeros) {
    return png_head(width, height, {"\x08\x06\0\0\0", 5}) + png_chunk("IDAT", deflate_zeros(bytes_of_zeros)) +
           png_chunk("IEND", "");
}

std::string jpeg(const Pixels& pixels) {
    jpeg_compress_struct out{};
    jpeg_error_mgr errors{};
    out.err = jpeg_std_error(&errors);
    jpeg_create_compress(&out);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&out, &bytes, &size);
    out.image_width = pixels.width;
    out.image_height = pixels.height;
    out.input_components = 4;
    out.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&out);
    jpeg_set_quality(&out, 92, TRUE);
    jpeg_start_compress(&out, TRUE);
    while (out.next_scanline < out.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(&pixels.bytes[std::size_t{4} * out.next_scanline * pixels.width]);
        jpeg_write_scanlines(&out, &row, 1);
    }
    jpeg_finish_compress(&out);
    jpeg_destroy_compress(&out);
    std::string file(reinterpret_cast<const char*>(bytes), size);
    std::free(bytes);
    return file;
}

std::string jpeg_insert(std::string jpeg, int marker, std::string_view data) {
    const auto length = static_cast<std::uint32_t>(data.size() + 2);
    return jpeg.insert(2,
                       std::string("\xFF") + static_cast<char>(marker) + big_32(length).substr(2) + std::string(data));
}

std::string exif(int orientation, std::string_view word) {
    const auto entry = [](int tag, int type, std::uint32_t count, std::string value) {
        value.resize(4);
        return little(static_cast<std::uint32_t>(tag), 2) + little(static_cast<std::uint32_t>(type), 2) +
               little(count, 4) + value;
    };
    const auto text_at = 8U + 2 + 3 * 12 + 4;
    return std::string("Exif\0\0II*\0", 10) + little(8, 4) + little(3, 2) +
           entry(0x010E, 2, static_cast<std::uint32_t>(word.size()), little(text_at, 4)) +
           entry(0x0112, 3, 1, little(static_cast<std::uint32_t>(orientation), 2)) +
           entry(0x8825, 4, 1, little(text_at, 4)) + little(0, 4) + std::string(word);
}

std::string webp(const Pixels& pixels) {
    std::uint8_t* bytes = nullptr;
    const auto width = static_cast<int>(pixels.width), height = static_cast<int>(pixels.height);
    const std::size_t size = WebPEncodeLosslessRGBA(pixels.bytes.data(), width, height, width * 4, &bytes);
    std::string file(reinterpret_cast<const char*>(bytes), size);
    WebPFree(bytes);
    return file;
}

Pixels read_webp(std::string_view bytes) {
    int width = 0, height = 0;
    std::uint8_t* decoded =
        WebPDecodeRGBA(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), &width, &height);
    if (!decoded) return {};
    Pixels pixels = Pixels::sized(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height));
    std::memcpy(pixels.bytes.data(), decoded, pixels.bytes.size());
    WebPFree(decoded);
    return pixels;
}

std::string moving_webp(int frames) {
    const std::string still = webp(plain(8, 8, 0x336699FF)).substr(12);  // its one chunk
    std::string chunks = riff_chunk("VP8X", std::string("\x02\0\0\0", 4) + little(7, 3) + little(7, 3)) +
                         riff_chunk("ANIM", std::string(6, '\0'));
    for (int frame = 0; frame < frames; ++frame)
        chunks += riff_chunk("ANMF", std::string(6, '\0') + little(7, 3) + little(7, 3) + little(40, 3) + '\0' + still);
    return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

std::string moving_gif(int frames) {
    std::string file("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
    const std::string frame("\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    for (int count = 0; count < frames; ++count) file += frame;
    return file + ';';
}

}  // namespace comptoir::pictures
