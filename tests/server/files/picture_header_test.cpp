#include "server/picture/picture_header.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/server/files/picture_maker.h"

using namespace comptoir;
using namespace comptoir::pictures;

TEST_CASE("a picture's head says its format and size") {
    struct Row {
        std::string bytes;
        PictureFormat format;
    };
    const Pixels pixels = quarters(31, 17);
    for (const auto& [bytes, format] : {Row{jpeg(pixels), PictureFormat::jpeg}, Row{png(pixels), PictureFormat::png},
                                        Row{webp(pixels), PictureFormat::webp},
                                        Row{jpeg_insert(jpeg(pixels), 0xE1, exif(6, "x")), PictureFormat::jpeg}}) {
        const auto header = read_picture_header(bytes);
        REQUIRE(header);
        CHECK(header->format == format);
        CHECK(header->width == 31);
        CHECK(header->height == 17);
    }
}

TEST_CASE("a picture that announces more than 40 megapixels or 16,383 pixels a side is refused by its head alone") {
    struct Row {
        std::uint32_t width, height;
        bool taken;
    };
    for (const auto& [width, height, taken] :
         {Row{60'000, 60'000, false}, Row{10'000, 10'000, false}, Row{8'000, 5'000, true}, Row{8'000, 5'001, false},
          Row{16'384, 10, false}, Row{16'383, 10, true}, Row{0xFFFFFFFF, 0xFFFFFFFF, false},
          Row{0x80000000, 2, false}}) {
        CAPTURE(width);
        CAPTURE(height);
        const auto header = read_picture_header(png_saying(width, height, 10));
        CHECK(static_cast<bool>(header) == taken);
        if (!header) CHECK(header.error() == PictureRefusal::too_many_pixels);
    }
}

TEST_CASE("what is not JPEG, PNG or WebP by its own signs is not taken, whatever it is called") {
    for (const std::string bytes :
         {"", "\xFF\xD8", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "%PDF-1.7\n",
          "<!doctype html><script>alert(1)</script>", "BM\x46\0\0\0", "II*\0\x08", "RIFF\x04\0\0\0WAVE",
          "\0\0\0\x1C"
          "ftypavif"}) {
        const auto header = read_picture_header(bytes);
        REQUIRE_FALSE(header);
        CHECK(header.error() == PictureRefusal::not_taken);
    }
    const auto gif = read_picture_header(moving_gif(10'000));
    REQUIRE_FALSE(gif);
    CHECK(gif.error() == PictureRefusal::not_taken);
}

TEST_CASE("a head that is cut anywhere is refused, never read beyond its end") {
    const Pixels pixels = quarters(9, 9);
    for (const std::string& whole : {jpeg(pixels), png(pixels), webp(pixels), moving_webp(2)}) {
        const std::size_t head = std::min<std::size_t>(whole.size(), 700);
        for (std::size_t size = 0; size < head; ++size) {
            const std::string cut(whole.data(), size);  // its own bytes: a read beyond them is found by the sanitizer
            static_cast<void>(read_picture_header(cut));
        }
        CHECK_FALSE(read_picture_header(std::string_view(whole).substr(0, 20)));
    }
}

TEST_CASE("a size of nothing and motion are refused") {
    CHECK(read_picture_header(png_saying(0, 10, 10)).error() == PictureRefusal::unreadable);
    CHECK(read_picture_header(png_saying(10, 0, 10)).error() == PictureRefusal::unreadable);
    CHECK(read_picture_header(moving_webp(3)).error() == PictureRefusal::animated);
}
