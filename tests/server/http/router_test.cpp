#include "server/http/router.h"

#include <doctest/doctest.h>

#include "server/http/etag.h"

using namespace comptoir;
using namespace comptoir::http;

namespace {

Router make_router() {
    std::vector<Route> routes;
    routes.push_back(
        {.method = "GET",
         .path = "/api/things/{tenant}",
         .operation = "getThing",
         .parameters = {{.name = "tenant", .minimum = 1, .maximum = 20, .in_path = true}, {.name = "q", .maximum = 5}},
         .handler = [](const Request&, const Arguments& values) -> Result<Response, Problem> {
             if (values.text("q") == "no") return Problem{.status = 409, .code = "no", .title = "No."};
             Response response = json_response("{\"tenant\":\"" + std::string(values.text("tenant")) + "\"}");
             response.etag = "\"e1\"";
             return response;
         }});
    return Router({.routes = std::move(routes), .may_read = [](auto tenant, auto origin) {
                       return tenant == "demo" && origin == "https://bank.example";
                   }});
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST_CASE("a request finds its route, and the answer carries what all answers carry") {
    Router router = make_router();
    const Response response = router.answer({.method = "GET", .path = "/api/things/demo"});
    CHECK(response.status == 200);
    CHECK(response.body == R"({"tenant":"demo"})");
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'; sandbox");
    CHECK(header(response, "Cache-Control") == "no-cache");
    CHECK_FALSE(header(response, "X-Request-Id").empty());
}

TEST_CASE("what is not there, wrongly asked or unwanted is a problem with the request's id in it") {
    struct Row {
        Request request;
        int status;
        const char* code;
    };
    const Row rows[] = {
        {{.method = "GET", .path = "/"}, 404, "not_found"},
        {{.method = "GET", .path = "/api/things"}, 404, "not_found"},
        {{.method = "GET", .path = "/api/things/demo/more"}, 404, "not_found"},
        {{.method = "GET", .path = "/api/things/demo/"}, 404, "not_found"},
        {{.method = "GET", .path = "/api/things/"}, 404, "not_found"},
        {{.method = "POST", .path = "/api/things/demo"}, 405, "method_not_allowed"},
        {{.method = "BREW", .path = "/api/things/demo"}, 405, "method_not_allowed"},
        {{.method = "GET", .path = "/api/things/demo", .query = "q=toolong"}, 400, "parameter_too_long"},
        {{.method = "GET", .path = "/api/things/demo", .query = "q=no"}, 409, "no"},
        {{.method = "GET", .path = "/api/things/demo", .has_body = true}, 413, "body_unexpected"},
    };
    Router router = make_router();
    for (const Row& row : rows) {
        CAPTURE(row.request.method);
        CAPTURE(row.request.path);
        const Response response = router.answer(row.request);
        CHECK(response.status == row.status);
        CHECK(response.media_type == problem_media_type);
        const auto problem = parse_problem(response.body);
        REQUIRE(problem);
        CHECK(problem->code == row.code);
        CHECK(problem->request_id == header(response, "X-Request-Id"));
        if (row.status == 405) CHECK(header(response, "Allow") == "GET, HEAD, OPTIONS");
    }
}

TEST_CASE("a request id is taken over when it is plain, else given") {
    Router router = make_router();
    const auto id = [&](std::string_view sent) {
        return header(router.answer({.method = "GET", .path = "/api/things/demo", .request_id = sent}), "X-Request-Id");
    };
    CHECK(id("abc-1.2_3") == "abc-1.2_3");
    CHECK(id("evil id") != "evil id");
    CHECK(id(std::string(65, 'a')) != std::string(65, 'a'));
    CHECK(id("") != id(""));
}

TEST_CASE("only pages of the tenant's origins may read an answer, errors included") {
    Router router = make_router();
    const auto allowed = [&](std::string_view method, std::string_view path, std::string_view origin,
                             std::string_view query = "") {
        const Response response = router.answer({.method = method, .path = path, .query = query, .origin = origin});
        CHECK(header(response, "Vary") == "Authorization, Origin");
        return header(response, "Access-Control-Allow-Origin");
    };
    CHECK(allowed("GET", "/api/things/demo", "https://bank.example") == "https://bank.example");
    CHECK(allowed("OPTIONS", "/api/things/demo", "https://bank.example") == "https://bank.example");
    CHECK(allowed("GET", "/api/things/demo", "https://bank.example", "q=toolong") == "https://bank.example");
    CHECK(allowed("GET", "/api/things/demo", "https://evil.example").empty());
    CHECK(allowed("OPTIONS", "/api/things/demo", "https://evil.example").empty());
    CHECK(allowed("GET", "/api/things/other", "https://bank.example").empty());
    CHECK(header(router.answer({.method = "GET", .path = "/api/things/demo"}), "Access-Control-Allow-Origin").empty());
}

TEST_CASE("a client that knows the answer already is told so, without a body") {
    Router router = make_router();
    const Response response =
        router.answer({.method = "GET", .path = "/api/things/demo", .if_none_match = "\"x\", W/\"e1\""});
    CHECK(response.status == 304);
    CHECK(response.body.empty());
    CHECK(response.etag == "\"e1\"");
    CHECK(router.answer({.method = "GET", .path = "/api/things/demo", .if_none_match = "\"x\""}).status == 200);
    CHECK(etag_matches("*", "\"e1\""));
    CHECK_FALSE(etag_matches("", "\"e1\""));
    CHECK_FALSE(etag_matches("\"e\"", "\"e1\""));
    CHECK(content_etag("a") != content_etag("b"));
}

TEST_CASE("a preflight is answered for any address that exists, and only for those") {
    Router router = make_router();
    const Response response = router.answer({.method = "OPTIONS", .path = "/api/things/demo"});
    CHECK(response.status == 204);
    CHECK(header(response, "Allow") == "GET, HEAD, OPTIONS");
    CHECK(header(response, "Access-Control-Allow-Headers").find("If-None-Match") != std::string::npos);
    CHECK(router.answer({.method = "OPTIONS", .path = "/nothing"}).status == 404);
}

TEST_CASE("requests are counted by route and status, in Prometheus's format") {
    Router router = make_router();
    router.answer({.method = "GET", .path = "/api/things/demo"});
    router.answer({.method = "GET", .path = "/api/things/demo"});
    router.answer({.method = "GET", .path = "/x"});
    std::string text;
    router.metrics().append_to(text);
    CHECK(text.find("comptoir_requests_total{route=\"getThing\",status=\"2xx\"} 2\n") != std::string::npos);
    CHECK(text.find("comptoir_requests_total{route=\"other\",status=\"4xx\"} 1\n") != std::string::npos);
    CHECK(text.find("comptoir_request_seconds_bucket{route=\"getThing\",le=\"+Inf\"} 2\n") != std::string::npos);
    CHECK(text.find("comptoir_request_seconds_count{route=\"getThing\"} 2\n") != std::string::npos);
}

TEST_CASE("a log line is JSON of allowed fields, and holds neither path nor query") {
    const auto time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1'795'455'900'123));
    const std::string line = log_text({.method = "GET",
                                       .route = "listBusinesses",
                                       .tenant = "demo",
                                       .request_id = "r1",
                                       .status = 200,
                                       .bytes = 4800,
                                       .duration = std::chrono::microseconds(71)},
                                      time);
    CHECK(
        line ==
        R"({"time":"2026-11-23T17:45:00.123Z","level":"info","event":"request","method":"GET","route":"listBusinesses",)"
        R"("tenant":"demo","status":200,"bytes":4800,"duration_us":71,"request_id":"r1"})");
    CHECK(log_text({.method = "B\"A\nD", .status = 500}, time).find('\n') == std::string::npos);
}
