#include "server/serve/management.h"

#include "server/http/router.h"

namespace comptoir {

namespace {

http::Response state(bool good, std::string word) {
    return {.status = good ? 200 : 503,
            .media_type = "text/plain; charset=utf-8",
            .body = (good ? "" : "not ") + word + "\n"};
}

}  // namespace

http::Response management_answer(const http::Request& request, const Health& health,
                                 const std::function<std::string()>& metrics) {
    if (request.method != "GET")
        return http::problem_response({405, "method_not_allowed", "This address takes other methods.", "GET"})
            .with("Allow", "GET");
    if (request.path == "/live") return state(true, "live");
    if (request.path == "/started") return state(health.started, "started");
    if (request.path == "/ready") return state(health.ready, "ready");
    if (request.path == "/metrics") return {.media_type = "text/plain; version=0.0.4", .body = metrics()};
    return http::problem_response({404, "not_found", "There is nothing at this address."});
}

}  // namespace comptoir
