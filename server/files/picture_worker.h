// Re-encodes what somebody uploaded, in a child process (server/picture) that is confined and ends with each picture.
// What comes out is ours: pixels in two sizes, without anything else that the upload carried.
#pragma once

#include <chrono>
#include <filesystem>
#include <semaphore>
#include <string>
#include <string_view>

#include "server/picture/picture_header.h"

namespace comptoir {

struct Rendition {
    std::uint32_t width = 0, height = 0;
    std::string bytes;  // WebP
};
struct Renditions {
    Rendition large, small;
};

// May be used by several threads.
class PictureWorker {
public:
    static constexpr int children_max = 2;

    struct Options {
        std::filesystem::path program;  // empty: `comptoir-picture` beside this program
        int memory_mb = 512;
        int processor_s = 10;
        std::chrono::milliseconds time_max{15'000};  // from start to end; more than the processor's: others work too
        std::chrono::milliseconds wait_max{4'000};   // for one of the children before one is told to come again
    };
    explicit PictureWorker(Options options);

    // `media_type` is what the sender calls it; bytes that are something else are refused as not_taken.
    Result<Renditions, PictureRefusal> work(PictureKind kind, std::string_view media_type, std::string_view bytes);

private:
    Options options_;
    std::counting_semaphore<children_max> free_{children_max};
};

}  // namespace comptoir
