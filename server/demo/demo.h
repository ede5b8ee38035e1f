// The whole product on one machine, with two fictional banks: sample data, the server, nginx in front of it, and the
// banks' portals on origins of their own. For looking and for browser tests; a bank's operator starts `comptoir serve`
// and nginx.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "shared/core/result.h"

namespace comptoir::demo {

struct Options {
    std::filesystem::path program;  // comptoir itself
    std::filesystem::path data;     // made where missing; holds sample and logs
    std::filesystem::path build;    // holds widget/, portal/ and nginx/
    int size = 2000;                // businesses of the first bank; the second has half as many others
    int port = 8080;                // of the first bank's portal; the three after it are taken too
};

struct Addresses {
    std::string portal;
    std::string other_portal;
    std::string network;
};

// Starts everything, calls `ready`, and returns when a signal asked it to end or a part ended by itself, having ended
// all. Refuses with a sentence. SIGINT and SIGTERM are blocked in all threads from the call on.
Result<Addresses, std::string> run(const Options& options, const std::function<void(const Addresses&)>& ready);

}  // namespace comptoir::demo
