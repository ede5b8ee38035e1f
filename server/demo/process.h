// A program that the demo starts and ends. It ends with the demo, whatever ends the demo.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/result.h"

namespace comptoir::demo {

class Process {
public:
    // What the program prints goes to `log`. Refuses with a sentence when it can't be started.
    static Result<Process, std::string> start(const std::vector<std::string>& words, const std::filesystem::path& log);

    Process(Process&& other) noexcept : id_(other.id_) { other.id_ = 0; }
    Process& operator=(Process&&) = delete;
    // Asks it to end, and makes it when it takes longer than `patience`.
    ~Process();

    // False once it has ended by itself.
    bool is_running();

private:
    explicit Process(pid_t id) : id_(id) {}

    pid_t id_;
};

}  // namespace comptoir::demo
