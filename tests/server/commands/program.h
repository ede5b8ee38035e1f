// Runs the program itself, as an operator does, and ends it in unkind ways.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/server/scratch_folder.h"

namespace comptoir {

struct Ended {
    int status = -1;  // of exit; -1 when a signal ended it
    std::string out;  // stdout and stderr
};

class Program {
public:
    // `log` takes what it prints.
    Program(std::vector<std::string> words, std::filesystem::path log) : log_(std::move(log)) {
        words.insert(words.begin(), COMPTOIR_PROGRAM);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        id_ = fork();
        REQUIRE(id_ >= 0);
        if (id_ > 0) return;
        const int out = open(log_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (id_ > 0) kill();
    }

    Ended wait() {
        int status = 0;
        waitpid(id_, &status, 0);
        id_ = 0;
        std::ostringstream out;
        out << std::ifstream(log_).rdbuf();
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.str()};
    }
    // At once, without a chance to tidy up. True when it had not ended by itself.
    bool kill() {
        ::kill(id_, SIGKILL);
        int status = 0;
        waitpid(id_, &status, 0);
        id_ = 0;
        return WIFSIGNALED(status);
    }

private:
    std::filesystem::path log_;
    pid_t id_ = 0;
};

inline Ended run(const ScratchFolder& folder, std::vector<std::string> words) {
    return Program(std::move(words), folder / "log").wait();
}

}  // namespace comptoir
