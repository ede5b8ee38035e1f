// PNG by libpng, whatever its depth and palette, as four bytes a pixel.
#include <png.h>

#include <cstdlib>
#include <cstring>

#include "server/picture/decode.h"
#include "server/picture/orientation.h"

namespace comptoir {

namespace {

constexpr png_uint_32 chunk_bytes_max = 2'000'000;  // of one chunk that is not the picture itself: profiles, texts
constexpr png_uint_32 chunks_kept_max = 100;

[[noreturn]] void stop(png_structp, png_const_charp) {
    refuse(PictureRefusal::unreadable);
}
void pass_over(png_structp, png_const_charp) {}

png_voidp take(png_structp, png_alloc_size_t bytes) {
    void* memory = std::malloc(bytes);
    if (!memory) refuse(PictureRefusal::too_complex);
    return memory;
}
void give_back(png_structp, png_voidp memory) {
    std::free(memory);
}

void read(png_structp png, png_bytep to, std::size_t count) {
    auto& left = *static_cast<std::string_view*>(png_get_io_ptr(png));
    if (count > left.size()) refuse(PictureRefusal::unreadable);
    std::memcpy(to, left.data(), count);
    left.remove_prefix(count);
}

void ask_for_rgba(png_structp png) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
}

void read_metadata(png_structp png, png_infop info, Decoded& decoded) {
    png_bytep exif = nullptr;
    png_uint_32 exif_bytes = 0;
    if (png_get_eXIf_1(png, info, &exif_bytes, &exif))
        decoded.orientation = exif_orientation({reinterpret_cast<const char*>(exif), exif_bytes});
    png_charp name = nullptr;
    int compression = 0;
    png_bytep profile = nullptr;
    png_uint_32 profile_bytes = 0;
    if (png_get_iCCP(png, info, &name, &compression, &profile, &profile_bytes) && profile_bytes > 20 &&
        std::memcmp(profile + 16, "RGB ", 4) == 0)  // a grey one does not describe what is RGB by now
        decoded.profile.assign(reinterpret_cast<const char*>(profile), profile_bytes);
}

}  // namespace

Decoded decode_png(std::string_view bytes) {
    png_structp png =
        png_create_read_struct_2(PNG_LIBPNG_VER_STRING, nullptr, stop, pass_over, nullptr, take, give_back);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    if (!info) refuse(PictureRefusal::too_complex);
    png_set_user_limits(png, picture_side_px_max, picture_side_px_max);
    png_set_chunk_malloc_max(png, chunk_bytes_max);
    png_set_chunk_cache_max(png, chunks_kept_max);
    png_set_read_fn(png, &bytes, read);
    png_read_info(png, info);
    const png_uint_32 width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    if (std::uint64_t{width} * height > picture_pixels_max) refuse(PictureRefusal::too_many_pixels);
    ask_for_rgba(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != std::size_t{4} * width) refuse(PictureRefusal::unreadable);

    Decoded decoded{.pixels = Pixels::sized(width, height)};
    std::vector<png_bytep> rows;
    for (png_uint_32 y = 0; y < height; ++y) rows.push_back(&decoded.pixels.bytes[std::size_t{4} * y * width]);
    png_read_image(png, rows.data());
    png_read_end(png, info);
    read_metadata(png, info, decoded);
    png_destroy_read_struct(&png, &info, nullptr);
    return decoded;
}

}  // namespace comptoir
