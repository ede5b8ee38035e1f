// Baseline and progressive JPEG by libjpeg-turbo: grey, colour, and the four inks of printers.
#include <cstdio>
// jpeglib.h needs <cstdio> before it.
#include <jerror.h>
#include <jpeglib.h>

#include <cstdlib>

#include "server/picture/decode.h"
#include "server/picture/orientation.h"

namespace comptoir {

namespace {

constexpr int scans_max = 64;  // a progressive picture has about 10; each is work over the whole of it
constexpr unsigned int segment_bytes_max = 0xFFFF;

void stop(j_common_ptr common) {
    refuse(common->err->msg_code == JERR_OUT_OF_MEMORY ? PictureRefusal::too_complex : PictureRefusal::unreadable);
}

// A warning (-1) goes on where a viewer would; but where the data end too early, grey would stand for the rest.
void heed(j_common_ptr common, int level) {
    const int code = common->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) refuse(PictureRefusal::unreadable);
}

void count_scans(j_common_ptr common) {
    if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > scans_max) refuse(PictureRefusal::too_complex);
}

// Detail is left out in steps of one half, as long as it is more than the side needs.
unsigned int shrinking(JDIMENSION longest, std::uint32_t side_px) {
    unsigned int by = 1;
    while (by < 8 && longest / (2 * by) >= side_px) by *= 2;
    return by;
}

// Inks take light away; Adobe's programs write them the other way round.
void paint_inks(const JSAMPLE* from, JDIMENSION width, bool inverted, std::uint8_t* to) {
    for (JDIMENSION x = 0; x < width; ++x, from += 4, to += 4) {
        const auto light = [inverted](JSAMPLE ink) { return static_cast<unsigned int>(inverted ? ink : 255 - ink); };
        for (int channel = 0; channel < 3; ++channel)
            to[channel] = static_cast<std::uint8_t>(light(from[channel]) * light(from[3]) / 255);
        to[3] = 255;
    }
}

void read_metadata(jpeg_decompress_struct& jpeg, Decoded& decoded) {
    for (auto marker = jpeg.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (marker->marker != JPEG_APP0 + 1 || !data.starts_with("Exif")) continue;
        decoded.orientation = exif_orientation(data);
        break;
    }
    JOCTET* profile = nullptr;
    unsigned int bytes = 0;
    if (!jpeg_read_icc_profile(&jpeg, &profile, &bytes)) return;
    decoded.profile.assign(reinterpret_cast<const char*>(profile), bytes);
    std::free(profile);
}

}  // namespace

Decoded decode_jpeg(std::string_view bytes, std::uint32_t side_px) {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = stop;
    errors.emit_message = heed;
    jpeg_create_decompress(&jpeg);
    jpeg_progress_mgr progress{};
    progress.progress_monitor = count_scans;
    jpeg.progress = &progress;
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&jpeg, JPEG_APP0 + 1, segment_bytes_max);
    jpeg_save_markers(&jpeg, JPEG_APP0 + 2, segment_bytes_max);
    jpeg_read_header(&jpeg, TRUE);
    if (std::uint64_t{jpeg.image_width} * jpeg.image_height > picture_pixels_max)
        refuse(PictureRefusal::too_many_pixels);

    const bool inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
    jpeg.out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBX;
    jpeg.dct_method = JDCT_ISLOW;  // the same result on every machine
    jpeg.scale_num = 1;
    jpeg.scale_denom = shrinking(std::max(jpeg.image_width, jpeg.image_height), side_px);
    jpeg_start_decompress(&jpeg);

    Decoded decoded{.pixels = Pixels::sized(jpeg.output_width, jpeg.output_height)};
    read_metadata(jpeg, decoded);
    if (inks) decoded.profile.clear();  // it describes inks, and these are lights now
    std::vector<JSAMPLE> line(std::size_t{4} * jpeg.output_width);
    while (jpeg.output_scanline < jpeg.output_height) {
        std::uint8_t* to = &decoded.pixels.bytes[std::size_t{4} * jpeg.output_scanline * jpeg.output_width];
        JSAMPROW row = inks ? line.data() : to;
        jpeg_read_scanlines(&jpeg, &row, 1);
        if (inks) paint_inks(line.data(), jpeg.output_width, jpeg.saw_Adobe_marker, to);
        for (JDIMENSION x = 0; x < jpeg.output_width; ++x) to[4 * x + 3] = 255;
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return decoded;
}

}  // namespace comptoir
