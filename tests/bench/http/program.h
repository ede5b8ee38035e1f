// A program that the bench starts and ends: by its own process id, never by name.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace comptoir::bench {

class Program {
public:
    // Output goes to `log`, or nowhere when it is empty.
    explicit Program(const std::vector<std::string>& words, const std::string& log = {});
    ~Program();  // SIGTERM, then waits
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    bool running() const;
    // Peak resident memory so far, in megabytes of 1,000,000 bytes.
    double peak_mb() const;
    // Processor time used so far: unlike requests a second, it does not depend on what else the machine does.
    double cpu_s() const;

private:
    pid_t id_ = -1;
};

// Waits until the address answers 200; seconds it took, or a negative number after `limit_s` or when the program ended.
double seconds_until_answer(const Program& program, const std::string& url, double limit_s);

}  // namespace comptoir::bench
