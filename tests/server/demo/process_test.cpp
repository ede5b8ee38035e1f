#include "server/demo/process.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

using comptoir::demo::Process;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Until `ready` or a minute: a loaded machine is slow, not wrong.
template <typename Ready>
bool comes_true(Ready ready) {
    for (int tries = 0; tries < 3000 && !ready(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return ready();
}

struct Log {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("comptoir-process-" + std::to_string(getpid()) + ".log");
    ~Log() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("what a program of the demo prints is in its log, and its end is seen") {
    const Log log;
    auto process = Process::start({"sh", "-c", "echo said; echo wrong >&2"}, log.path);
    REQUIRE(process);
    CHECK(comes_true([&] { return !process->is_running(); }));
    CHECK(text_of(log.path) == "said\nwrong\n");
}

TEST_CASE("a program of the demo ends with what started it") {
    const Log log;
    {
        auto process = Process::start(
            {"sh", "-c", "trap 'echo asked; exit' TERM; echo up; while :; do sleep 0.05; done"}, log.path);
        REQUIRE(process);
        REQUIRE(comes_true([&] { return text_of(log.path) == "up\n"; }));
        CHECK(process->is_running());
    }
    CHECK(text_of(log.path) == "up\nasked\n");
}

TEST_CASE("a program that is not there is one that has ended") {
    const Log log;
    auto process = Process::start({"comptoir-no-such-program"}, log.path);
    REQUIRE(process);
    CHECK(comes_true([&] { return !process->is_running(); }));
}
