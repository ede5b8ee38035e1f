// Uploads through the real child program: what comes out, and what hostile ones come to.
#include "server/files/picture_worker.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "server/files/child_process.h"
#include "tests/server/files/picture_maker.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using namespace comptoir::pictures;

namespace {

constexpr auto forever = std::chrono::minutes(10);  // a slow machine must not change an outcome

PictureWorker worker(PictureWorker::Options options = {}) {
    if (options.program.empty()) options.program = COMPTOIR_PICTURE_PROGRAM;
    if (options.time_max == PictureWorker::Options().time_max) options.time_max = forever;
    return PictureWorker(options);
}

Renditions work(PictureKind kind, std::string_view media_type, std::string_view bytes) {
    auto renditions = worker().work(kind, media_type, bytes);
    REQUIRE(renditions);
    return *std::move(renditions);
}

PictureRefusal refusal(std::string_view media_type, std::string_view bytes, PictureWorker::Options options = {}) {
    const auto renditions = worker(std::move(options)).work(PictureKind::photo, media_type, bytes);
    REQUIRE_FALSE(renditions);
    return renditions.error();
}

// A program of a test's own in the child's place.
std::filesystem::path script(const ScratchFolder& folder, const std::string& lines) {
    const auto file = folder.write("child", "#!/bin/sh\n" + lines + "\n");
    ::chmod(file.c_str(), 0700);
    return file;
}

bool contains(const Renditions& renditions, std::string_view word) {
    return renditions.large.bytes.find(word) != std::string::npos ||
           renditions.small.bytes.find(word) != std::string::npos;
}

bool is_near(const Pixels& pixels, std::uint32_t x, std::uint32_t y, int red, int green, int blue) {
    const std::uint8_t* pixel = &pixels.bytes[4 * (std::size_t{pixels.width} * y + x)];
    return std::abs(pixel[0] - red) < 24 && std::abs(pixel[1] - green) < 24 && std::abs(pixel[2] - blue) < 24;
}

const std::string canary = "CANARY 45.7640 N 4.8357 E";

}  // namespace

TEST_CASE("a photo comes out in 1600 and 640 pixels, a logo in 512 and 256, in its colours") {
    struct Row {
        PictureKind kind;
        std::uint32_t large, small;
    };
    const Pixels picture = quarters(2400, 1200);
    for (const auto& [kind, large, small] : {Row{PictureKind::photo, 1600, 640}, Row{PictureKind::logo, 512, 256}})
        for (const auto& [type, bytes] : {std::pair{"image/jpeg", jpeg(picture)}, std::pair{"image/png", png(picture)},
                                          std::pair{"image/webp", webp(picture)}}) {
            CAPTURE(type);
            const Renditions renditions = work(kind, type, bytes);
            for (const auto& [rendition, side] :
                 {std::pair{renditions.large, large}, std::pair{renditions.small, small}}) {
                CHECK(rendition.width == side);
                CHECK(rendition.height == side / 2);
                const Pixels seen = read_webp(rendition.bytes);
                REQUIRE(seen.width == side);
                CHECK(is_near(seen, side / 8, side / 8, 255, 0, 0));
                CHECK(is_near(seen, side * 7 / 8, side / 8, 0, 255, 0));
                CHECK(is_near(seen, side / 8, side * 3 / 8, 0, 0, 255));
                CHECK(is_near(seen, side * 7 / 8, side * 3 / 8, 255, 255, 255));
            }
        }
}

TEST_CASE("a small picture is not enlarged, and what was transparent stays so") {
    Pixels picture = plain(60, 40, 0x11223300);
    const Renditions renditions = work(PictureKind::logo, "image/png", png(picture));
    CHECK(renditions.large.width == 60);
    CHECK(renditions.small.height == 40);
    CHECK(read_webp(renditions.large.bytes).bytes[3] == 0);
}

TEST_CASE("the same upload gives the same bytes") {
    const std::string upload = jpeg(quarters(900, 700));
    const Renditions once = work(PictureKind::photo, "image/jpeg", upload);
    const Renditions again = work(PictureKind::photo, "image/jpeg", upload);
    CHECK(once.large.bytes == again.large.bytes);
    CHECK(once.small.bytes == again.small.bytes);
}

TEST_CASE("where a picture was taken does not come out of it, in any format") {
    const Pixels picture = quarters(64, 64);
    const std::string block = exif(1, canary);
    const std::string xmp = "http://ns.adobe.com/xap/1.0/" + std::string(1, '\0') + canary;
    const std::string with_jpeg =
        jpeg_insert(jpeg_insert(jpeg_insert(jpeg(picture), 0xE1, block), 0xE1, xmp), 0xFE, canary);
    const std::string with_png = png_insert(png_insert(png(picture), png_chunk("eXIf", block.substr(6))),
                                            png_chunk("tEXt", "Comment" + std::string(1, '\0') + canary));
    for (const auto& [type, bytes] : {std::pair{"image/jpeg", with_jpeg}, std::pair{"image/png", with_png}}) {
        CAPTURE(type);
        REQUIRE(bytes.find(canary) != std::string::npos);
        const Renditions renditions = work(PictureKind::photo, type, bytes);
        for (const std::string word : {canary.c_str(), "EXIF", "Exif", "XMP", "ICCP", "xap"})
            CHECK_FALSE(contains(renditions, word));
    }
}

TEST_CASE("a picture taken on its side comes out upright") {
    // Stored under orientation 6, the visual right edge lies on top: green and white there.
    const Renditions renditions =
        work(PictureKind::photo, "image/jpeg", jpeg_insert(jpeg(quarters(80, 40)), 0xE1, exif(6, "x")));
    CHECK(renditions.large.width == 40);
    CHECK(renditions.large.height == 80);
    const Pixels seen = read_webp(renditions.large.bytes);
    CHECK(is_near(seen, 30, 10, 255, 0, 0));
    CHECK(is_near(seen, 30, 70, 0, 255, 0));
    CHECK(is_near(seen, 10, 10, 0, 0, 255));
}

TEST_CASE("a picture that is another kind of file as well comes out as a picture only") {
    const std::string page = "<!doctype html><script>alert('CANARY')</script>";
    const std::string archive = "PK\x03\x04" + std::string(40, 'z') + "CANARY.js PK\x05\x06";
    const Pixels picture = quarters(50, 50);
    for (const auto& [type, bytes] :
         {std::pair{"image/jpeg", jpeg_insert(jpeg(picture), 0xFE, "*/=1;" + page + "/*")},
          std::pair{"image/jpeg", jpeg(picture) + page}, std::pair{"image/png", png(picture) + archive},
          std::pair{"image/png", png_insert(png(picture), png_chunk("zzZz", page))},
          std::pair{"image/webp", webp(picture) + archive}}) {
        const Renditions renditions = work(PictureKind::photo, type, bytes);
        for (const char* word : {"CANARY", "script", "PK\x03\x04"}) CHECK_FALSE(contains(renditions, word));
    }
}

TEST_CASE("a picture that is called by another format's name is not taken") {
    CHECK(refusal("image/png", jpeg(quarters(20, 20))) == PictureRefusal::not_taken);
    CHECK(refusal("image/jpeg", "<svg xmlns='http://www.w3.org/2000/svg'/>") == PictureRefusal::not_taken);
    CHECK(refusal("image/webp", moving_webp(10'000)) == PictureRefusal::animated);
    CHECK(refusal("image/gif", moving_gif(10'000)) == PictureRefusal::not_taken);
}

TEST_CASE("a picture that is cut short is refused, wherever it is cut") {
    const Pixels picture = quarters(300, 200);
    for (const auto& [type, whole] : {std::pair{"image/jpeg", jpeg(picture)}, std::pair{"image/png", png(picture)},
                                      std::pair{"image/webp", webp(picture)}})
        for (const std::size_t tenths : {3, 5, 8}) {
            CAPTURE(type);
            CAPTURE(tenths);
            CHECK(refusal(type, whole.substr(0, whole.size() * tenths / 10)) == PictureRefusal::unreadable);
        }
}

TEST_CASE(
    "random bytes behind a picture's head, or scattered over a picture, give a picture or a refusal, never more") {
    std::mt19937 chance(20'261'123);
    const Pixels picture = quarters(120, 90);
    const std::pair<const char*, std::string> wholes[] = {
        {"image/jpeg", jpeg(picture)}, {"image/png", png(picture)}, {"image/webp", webp(picture)}};
    for (int round = 0; round < 60; ++round) {
        auto [type, bytes] = wholes[round % 3];
        const std::size_t changes = round < 30 ? 5 : bytes.size();
        for (std::size_t change = 0; change < changes; ++change)
            bytes[30 + chance() % (bytes.size() - 30)] = static_cast<char>(chance());
        const auto renditions = worker().work(PictureKind::photo, type, bytes);
        if (renditions)
            CHECK(renditions->large.width <= 1600);
        else
            CHECK(renditions.error() <= PictureRefusal::too_complex);
    }
}

TEST_CASE("a bomb of deflated nothing neither fills the memory nor takes long") {
    // 100 x 100 pixels are announced, and 300 MB come out of the stream.
    const auto longer = worker().work(PictureKind::photo, "image/png", png_saying(100, 100, 300'000'000));
    if (!longer) CHECK(longer.error() == PictureRefusal::unreadable);
    // The largest that may be announced is done; what it takes is bounded.
    const auto largest =
        worker().work(PictureKind::photo, "image/png", png_saying(8'000, 5'000, std::size_t{32'001} * 5'000));
    REQUIRE(largest);
    CHECK(largest->large.width == 1600);
    // A text of 300 MB in a chunk that nobody reads.
    const std::string text = "t" + std::string(2, '\0') + deflate_zeros(300'000'000);
    const auto texts =
        worker().work(PictureKind::photo, "image/png", png_insert(png(quarters(9, 9)), png_chunk("zTXt", text)));
    CHECK(texts);
}

TEST_CASE("a picture that needs more memory or time than it may have is refused as too complex") {
    const std::string upload = png_saying(6'000, 5'000, std::size_t{24'001} * 5'000);
    CHECK(refusal("image/png", upload, {.memory_mb = 100}) == PictureRefusal::too_complex);
    const ScratchFolder folder;
    CHECK(refusal("image/png", upload,
                  {.program = script(folder, "exec sleep 600"), .time_max = std::chrono::milliseconds(50)}) ==
          PictureRefusal::too_complex);
    CHECK(refusal("image/png", upload,
                  {.program = script(folder, "exec >&-; exec sleep 600"), .time_max = std::chrono::milliseconds(50)}) ==
          PictureRefusal::too_complex);
}

TEST_CASE("a child that dies, floods or lies gives no picture") {
    const ScratchFolder folder;
    const std::string upload = png(quarters(20, 20));
    const auto with = [&](const std::string& lines) {
        return refusal("image/png", upload, {.program = script(folder, lines)});
    };
    CHECK(with("kill -9 $$") == PictureRefusal::too_complex);
    CHECK(with("kill -11 $$") == PictureRefusal::unreadable);
    CHECK(with("exec cat /dev/zero") == PictureRefusal::failed);
    CHECK(with("exit 0") == PictureRefusal::failed);
    CHECK(with("exit 3") == PictureRefusal::failed);
    CHECK(with("echo '20 20 5'; printf 'hello'") == PictureRefusal::failed);
    CHECK(with("echo '20 20 999999999'") == PictureRefusal::failed);
    CHECK(with("echo '20 20 -1'") == PictureRefusal::failed);
    CHECK(with("echo '<script>alert(1)</script>'") == PictureRefusal::failed);
    CHECK(refusal("image/png", upload, {.program = folder / "absent"}) == PictureRefusal::failed);

    // A true picture under a false size, one picture only, and more than two.
    const std::string picture = webp(quarters(20, 20));
    folder.write("picture", picture);
    const std::string show = "cat " + (folder / "picture").string();
    const std::string bytes = std::to_string(picture.size());
    const std::string other_size = "echo '20 19 " + bytes + "'; " + show + ";";
    CHECK(with(other_size + other_size) == PictureRefusal::failed);
    const std::string page = "echo '20 20 25'; printf '<script>alert(1)</script>';";
    CHECK(with(page + page) == PictureRefusal::failed);
    const std::string once = "echo '20 20 " + bytes + "'; " + show + ";";
    CHECK(with(once) == PictureRefusal::failed);
    CHECK(with(once + once + once) == PictureRefusal::failed);
    CHECK(worker({.program = script(folder, once + once)}).work(PictureKind::photo, "image/png", upload));
}

TEST_CASE("two pictures are worked on at once; a third waits, and is told when that takes too long") {
    const ScratchFolder folder;
    const std::string gate = (folder / "gate").string();
    REQUIRE(::mkfifo(gate.c_str(), 0600) == 0);
    PictureWorker slow({.program = script(folder, "echo >> " + (folder / "started").string() + "; read line < " + gate),
                        .time_max = forever,
                        .wait_max = std::chrono::milliseconds(20)});
    const std::string upload = png(quarters(20, 20));
    std::thread both[2];
    for (std::thread& one : both)
        one = std::thread([&] { static_cast<void>(slow.work(PictureKind::photo, "image/png", upload)); });
    while (folder.read("started").size() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const auto third = slow.work(PictureKind::photo, "image/png", upload);
    REQUIRE_FALSE(third);
    CHECK(third.error() == PictureRefusal::busy);
    const int open = ::open(gate.c_str(), O_WRONLY);  // both readers see its end
    ::close(open);
    for (std::thread& one : both) one.join();
    CHECK(slow.work(PictureKind::photo, "image/jpeg", upload).error() == PictureRefusal::not_taken);
}

TEST_CASE("the child is handed nothing but the picture: no environment, no files, no signals held back") {
    ::setenv("COMPTOIR_CANARY", "secret", 1);
    const int leak = ::open("/dev/null", O_RDONLY);  // not closed on exec
    const ScratchFolder folder;
    const auto end =
        run_child({.program = script(folder, "/usr/bin/env; ls /proc/self/fd; grep SigBlk /proc/self/status; cat"),
                   .input = "the input",
                   .output_bytes_max = 10'000,
                   .time_max = forever});
    ::close(leak);
    REQUIRE(end);
    CAPTURE(end->output);
    CHECK(end->output.find("COMPTOIR_CANARY") == std::string::npos);
    CHECK(end->output.find("\n0\n1\n2\n3\nSigBlk:\t0000000000000000\n") !=
          std::string::npos);  // 3 is the listing's own
    CHECK(end->output.ends_with("the input"));
}

TEST_CASE("in the sandbox nothing can be opened, sent, started or ended, and memory and time are bounded") {
    struct Row {
        const char* attempt;
        ChildEnd::How how;
        int status;
    };
    using How = ChildEnd::How;
    for (const auto& [attempt, how, status] :
         {Row{"nothing", How::exited, 0}, Row{"open", How::exited, 1}, Row{"create", How::exited, 1},
          Row{"memory", How::exited, 1}, Row{"socket", How::signalled, SIGSYS}, Row{"fork", How::signalled, SIGSYS},
          Row{"kill", How::signalled, SIGSYS}, Row{"execute", How::signalled, SIGSYS},
          Row{"time", How::signalled, SIGKILL}}) {
        CAPTURE(attempt);
        const auto end = run_child(
            {.program = COMPTOIR_SANDBOX_PROBE, .arguments = {attempt}, .output_bytes_max = 100, .time_max = forever});
        REQUIRE(end);
        CHECK(end->how == how);
        CHECK(end->status == status);
        CHECK(end->output == (status == 0 ? "yes" : ""));
    }
}
