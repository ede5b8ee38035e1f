// Enters the sandbox of pictures and then does what its argument says; "yes" on standard output where that went well.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "server/picture/sandbox.h"

namespace {

bool attempt(std::string_view what) {
    if (what == "nothing") return true;
    if (what == "open") return ::open("/etc/passwd", O_RDONLY) >= 0;
    if (what == "create") return ::open("/tmp/comptoir-sandbox-probe", O_CREAT | O_WRONLY, 0600) >= 0;
    if (what == "socket") return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    if (what == "fork") return ::fork() >= 0;
    if (what == "kill") return ::kill(::getppid(), 0) == 0;
    if (what == "execute") return ::execl("/bin/true", "true", nullptr) == 0;
    if (what == "memory") {
        void* block = std::malloc(std::size_t{200} << 20U);
        if (block) std::memset(block, 1, std::size_t{200} << 20U);
        return block != nullptr;
    }
    volatile bool ends = false;
    while (what == "time" && !ends) {
    }
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2 || !comptoir::enter_sandbox({.memory_mb = 128, .processor_s = 1})) return 99;
    const bool done = attempt(arguments[1]);
    if (done && ::write(STDOUT_FILENO, "yes", 3) != 3) return 98;
    ::_exit(done ? 0 : 1);
}
