// The only file that knows cpp-httplib: its server and client behind http::Server and http::fetch.

// Limits of the library that are fixed when it is compiled. An address of 64 KB lets our own check name the parameter
// that is too long, where the library would only say 414.
#define CPPHTTPLIB_REQUEST_URI_MAX_LENGTH 65536
#define CPPHTTPLIB_MAX_LINE_LENGTH 69632
#define CPPHTTPLIB_LISTEN_BACKLOG 1024
#define CPPHTTPLIB_HEADER_MAX_COUNT 64
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>

#include "server/http/client.h"
#include "server/http/public_address.h"
#include "server/http/server.h"
#include "shared/api/problem.h"

namespace comptoir::http {

namespace {

constexpr std::size_t body_drained_bytes_max =
    65'536;  // of a body that no route wants, before the connection is closed
constexpr std::size_t requests_a_connection = 1'000'000;

std::string_view header_of(const httplib::Request& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string_view() : std::string_view(found->second);
}

// The address that nginx saw: the last one that X-Forwarded-For names, since what stands before it was sent by the
// client.
std::string_view client_of(const httplib::Request& request) {
    std::string_view chain = header_of(request, "X-Forwarded-For");
    if (const auto comma = chain.rfind(','); comma != chain.npos) chain.remove_prefix(comma + 1);
    while (chain.starts_with(' ')) chain.remove_prefix(1);
    return chain.empty() ? std::string_view(request.remote_addr) : chain;
}

// Reads the body by the library's own reader, with a limit of ours for each route.
class StreamBody final : public BodySource {
public:
    StreamBody(httplib::Stream& stream, const httplib::Request& request) : stream_(stream), request_(request) {}

    End read(std::size_t bytes_max, std::string& body) override {
        if (request_.has_header("Content-Encoding")) return End::encoded;
        httplib::Request head;
        head.headers = request_.headers;
        bool too_large = false;
        int status = 0;
        const bool whole = httplib::detail::read_content(
            stream_, head, bytes_max, status, nullptr,
            [&](const char* data, std::size_t bytes, std::size_t, std::size_t) {
                too_large = body.size() + bytes > bytes_max;
                if (!too_large) body.append(data, bytes);
                return !too_large;
            },
            false);
        const_cast<httplib::Request&>(request_).body_consumed_ = true;  // or the library would wait for it again
        if (whole) return End::whole;
        return too_large || status == 413 ? End::too_large : End::broken;
    }

private:
    httplib::Stream& stream_;
    const httplib::Request& request_;
};

Request request_of(const httplib::Request& request, BodySource& source) {
    const std::string_view target = request.target;
    const std::size_t mark = target.find('?');
    const std::string_view length = header_of(request, "Content-Length");
    return {.method = request.method,
            .path = target.substr(0, mark),
            .query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1),
            .origin = header_of(request, "Origin"),
            .if_none_match = header_of(request, "If-None-Match"),
            .accept_encoding = header_of(request, "Accept-Encoding"),
            .request_id = header_of(request, "X-Request-Id"),
            .authorization = header_of(request, "Authorization"),
            .if_match = header_of(request, "If-Match"),
            .idempotency_key = header_of(request, "Idempotency-Key"),
            .content_type = header_of(request, "Content-Type"),
            .cookie = header_of(request, "Cookie"),
            .client = client_of(request),
            .has_body = (!length.empty() && length != "0") || request.has_header("Transfer-Encoding"),
            .source = &source};
}

void give(Response&& response, httplib::Response& out) {
    out.status = response.status;
    for (auto& [name, value] : response.headers) out.headers.emplace(std::move(name), std::move(value));
    if (!response.etag.empty()) out.headers.emplace("ETag", std::move(response.etag));
    if (!response.body.empty()) {
        out.headers.emplace("Content-Type", std::move(response.media_type));
        out.body = std::move(response.body);
    }
}

// What the library refuses by itself, before a handler sees it.
Problem refusal(int status) {
    switch (status) {
        case 400:
            return {400, "request_malformed", "This is not an HTTP request that can be read."};
        case 413:
            return {413, "body_too_large", "The body of the request is too large."};
        case 414:
            return {414, "address_too_long", "The address is too long."};
        case 416:
            return {416, "range_invalid", "The Range header cannot be read."};
        case 431:
            return {431, "headers_too_large", "The headers of the request are too large."};
        default:
            return {status, "refused", "The request was refused."};
    }
}

// What becomes of the connection whose request this thread is answering.
struct Exchange {
    httplib::Stream* stream = nullptr;
    bool handled = false;  // the request was whole and reached our handler
    bool closes = false;   // our answer says that it is the connection's last
};
thread_local Exchange exchange;

// The library keeps a connection open after a request that it could not read, and takes what follows for the next one:
// a way to smuggle requests. Ours closes it.
class ClosingServer final : public httplib::Server {
    bool process_and_close_socket(socket_t socket) override {
        bool refused = false;
        std::string address;
        int port = 0;
        httplib::detail::get_remote_ip_and_port(socket, address, port);
        const bool answered = httplib::detail::process_server_socket(
            svr_sock_, socket, keep_alive_max_count_, keep_alive_timeout_sec_, read_timeout_sec_, read_timeout_usec_,
            write_timeout_sec_, write_timeout_usec_, [&](httplib::Stream& stream, bool last, bool& closed) {
                exchange = {.stream = &stream};
                const bool written = process_request(stream, address, port, {}, 0, last, closed, nullptr);
                refused = !exchange.handled;
                closed = closed || refused || exchange.closes;
                return written;
            });
        if (refused || exchange.closes) drain(socket);
        httplib::detail::shutdown_socket(socket);
        httplib::detail::close_socket(socket);
        return answered;
    }

    // Reads what the client still sends, for a moment: closing over unread bytes would take our answer from it.
    static void drain(socket_t socket) {
        ::shutdown(socket, SHUT_WR);
        const timeval limit{0, 200'000};
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        char bytes[16'384];
        for (std::size_t total = 0; total < body_drained_bytes_max;) {
            const auto got = ::recv(socket, bytes, sizeof bytes, 0);
            if (got <= 0) return;
            total += static_cast<std::size_t>(got);
        }
    }
};

class HttplibServer final : public Server {
public:
    HttplibServer(const ServerOptions& options, Handler handler) : handler_(std::move(handler)) {
        const auto threads = static_cast<std::size_t>(options.threads_max);
        // All from the start: the library adds threads late, when a burst of connections waits already.
        server_.new_task_queue = [threads] { return new httplib::ThreadPool(threads, threads); };
        server_.set_tcp_nodelay(true);
        // Not the library's SO_REUSEPORT, by which two servers would silently share a port.
        server_.set_socket_options([](auto socket) { httplib::set_socket_opt(socket, SOL_SOCKET, SO_REUSEADDR, 1); });
        server_.set_keep_alive_max_count(requests_a_connection);
        server_.set_keep_alive_timeout(options.idle_connection_s);
        server_.set_read_timeout(options.receive_s, 0);
        server_.set_write_timeout(options.receive_s, 0);
        server_.set_payload_max_length(body_drained_bytes_max);
        server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            exchange.handled = true;
            StreamBody body(*exchange.stream, request);
            give(handler_(request_of(request, body)), response);
            exchange.closes = response.get_header_value("Connection") == "close";
            return httplib::Server::HandlerResponse::Handled;
        });
        server_.set_error_handler([](const httplib::Request&, httplib::Response& response) {
            if (!response.body.empty() || response.has_header("X-Request-Id")) return;  // a handler's own answer
            response.set_content(to_json(refusal(response.status)), std::string(problem_media_type));
        });
        server_.set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
            // The library announces the end after every error; ours, such as 404, leave the connection as it is.
            if (exchange.handled && !exchange.closes) response.headers.erase("Connection");
        });
        server_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            response.status = 500;
            response.set_content(to_json({500, "internal", "The server failed; it is not your fault."}),
                                 std::string(problem_media_type));
        });
    }

    bool bind(const ServerOptions& options) {
        if (options.port == 0)
            port_ = server_.bind_to_any_port(options.address);
        else
            port_ = server_.bind_to_port(options.address, options.port) ? options.port : -1;
        return port_ > 0;
    }

    int port() const override { return port_; }
    void run() override {
        server_.listen_after_bind();
        ended_ = true;
    }
    void stop() override {
        if (stopped_.exchange(true)) return;
        // A stop before the first accept would be lost.
        while (!server_.is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        server_.stop();
    }

private:
    ClosingServer server_;
    Handler handler_;
    int port_ = 0;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> ended_ = false;
};

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

Result<std::unique_ptr<Server>, std::string> Server::listen(const ServerOptions& options, Handler handler) {
    auto server = std::make_unique<HttplibServer>(options, std::move(handler));
    if (!server->bind(options))
        return "cannot listen on " + options.address + ":" + std::to_string(options.port) +
               "; is the port taken by another program?";
    return std::unique_ptr<Server>(std::move(server));
}

std::string_view ClientAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

Result<ClientAnswer, std::string> fetch(std::string_view url, const ClientOptions& options) {
    const bool known = url.starts_with("http://") || url.starts_with("https://");
    const std::size_t host_at = known ? url.find("//") + 2 : 0;
    const std::size_t path_at = std::min(url.find_first_of("/?#", host_at), url.size());
    if (!known || path_at == host_at) return "not an http or https address: " + std::string(url);
    std::string path(url.substr(path_at, url.find('#', path_at) - path_at));
    if (path.empty() || path[0] != '/') path.insert(0, "/");

    httplib::Client client(std::string(url.substr(0, path_at)));
    if (options.public_only) {
        const std::string host = client.host();
        const auto address = resolve_public(host);
        if (!address) return address.error();
        client.set_hostname_addr_map({{host, address->text}});
    }
    client.set_connection_timeout(options.timeout_s);
    client.set_read_timeout(options.timeout_s);
    client.set_max_timeout(std::chrono::seconds(options.timeout_s));
    client.set_path_encode(false);
    httplib::Request request;
    request.method = options.method;
    request.path = path;
    for (const auto& [name, value] : options.headers) request.headers.emplace(name, value);
    request.body = options.body;
    ClientAnswer answer;
    bool too_large = false;
    request.content_receiver = [&](const char* data, std::size_t bytes, std::size_t, std::size_t) {
        too_large = answer.body.size() + bytes > options.body_bytes_max;
        if (!too_large) answer.body.append(data, bytes);
        return !too_large;
    };
    const auto result = client.send(request);
    if (too_large) return "the answer is larger than " + std::to_string(options.body_bytes_max) + " bytes";
    if (!result) return std::string(url) + ": " + httplib::to_string(result.error());
    answer.status = result->status;
    for (const auto& [name, value] : result->headers) answer.headers.emplace_back(name, value);
    if (answer.body.empty()) answer.body = result->body;
    return answer;
}

}  // namespace comptoir::http
