// Runs a program on bytes and takes its output, within bounds of time and size. The program gets nothing else: no
// environment, no open files, no signals held back.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct ChildRun {
    std::filesystem::path program;
    std::vector<std::string> arguments;  // after the program's name
    std::string_view input;
    std::size_t output_bytes_max = 0;
    std::chrono::milliseconds time_max{0};
};

struct ChildEnd {
    enum class How { exited, signalled, took_too_long, said_too_much } how = How::exited;
    int status = 0;  // the exit status or the signal
    std::string output;
};

// Waits for the end and makes one where the child does not. Nothing when it could not be started.
std::optional<ChildEnd> run_child(const ChildRun& run);

}  // namespace comptoir
