// The serving process: database, indexes, routes and sockets put together, from start to the last answer.
#pragma once

#include <functional>
#include <string>

#include "server/serve/settings.h"
#include "shared/core/result.h"

namespace comptoir {

// Serves until SIGTERM or SIGINT, then: not ready, no new connection, running requests finish within `drain_s`. Blocks
// both signals in the calling thread. `on_ready` is told the port as soon as requests are answered. Gives the exit
// status.
int serve(const Settings& settings, const std::function<void(int port)>& on_ready = nullptr);

}  // namespace comptoir
