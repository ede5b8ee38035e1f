#include "server/files/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace comptoir {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    int operator*() const { return number_; }

private:
    int number_;
};

// A file in memory, which the child can read at its own pace while nobody has to feed it.
bool fill(const Descriptor& file, std::string_view bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const auto put = ::pwrite(*file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        done += static_cast<std::size_t>(put);
    }
    return true;
}

pid_t spawn(const ChildRun& run, int input, int output) {
    const std::string program = run.program.string();
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& argument : run.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    char* environment[] = {nullptr};

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = -1;
    if (::posix_spawn(&child, program.c_str(), &actions, &attributes, arguments.data(), environment) != 0) child = -1;
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return child;
}

// True when there is something to read before the deadline.
bool wait_for(int descriptor, Clock::time_point deadline) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return false;
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

// What stopped the child from being heard to its end, if anything did.
ChildEnd::How listen(const ChildRun& run, int output, Clock::time_point deadline, std::string& heard) {
    char bytes[65'536];
    while (wait_for(output, deadline)) {
        const auto got = ::read(output, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return ChildEnd::How::exited;
        heard.append(bytes, static_cast<std::size_t>(got));
        if (heard.size() > run.output_bytes_max) return ChildEnd::How::said_too_much;
    }
    return ChildEnd::How::took_too_long;
}

}  // namespace

std::optional<ChildEnd> run_child(const ChildRun& run) {
    const Clock::time_point deadline = Clock::now() + run.time_max;
    const Descriptor input(::memfd_create("picture", MFD_CLOEXEC));
    int ends[2];
    if (*input < 0 || !fill(input, run.input) || ::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    const Descriptor output(ends[0]);
    Descriptor childs_output(ends[1]);
    const pid_t child = spawn(run, *input, *childs_output);
    childs_output.close();
    if (child < 0) return std::nullopt;

    ChildEnd end;
    end.how = listen(run, *output, deadline, end.output);
    const Descriptor life(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    // Silent does not mean gone: it may have closed its output and go on.
    if (end.how == ChildEnd::How::exited && *life >= 0 && !wait_for(*life, deadline))
        end.how = ChildEnd::How::took_too_long;
    if (end.how != ChildEnd::How::exited) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (end.how != ChildEnd::How::exited) return end;
    if (WIFSIGNALED(status)) end.how = ChildEnd::How::signalled;
    end.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return end;
}

}  // namespace comptoir
