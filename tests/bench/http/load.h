// A bounded HTTP/1.1 client for measuring: some connections, each with one request under way, from one thread.
#pragma once

#include <string>
#include <vector>

namespace comptoir::bench {

struct Load {
    double requests_per_s = 0;
    double p50_ms = 0;
    double p99_ms = 0;
    double body_bytes = 0;  // mean
    std::size_t requests = 0;
    std::size_t requests_all = 0;  // with those of the warm-up
    std::size_t failures = 0;      // answers other than 200, and broken connections
};

struct LoadOptions {
    int port = 0;
    int connections = 8;
    double warm_s = 1;       // not counted
    bool warms_all = false;  // nor is what was answered before every path was asked for once
    double measured_s = 5;
};

// Asks for the paths in turn, over and over, as fast as answers come.
Load measure_load(const std::vector<std::string>& paths, const LoadOptions& options);

}  // namespace comptoir::bench
