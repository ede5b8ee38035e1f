// From request to answer by the route table: finds the route, checks the arguments, and gives every answer what all
// have in common (request id, security headers, CORS, 304), its log line and its place in the metrics.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/http/access_log.h"
#include "server/http/metrics.h"
#include "server/http/route.h"
#include "server/http/static_files.h"

namespace comptoir::http {

// May a page of this origin read the answers about this tenant? Asked for each request that has an Origin; `tenant` is
// empty for routes without one, which every page may read.
using OriginRule = std::function<bool(std::string_view tenant, std::string_view origin)>;

class Router {
public:
    struct Parts {
        std::vector<Route> routes;
        OriginRule may_read;
        Gate gate;                                 // none: everybody is a visitor
        std::shared_ptr<const StaticFiles> files;  // none: no files are served
        std::shared_ptr<AccessLog> log;            // none: nothing is logged
    };
    explicit Router(Parts parts);

    Response answer(const Request& request);
    const Metrics& metrics() const { return metrics_; }

private:
    struct Found;
    Response dispatch(const Request& request, Found& found);
    // The path, the method and the preflight have been seen to.
    Result<Response, Problem> run(Request request, const Route& route, const std::vector<std::string_view>& path_values,
                                  Found& found);
    std::string request_id(std::string_view sent);

    Parts parts_;
    std::vector<std::vector<std::string_view>> segments_;  // of each route's path
    Metrics metrics_;
    const std::string id_prefix_;  // of request ids given here: differs from start to start
    std::atomic<std::uint64_t> id_last_ = 0;
};

// An answer that says what is wrong.
Response problem_response(const Problem& problem);
// An answer with a body that is JSON already.
Response json_response(std::string body);

}  // namespace comptoir::http
