// The socket itself: a real server on loopback, spoken to by our own client and by raw bytes.
#include "server/http/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "server/http/client.h"
#include "shared/api/problem.h"

using namespace comptoir;
using namespace comptoir::http;

namespace {

// Runs until the end of its scope.
class Running {
public:
    explicit Running(Handler handler, ServerOptions options = {}) {
        auto listening = Server::listen(options, std::move(handler));
        REQUIRE(listening);
        server_ = std::move(*listening);
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Running() { stop(); }
    void stop() {
        server_->stop();
        if (thread_.joinable()) thread_.join();
    }
    int port() const { return server_->port(); }
    std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port()) + path; }

private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

class Connection {
public:
    explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        const timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool connected() const { return connected_; }
    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    // All bytes until the server closes or `enough` came.
    std::string receive(std::string_view enough = "\xff\xff") const {
        std::string text;
        char buffer[4096];
        while (text.find(enough) == std::string::npos) {
            const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
            if (got <= 0) break;
            text.append(buffer, static_cast<std::size_t>(got));
        }
        return text;
    }

private:
    int socket_;
    bool connected_ = false;
};

Response echo(const Request& request) {
    return {.media_type = "text/plain",
            .body = std::string(request.path) + "|" + std::string(request.query) + "|" + std::string(request.origin)};
}

}  // namespace

TEST_CASE("path, query and headers reach the handler as they were sent") {
    const Running running(echo);
    const auto answer = fetch(running.url("/a%20b/c?x=%C3%A9+1&y"), {.headers = {{"Origin", "https://bank.example"}}});
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "/a%20b/c|x=%C3%A9+1&y|https://bank.example");
    CHECK(answer->header("content-type") == "text/plain");
}

TEST_CASE("two servers cannot share a port") {
    const Running first(echo);
    const auto second = Server::listen({.port = first.port()}, echo);
    REQUIRE_FALSE(second);
    CHECK(second.error().find(std::to_string(first.port())) != std::string::npos);
}

TEST_CASE("a connection is kept for the next request, and an error of a handler keeps it too") {
    const Running running([](const Request& request) {
        Response response = echo(request);
        if (request.path == "/1") response.status = 404;
        return response;
    });
    const Connection connection(running.port());
    connection.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string first = connection.receive("/1||");
    CHECK(first.find("404 Not Found") != std::string::npos);
    CHECK(first.find("Connection: close") == std::string::npos);
    connection.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(connection.receive("/2||").find("200 OK") != std::string::npos);
}

TEST_CASE("what is not HTTP, and headers without measure, are refused and the connection is closed") {
    const Running running(echo);
    const auto refused = [&](const std::string& bytes) {
        const Connection connection(running.port());
        connection.send(bytes);
        const std::string answer = connection.receive();
        CAPTURE(answer);
        CHECK(answer.starts_with("HTTP/1.1 4"));
        const std::size_t body = answer.find("\r\n\r\n");
        REQUIRE(body != std::string::npos);
        CHECK(parse_problem(answer.substr(body + 4)).has_value());
    };
    refused("HELLO\r\n\r\n");
    refused("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(100'000, 'a') + "\r\n\r\n");
    std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int count = 0; count < 500; ++count) many += "X" + std::to_string(count) + ": 1\r\n";
    refused(many + "\r\n");
    refused("GET /" + std::string(66'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

TEST_CASE("a body that nobody asked for is not taken for the next request") {
    std::atomic<int> requests = 0;
    const Running running([&](const Request& request) {
        ++requests;
        return request.has_body ? Response{.status = 413}.with("Connection", "close") : Response{};
    });
    for (const char* framing : {"Content-Length: 36\r\n", "Transfer-Encoding: chunked\r\n"}) {
        CAPTURE(framing);
        const Connection connection(running.port());
        const bool chunked = std::string_view(framing).starts_with("Transfer");
        const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n\r\n";
        connection.send("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(framing) + "\r\n" + (chunked ? "25\r\n" : "") +
                        smuggled + (chunked ? "\r\n0\r\n\r\n" : ""));
        const std::string answer = connection.receive();
        CHECK(answer.starts_with("HTTP/1.1 413"));
        CHECK(answer.find("HTTP/1.1 200") == std::string::npos);
    }
}

TEST_CASE("a handler that throws is a 500 that tells nothing") {
    const Running running([](const Request&) -> Response { throw std::runtime_error("secret"); });
    const auto answer = fetch(running.url("/"));
    REQUIRE(answer);
    CHECK(answer->status == 500);
    CHECK(answer->body.find("secret") == std::string::npos);
    CHECK(parse_problem(answer->body).has_value());
}

TEST_CASE("stop() lets a running request finish and takes no new one") {
    std::atomic<bool> entered = false;
    Running running([&](const Request&) {
        entered = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        return Response{.media_type = "text/plain", .body = "done"};
    });
    std::string body;
    std::thread client([&] {
        if (const auto answer = fetch(running.url("/"))) body = answer->body;
    });
    while (!entered) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    running.stop();
    client.join();
    CHECK(body == "done");
    CHECK_FALSE(Connection(running.port()).connected());
}

TEST_CASE("slow clients hold their threads, and the others are answered by what is left") {
    const Running running(echo, {.threads_max = 16});
    std::vector<std::unique_ptr<Connection>> slow;
    for (int count = 0; count < 12; ++count) {
        slow.push_back(std::make_unique<Connection>(running.port()));
        slow.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
    }
    const auto answer = fetch(running.url("/quick"));
    REQUIRE(answer);
    CHECK(answer->body == "/quick||");
}

TEST_CASE("the client refuses what is no address, does not wait for ever and reads no endless answer") {
    for (const char* url : {"", "bank.example", "ftp://bank.example/", "http://", "https:///x"}) {
        CAPTURE(url);
        CHECK_FALSE(fetch(url));
    }
    const Running running(
        [](const Request&) { return Response{.media_type = "text/plain", .body = std::string(1000, 'x')}; });
    const auto answer = fetch(running.url("/"), {.body_bytes_max = 100});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().find("100 bytes") != std::string::npos);
}
