#include "server/picture/sandbox.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace comptoir {

namespace {

bool limit(int resource, rlim_t most) {
    const rlimit value{most, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &value) == 0;
}

bool limit_resources(const SandboxLimits& limits) {
    return limit(RLIMIT_AS, rlim_t{1'000'000} * static_cast<rlim_t>(limits.memory_mb)) &&
           limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor_s)) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 2);
}

// What a computation that only reads and writes what is open needs. Everything else ends the process.
bool allow_only_computing() {
    constexpr int calls[] = {SCMP_SYS(read),   SCMP_SYS(write),      SCMP_SYS(brk),          SCMP_SYS(mmap),
                             SCMP_SYS(munmap), SCMP_SYS(mremap),     SCMP_SYS(madvise),      SCMP_SYS(futex),
                             SCMP_SYS(exit),   SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime),
                             SCMP_SYS(sysinfo)};  // the last: how qsort finds out how much memory to take
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    // Libraries that look for a file of settings go on without.
    bool done = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 0) == 0;
    for (const int call : calls) done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    done = done && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

}  // namespace

bool enter_sandbox(const SandboxLimits& limits) {
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0 &&
           ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit_resources(limits) && allow_only_computing();
}

}  // namespace comptoir
