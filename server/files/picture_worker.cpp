#include "server/files/picture_worker.h"

#include <charconv>
#include <csignal>

#include "server/files/child_process.h"

namespace comptoir {

namespace {

// Two pictures of 1600 and 640 pixels without loss would take less; a child that says more is not ours any more.
constexpr std::size_t answer_bytes_max = 16'000'000;

std::filesystem::path beside_program() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "comptoir-picture";
}

// Takes a number and the letter after it off the front of `text`.
std::optional<std::uint32_t> take_number(std::string_view& text, char after) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data() + text.size() || *end != after) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

// One picture off the front of the child's answer: it must be what it says, and within the bounds of its size.
std::optional<Rendition> take_rendition(std::string_view& answer, std::uint32_t side_px) {
    const auto width = take_number(answer, ' ');
    const auto height = width ? take_number(answer, ' ') : std::nullopt;
    const auto bytes = height ? take_number(answer, '\n') : std::nullopt;
    if (!bytes || *bytes > answer.size() || *width > side_px || *height > side_px) return std::nullopt;
    Rendition rendition{*width, *height, std::string(answer.substr(0, *bytes))};
    answer.remove_prefix(*bytes);
    const auto header = read_picture_header(rendition.bytes);
    const bool is_so = header && header->format == PictureFormat::webp && header->width == rendition.width &&
                       header->height == rendition.height;
    return is_so ? std::optional(std::move(rendition)) : std::nullopt;
}

Result<Renditions, PictureRefusal> read_answer(std::string_view answer, PictureSides sides) {
    auto large = take_rendition(answer, sides.large_px);
    auto small = large ? take_rendition(answer, sides.small_px) : std::nullopt;
    if (!small || !answer.empty()) return PictureRefusal::failed;
    return Renditions{*std::move(large), *std::move(small)};
}

class Seat {
public:
    Seat(std::counting_semaphore<PictureWorker::children_max>& seats, std::chrono::milliseconds wait_max)
        : seats_(seats), taken_(seats.try_acquire_for(wait_max)) {}
    ~Seat() {
        if (taken_) seats_.release();
    }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    explicit operator bool() const { return taken_; }

private:
    std::counting_semaphore<PictureWorker::children_max>& seats_;
    bool taken_;
};

PictureRefusal refusal_of(const ChildEnd& end) {
    switch (end.how) {
        case ChildEnd::How::took_too_long:
            return PictureRefusal::too_complex;
        case ChildEnd::How::said_too_much:
            return PictureRefusal::failed;
        case ChildEnd::How::signalled:
            // SIGKILL: out of processor time, or of the machine's memory. Anything else: a decoder went wrong, which
            // says more of the picture than of us.
            return end.status == SIGKILL || end.status == SIGXCPU ? PictureRefusal::too_complex
                                                                  : PictureRefusal::unreadable;
        case ChildEnd::How::exited:
            break;
    }
    const bool is_word = end.status >= static_cast<int>(PictureRefusal::unreadable) &&
                         end.status <= static_cast<int>(PictureRefusal::no_sandbox);
    return is_word ? static_cast<PictureRefusal>(end.status) : PictureRefusal::failed;
}

}  // namespace

PictureWorker::PictureWorker(Options options) : options_(std::move(options)) {
    if (options_.program.empty()) options_.program = beside_program();
}

Result<Renditions, PictureRefusal> PictureWorker::work(PictureKind kind, std::string_view media_type,
                                                       std::string_view bytes) {
    const auto header = read_picture_header(bytes);
    if (!header) return header.error();
    if (picture_media_type(header->format) != media_type) return PictureRefusal::not_taken;
    const Seat seat(free_, options_.wait_max);
    if (!seat) return PictureRefusal::busy;
    const auto end = run_child({.program = options_.program,
                                .arguments = {std::string(picture_kind_word(kind)), std::to_string(options_.memory_mb),
                                              std::to_string(options_.processor_s)},
                                .input = bytes,
                                .output_bytes_max = answer_bytes_max,
                                .time_max = options_.time_max});
    if (!end) return PictureRefusal::failed;
    if (end->how != ChildEnd::How::exited || end->status != 0) return refusal_of(*end);
    return read_answer(end->output, picture_sides(kind));
}

}  // namespace comptoir
