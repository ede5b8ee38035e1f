// A listening socket and its threads. It must not face the internet alone: each connection holds a thread, so nginx
// stands in front and keeps slow clients away (server/nginx).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/http/message.h"
#include "shared/core/result.h"

namespace comptoir::http {

// Runs on many threads at once. Must not throw; what it throws is answered with 500.
using Handler = std::function<Response(const Request&)>;

struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 0;  // 0: any free one
    // Connections served at once; further ones wait. nginx keeps fewer (`keepalive` in server/nginx).
    int threads_max = 128;
    int idle_connection_s = 75;  // longer than nginx's keepalive_timeout for upstreams (60 s), which closes first
    int receive_s = 10;          // without a byte
};

class Server {
public:
    // The socket listens when this returns; connections are answered from run() on. Refuses with a sentence, such as
    // "port 8080 is taken".
    static Result<std::unique_ptr<Server>, std::string> listen(const ServerOptions& options, Handler handler);

    virtual ~Server() = default;
    virtual int port() const = 0;
    // Answers until stop(); returns when the last request was answered.
    virtual void run() = 0;
    // Takes no new connection, closes those that are idle, lets the others finish their request. From any thread.
    virtual void stop() = 0;
};

}  // namespace comptoir::http
