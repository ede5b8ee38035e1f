// Counters of what was answered, in the text format that Prometheus reads (version 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::http {

class Metrics {
public:
    static constexpr std::size_t no_route = static_cast<std::size_t>(-1);

    explicit Metrics(std::vector<std::string> routes);

    // `route` is an index into the names, or no_route (files, unknown addresses). From any thread.
    void count(std::size_t route, int status, std::chrono::nanoseconds took);

    // comptoir_requests_total{route,status} and comptoir_request_seconds (a histogram).
    void append_to(std::string& out) const;

private:
    static constexpr std::array<double, 9> bounds_s = {0.0001, 0.0005, 0.001, 0.002, 0.005, 0.02, 0.1, 1, 10};

    struct Row {
        std::array<std::atomic<std::uint64_t>, 6> by_class{};  // 1xx to 5xx at 1 to 5
        std::array<std::atomic<std::uint64_t>, bounds_s.size() + 1> by_duration{};
        std::atomic<std::uint64_t> total_ns = 0;
    };

    std::vector<std::string> names_;  // the last is for no_route
    std::vector<Row> rows_;
};

// One value with its help line. A counter only grows while the server runs.
void append_gauge(std::string& out, std::string_view name, std::string_view help, double value);
void append_counter(std::string& out, std::string_view name, std::string_view help, double value);

}  // namespace comptoir::http
