#include "server/http/router.h"

#include <algorithm>
#include <chrono>
#include <random>

#include "server/http/etag.h"
#include "server/http/refusals.h"

namespace comptoir::http {

namespace {

constexpr std::size_t token_bytes_max = 64;
constexpr std::size_t json_elements_max = 20'000;

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t slash = path.find('/', 1);
        segments.push_back(path.substr(1, slash == std::string_view::npos ? slash : slash - 1));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
    }
    return segments;
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{');
}

// The values of the route's path parameters, or nothing when the path is another's.
std::optional<std::vector<std::string_view>> values_of(const std::vector<std::string_view>& route,
                                                       const std::vector<std::string_view>& path) {
    if (route.size() != path.size()) return std::nullopt;
    std::vector<std::string_view> values;
    for (std::size_t index = 0; index < route.size(); ++index) {
        if (is_parameter(route[index]))
            values.push_back(path[index]);
        else if (route[index] != path[index])
            return std::nullopt;
    }
    return values;
}

// Short and plain: fit for a log and a header whoever sent it.
bool is_token(std::string_view text) {
    if (text.empty() || text.size() > token_bytes_max) return false;
    for (const char letter : text) {
        const bool allowed = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                             (letter >= 'A' && letter <= 'Z') || letter == '-' || letter == '_' || letter == '.';
        if (!allowed) return false;
    }
    return true;
}

std::string hexadecimal(std::uint64_t number) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    do text.insert(text.begin(), digits[number & 15U]);
    while ((number >>= 4U) != 0);
    return text;
}

std::string random_prefix() {
    std::random_device device;
    return hexadecimal((std::uint64_t{device()} << 32U) | device()) + "-";
}

// What every answer says. An API answer is data: no browser has a reason to show, sniff or frame it.
void harden(Response& response, bool is_file, bool is_personal) {
    response.with("X-Content-Type-Options", "nosniff").with("Referrer-Policy", "no-referrer");
    if (is_file) return;
    response.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.with("Cross-Origin-Resource-Policy", "same-origin");
    // What is answered may depend on who asks: no cache that several people share keeps it.
    if (!response.says("Cache-Control")) response.with("Cache-Control", is_personal ? "private, no-cache" : "no-cache");
}

// RFC 6750 section 3: nothing is said of a token to whoever sent none.
std::string challenge(const Problem& problem) {
    return problem.code == token_refused ? "Bearer error=\"invalid_token\"" : "Bearer";
}

std::optional<Problem> refusal_of(Decision decision) {
    switch (decision) {
        case Decision::allow:
            return std::nullopt;
        case Decision::sign_in:
            return Problem{401, "sign_in", "Only for those whom their bank vouches for.", "a token of the bank"};
        case Decision::forbidden:
            return Problem{403, "forbidden", "You may not do this."};
        case Decision::not_found:
            break;
    }
    return not_found();
}

// "application/json; charset=utf-8" is application/json.
std::string_view essence(std::string_view content_type) {
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return type;
}

std::string wanted_types(const Body& body) {
    if (body.is_json()) return std::string(json_media_type);
    std::string text;
    for (const std::string_view type : body.media_types) (text += text.empty() ? "" : ", ") += type;
    return text;
}

// Puts the body into the request; nothing when it is as the route wants it. `read` is where it stands.
std::optional<Problem> read_body(Request& request, const Body& wanted, std::string& read) {
    if (!wanted.is_wanted()) {
        if (!request.has_body) return std::nullopt;
        return Problem{413, "body_unexpected", "This takes no body.", "a request without a body"};
    }
    const std::string types = wanted_types(wanted);
    const std::string_view sent = essence(request.content_type);
    const bool known = wanted.is_json() ? sent == json_media_type
                                        : std::find(wanted.media_types.begin(), wanted.media_types.end(), sent) !=
                                              wanted.media_types.end();
    if (!known) return Problem{415, "media_type_unknown", "The body is of another kind.", types};
    request.content_type = sent;
    if (!request.source) return std::nullopt;
    switch (request.source->read(wanted.bytes_max, read)) {
        case BodySource::End::whole:
            request.body = read;
            return std::nullopt;
        case BodySource::End::too_large:
            return Problem{413, "body_too_large", "The body is too large.",
                           "at most " + std::to_string(wanted.bytes_max) + " bytes"};
        case BodySource::End::encoded:
            return Problem{415, "body_encoded", "The body is compressed.", "a body without Content-Encoding"};
        case BodySource::End::broken:
            break;
    }
    return Problem{400, "body_broken", "The body did not arrive whole."};
}

}  // namespace

Response problem_response(const Problem& problem) {
    return {.status = problem.status, .media_type = std::string(problem_media_type), .body = to_json(problem)};
}

Response json_response(std::string body) {
    return {.media_type = std::string(json_media_type), .body = std::move(body)};
}

// What is known of a request while it is answered.
struct Router::Found {
    std::size_t route = Metrics::no_route;
    std::string tenant;  // the path's, if it has one
    bool is_file = false;
    std::string methods;  // of the routes with this path: for Allow
    std::string id;
    bool is_body_read = false;
    std::string_view token_fault;
};

Router::Router(Parts parts)
    : parts_(std::move(parts)),
      metrics_([&] {
          std::vector<std::string> names;
          for (const Route& route : parts_.routes) names.emplace_back(route.operation);
          return names;
      }()),
      id_prefix_(random_prefix()) {
    for (const Route& route : parts_.routes) segments_.push_back(segments_of(route.path));
}

std::string Router::request_id(std::string_view sent) {
    if (is_token(sent)) return std::string(sent);
    return id_prefix_ + hexadecimal(id_last_.fetch_add(1, std::memory_order_relaxed) + 1);
}

Response Router::answer(const Request& request) {
    const auto started = std::chrono::steady_clock::now();
    Found found{.id = request_id(request.request_id)};
    Response response = dispatch(request, found);
    if (!response.etag.empty() && response.status == 200 && etag_matches(request.if_none_match, response.etag)) {
        response.status = 304;
        response.body.clear();
    }
    harden(response, found.is_file, !request.authorization.empty());
    if (found.is_file) {
        response.with("Access-Control-Allow-Origin", "*").with("Cross-Origin-Resource-Policy", "cross-origin");
    } else {
        response.with("Vary", request.origin.empty() ? "Authorization" : "Authorization, Origin");
        if (!request.origin.empty() && parts_.may_read(found.tenant, request.origin))
            response.with("Access-Control-Allow-Origin", std::string(request.origin))
                .with("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
    }
    response.with("X-Request-Id", found.id);
    const auto took = std::chrono::steady_clock::now() - started;
    metrics_.count(found.route, response.status, took);
    if (parts_.log)
        parts_.log->write({.method = request.method,
                           .route = found.is_file                      ? "file"
                                    : found.route == Metrics::no_route ? ""
                                                                       : parts_.routes[found.route].operation,
                           .tenant = found.tenant,
                           .request_id = found.id,
                           .status = response.status,
                           .bytes = response.body.size(),
                           .duration = took,
                           .token_fault = found.token_fault});
    return response;
}

Response Router::dispatch(const Request& request, Found& found) {
    const auto problem = [&](Problem what) {
        what.request_id = found.id;
        Response response = problem_response(what);
        // A body that nobody reads would be taken for the next request.
        if (request.has_body && !found.is_body_read) response.with("Connection", "close");
        if (what.status == 401) response.with("WWW-Authenticate", challenge(what));
        return response;
    };
    if (parts_.files && parts_.files->serves(request.path)) {
        found.is_file = true;
        if (request.method != "GET" && request.method != "HEAD")
            return problem({405, "method_not_allowed", "This address takes other methods.", "GET, HEAD"})
                .with("Allow", "GET, HEAD");
        if (auto file = parts_.files->answer(request)) return *std::move(file);
        return problem({404, "not_found", "There is nothing at this address."});
    }

    const auto path = segments_of(request.path);
    std::optional<std::vector<std::string_view>> values;
    for (std::size_t index = 0; index < parts_.routes.size(); ++index) {
        const Route& route = parts_.routes[index];
        auto matched = values_of(segments_[index], path);
        if (!matched) continue;
        const auto tenant = std::find(segments_[index].begin(), segments_[index].end(), "{tenant}");
        if (tenant != segments_[index].end())
            if (const auto sent = path[tenant - segments_[index].begin()]; is_token(sent)) found.tenant = sent;
        (found.methods += found.methods.empty() ? "" : ", ") += route.method;
        const bool heads = request.method == "HEAD" && route.method == "GET";
        if (request.method != route.method && !heads) continue;
        found.route = index;
        values = std::move(matched);
    }
    if (found.methods.empty()) return problem({404, "not_found", "There is nothing at this address."});
    const std::string allowed = found.methods + ", HEAD, OPTIONS";
    if (request.method == "OPTIONS")
        return Response{.status = 204}
            .with("Allow", allowed)
            .with("Access-Control-Allow-Methods", allowed)
            .with("Access-Control-Allow-Headers",
                  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id")
            .with("Access-Control-Max-Age", "7200");
    if (!values)
        return problem({405, "method_not_allowed", "This address takes other methods.", allowed})
            .with("Allow", allowed);

    auto response = run(request, parts_.routes[found.route], *values, found);
    if (!response) return problem(response.error());
    return std::move(response).value();
}

Result<Response, Problem> Router::run(Request request, const Route& route,
                                      const std::vector<std::string_view>& path_values, Found& found) {
    const auto arguments = Arguments::read(route.parameters, path_values, request.query);
    if (!arguments) return arguments.error();
    Admission admission;
    if (parts_.gate) {
        auto admitted = parts_.gate(request, route, *arguments);
        if (!admitted) {
            found.token_fault = admitted.error().token_fault;
            return admitted.error().problem;
        }
        admission = std::move(*admitted);
    }
    if (auto refused = refusal_of(decide(route.action, admission.standing))) return *std::move(refused);
    request.caller = admission.caller.get();

    if (route.wants_version && request.if_match.empty())
        return Problem{428, "if_match_missing", "Say which version you saw: another's change could be lost.",
                       "If-Match with the ETag", "If-Match"};
    std::string read;
    if (auto refused = read_body(request, route.body, read)) return *std::move(refused);
    found.is_body_read = true;
    JsonDocument document;
    if (route.body.is_json()) {
        document = parse_untrusted(request.body, {.bytes_max = route.body.bytes_max,
                                                  .elements_max = json_elements_max,
                                                  .depth_max = 32,
                                                  .unique_members = true});
        if (!document)
            return Problem{400, "body_malformed", "The body is not JSON that can be taken.",
                           "JSON in UTF-8, at most 32 levels deep, without two members of one name"};
        request.json = document.root();
    }
    return route.handler(request, *arguments);
}

}  // namespace comptoir::http
