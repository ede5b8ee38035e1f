#include "tests/bench/http/program.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "server/http/client.h"

namespace comptoir::bench {

Program::Program(const std::vector<std::string>& words, const std::string& log) {
    id_ = ::fork();
    if (id_ != 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int out = ::open(log.empty() ? "/dev/null" : log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    std::_Exit(127);
}

Program::~Program() {
    if (id_ <= 0) return;
    ::kill(id_, SIGTERM);
    ::waitpid(id_, nullptr, 0);
}

bool Program::running() const {
    return id_ > 0 && ::waitpid(id_, nullptr, WNOHANG) == 0;
}

double Program::peak_mb() const {
    std::ifstream status("/proc/" + std::to_string(id_) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) * 1024 / 1e6;
    return 0;
}

double Program::cpu_s() const {
    std::ifstream stat("/proc/" + std::to_string(id_) + "/stat");
    std::string word;
    for (int field = 1; field < 14; ++field) stat >> word;  // our programs' names hold no space
    double user = 0;
    double system = 0;
    stat >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double seconds_until_answer(const Program& program, const std::string& url, double limit_s) {
    const auto begin = std::chrono::steady_clock::now();
    for (;;) {
        const auto answer = http::fetch(url, {.timeout_s = 60});
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (answer && answer->status == 200) return seconds;
        if (seconds > limit_s || !program.running()) return -1;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

}  // namespace comptoir::bench
