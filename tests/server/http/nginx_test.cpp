// The server behind the nginx configuration that is shipped: what the server alone must not be left with.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "server/http/client.h"
#include "server/http/server.h"
#include "shared/api/problem.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using namespace comptoir::http;

namespace {

constexpr std::string_view by_tls_alone = "max-age=63072000; includeSubDomains";

// A port that nobody listens at just now.
int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t bytes = sizeof address;
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &bytes) == 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

void replace_all(std::string& text, const std::string& word, const std::string& with) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size()))
        text.replace(at, word.size(), with);
}

// nginx with the shipped configuration in front of `upstream`, until the end of its scope.
class Front {
public:
    explicit Front(int upstream) {
        std::ifstream from("server/nginx/comptoir.conf");
        std::string text{std::istreambuf_iterator<char>(from), {}};
        REQUIRE_FALSE(text.empty());
        replace_all(text, "@LISTEN@", "127.0.0.1:" + std::to_string(port_));
        replace_all(text, "@UPSTREAM@", "127.0.0.1:" + std::to_string(upstream));
        replace_all(text, "@FOLDER@", folder_.path().string());
        const std::string file = folder_.write("nginx.conf", text).string();
        const std::string folder = folder_.path().string();
        std::cout.flush();
        id_ = ::fork();
        if (id_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGTERM);
            ::execlp("nginx", "nginx", "-p", folder.c_str(), "-e", "stderr", "-c", file.c_str(), nullptr);
            std::_Exit(127);
        }
        for (int round = 0; round < 500 && !fetch(url("/ready")); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ~Front() {
        ::kill(id_, SIGTERM);
        ::waitpid(id_, nullptr, 0);
    }
    int port() const { return port_; }
    std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

private:
    const int port_ = free_port();
    ScratchFolder folder_;
    pid_t id_ = -1;
};

// A connection to nginx, and what came back on it.
class Raw {
public:
    explicit Raw(const Front& front) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(front.port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        static_cast<void>(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address));
        const timeval limit{15, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~Raw() { ::close(socket_); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    std::string receive() const {
        char bytes[8192];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        return got > 0 ? std::string(bytes, static_cast<std::size_t>(got)) : std::string();
    }

private:
    int socket_;
};

}  // namespace

TEST_CASE("behind nginx, slow clients and endless bodies never reach the server, and the others are answered") {
    std::atomic<int> bodies = 0;
    auto listening = Server::listen({.threads_max = 8}, [&](const Request& request) {
        bodies += request.has_body;
        return Response{.media_type = "text/plain",
                        .body = std::string(request.path) + " " + std::string(request.request_id)};
    });
    REQUIRE(listening);
    std::thread serving([&] { (*listening)->run(); });
    {
        const Front front((*listening)->port());

        std::vector<std::unique_ptr<Raw>> slow;  // more than the server has threads
        for (int count = 0; count < 100; ++count) {
            slow.push_back(std::make_unique<Raw>(front));
            slow.back()->send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        }
        const auto quick = fetch(front.url("/quick"));
        REQUIRE(quick);
        CHECK(quick->status == 200);
        CHECK(quick->body.starts_with("/quick "));
        CHECK(quick->body.size() > 20);  // nginx gave the request its id
        CHECK(quick->header("strict-transport-security") == by_tls_alone);
        slow.clear();

        const Raw endless(front);
        endless.send("POST /api/v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
        for (int count = 0; count < 1600 && endless.send(chunk); ++count) {
        }
        const std::string refusal = endless.receive();
        CAPTURE(refusal);
        CHECK(refusal.starts_with("HTTP/1.1 413"));
        CHECK(bodies == 0);

        const auto giant = fetch(front.url("/x"), {.headers = {{"X-Giant", std::string(40'000, 'a')}}});
        REQUIRE(giant);
        CHECK(giant->status == 400);
        CHECK(giant->header("strict-transport-security") == by_tls_alone);
        CHECK(parse_problem(giant->body).has_value());
    }
    (*listening)->stop();
    serving.join();
}

TEST_CASE("a picture of eight megabytes passes nginx, to the address of pictures alone") {
    std::atomic<std::size_t> bytes = 0;
    auto listening = Server::listen({.threads_max = 4}, [&](const Request& request) {
        std::string body;
        if (request.source) request.source->read(8'000'000, body);
        bytes = body.size();
        return Response{.media_type = "text/plain", .body = "taken"};
    });
    REQUIRE(listening);
    std::thread serving([&] { (*listening)->run(); });
    {
        const Front front((*listening)->port());
        const std::string picture(7'900'000, 'x');
        const auto post = [&](const std::string& path) {
            const Raw raw(front);
            raw.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: " +
                     std::to_string(picture.size()) + "\r\n\r\n");
            raw.send(picture);
            return raw.receive();
        };
        CHECK(post("/api/v1/tenants/demo/businesses/b/pictures?kind=photo").starts_with("HTTP/1.1 200"));
        CHECK(bytes == picture.size());
        CHECK(post("/api/v1/tenants/demo/businesses/b/draft").starts_with("HTTP/1.1 413"));
    }
    (*listening)->stop();
    serving.join();
}

TEST_CASE("while the server is down, nginx says so in the words of the API") {
    const Front front(1);  // nothing listens there
    const auto answer = fetch(front.url("/api/v1/trades"));
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(answer->header("strict-transport-security") == by_tls_alone);
    CHECK(answer->header("access-control-allow-origin") == "*");
    const auto problem = parse_problem(answer->body);
    REQUIRE(problem);
    CHECK(problem->code == "unavailable");
    CHECK_FALSE(problem->request_id.empty());
}
