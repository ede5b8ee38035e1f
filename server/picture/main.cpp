// comptoir-picture logo|photo [MEMORY_MB PROCESSOR_S]: reads a picture on standard input and writes it anew, twice, on
// standard output, each as one line "WIDTH HEIGHT BYTES" and its WebP. The server runs it for each upload and believes
// nothing of what comes back but its bounds. Its exit status is 0 or a PictureRefusal.
//
// It decodes with libjpeg-turbo, libpng and libwebp alone, which are what browsers use. (libvips would bring 27 more
// Debian packages, with readers of PDF, SVG and all that ImageMagick reads, and takes 0.1 s to start.)
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>

#include "server/picture/colours.h"
#include "server/picture/decode.h"
#include "server/picture/encode.h"
#include "server/picture/sandbox.h"

namespace comptoir {

void refuse(PictureRefusal refusal) {
    ::_exit(static_cast<int>(refusal));
}

namespace {

std::string read_all() {
    std::string bytes(picture_bytes_max + 1, '\0');
    std::size_t count = 0;
    while (count < bytes.size()) {
        const auto got = ::read(STDIN_FILENO, &bytes[count], bytes.size() - count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        count += static_cast<std::size_t>(got);
    }
    if (count > picture_bytes_max) refuse(PictureRefusal::too_complex);
    bytes.resize(count);
    return bytes;
}

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) ::_exit(EXIT_FAILURE);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

Decoded decode(std::string_view bytes, std::uint32_t side_px) {
    const auto header = read_picture_header(bytes);
    if (!header) refuse(header.error());
    switch (header->format) {
        case PictureFormat::jpeg:
            return decode_jpeg(bytes, side_px);
        case PictureFormat::png:
            return decode_png(bytes);
        case PictureFormat::webp:
            return decode_webp(bytes);
    }
    refuse(PictureRefusal::not_taken);
}

void write_picture(const Pixels& pixels, PictureKind kind) {
    const std::string bytes = encode_webp(pixels, kind);
    if (bytes.empty()) refuse(PictureRefusal::too_complex);
    write_all(std::to_string(pixels.width) + ' ' + std::to_string(pixels.height) + ' ' + std::to_string(bytes.size()) +
              '\n');
    write_all(bytes);
}

void work(PictureKind kind, const Colours& colours) {
    const PictureSides sides = picture_sides(kind);
    Decoded decoded = decode(read_all(), sides.large_px);
    Pixels large = fit(decoded.pixels, sides.large_px);
    decoded.pixels = {};
    colours.to_srgb(large, decoded.profile);
    large = turn(large, decoded.orientation);
    write_picture(large, kind);
    write_picture(fit(large, sides.small_px), kind);
}

}  // namespace

}  // namespace comptoir

int main(int count, char** arguments) {
    using namespace comptoir;
    const auto kind = count == 2 || count == 4 ? picture_kind_of(arguments[1]) : std::nullopt;
    if (!kind) return EXIT_FAILURE;
    SandboxLimits limits;
    if (count == 4) limits = {.memory_mb = std::atoi(arguments[2]), .processor_s = std::atoi(arguments[3])};
    const Colours colours;
    if (!enter_sandbox(limits)) refuse(PictureRefusal::no_sandbox);
    try {
        work(*kind, colours);
    } catch (const std::bad_alloc&) {
        refuse(PictureRefusal::too_complex);
    }
    ::_exit(EXIT_SUCCESS);
}
