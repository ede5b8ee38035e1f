// One line of JSON for each request: what was asked of which route, how it ended and how long it took. Only the fields
// below, none of them text that a person typed.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace spdlog {
class logger;
}

namespace comptoir::http {

struct AccessLine {
    std::string_view method;
    std::string_view route;   // the operation, not the path; empty: none
    std::string_view tenant;  // empty: none
    std::string_view request_id;
    int status = 0;
    std::size_t bytes = 0;
    std::chrono::nanoseconds duration{};
    std::string_view token_fault;  // why the token did not count; empty: it did, or there was none
};

// {"time":"2026-11-23T17:45:00.123Z","level":"info","event":"request",...}: one line, without its end.
std::string log_text(const AccessLine& line, std::chrono::system_clock::time_point time);
// {"time","level","event","detail"}: what happens to the server itself.
std::string log_text(std::string_view level, std::string_view event, std::string_view detail,
                     std::chrono::system_clock::time_point time);

// Writes to standard output; may be used by many threads.
class AccessLog {
public:
    // `requests` false: only those that failed on our side (status 500 and above) and the server's own events.
    explicit AccessLog(bool requests);
    ~AccessLog();

    void write(const AccessLine& line);
    // `detail` holds no business data and nothing that a visitor sent.
    void event(std::string_view level, std::string_view event, std::string_view detail);

private:
    std::shared_ptr<spdlog::logger> logger_;
    bool requests_;
};

}  // namespace comptoir::http
