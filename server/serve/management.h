// Health and metrics, on a port of their own that nginx does not forward.
#pragma once

#include <atomic>
#include <functional>

#include "server/http/message.h"

namespace comptoir {

// What an orchestrator asks: has it started (once true, true for ever), does it live, should it get requests?
struct Health {
    std::atomic<bool> started = false;
    std::atomic<bool> ready = false;
};

// GET /live, /started, /ready: 200 or 503, a word each. GET /metrics: what `metrics` writes, in Prometheus's text
// format.
http::Response management_answer(const http::Request& request, const Health& health,
                                 const std::function<std::string()>& metrics);

}  // namespace comptoir
