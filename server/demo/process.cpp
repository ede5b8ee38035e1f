#include "server/demo/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace comptoir::demo {
namespace {

constexpr auto patience = std::chrono::seconds(5);
constexpr int not_found = 127;  // as shells say it

// Between fork and exec only what is safe in a signal handler may be called.
[[noreturn]] void become(char* const* words, int log, pid_t parent) {
    setpgid(0, 0);  // Ctrl-C reaches the demo alone, which then ends its programs in order
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(not_found);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execvp(words[0], words);
    _exit(not_found);
}

}  // namespace

Result<Process, std::string> Process::start(const std::vector<std::string>& words, const std::filesystem::path& log) {
    const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return "can't write " + log.string() + ": " + std::strerror(errno);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t parent = getpid();
    const pid_t id = fork();
    if (id == 0) become(arguments.data(), file, parent);
    close(file);
    if (id < 0) return "can't start " + words[0] + ": " + std::strerror(errno);
    return Process(id);
}

bool Process::is_running() {
    if (id_ != 0 && waitpid(id_, nullptr, WNOHANG) == id_) id_ = 0;
    return id_ != 0;
}

Process::~Process() {
    if (!is_running()) return;
    kill(id_, SIGTERM);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (is_running() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (!is_running()) return;
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
}

}  // namespace comptoir::demo
