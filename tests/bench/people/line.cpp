#include "tests/bench/people/line.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace comptoir::bench {

namespace {

[[noreturn]] void end(const std::string& reason) {
    std::fprintf(stderr, "people bench: %s\n", reason.c_str());
    std::exit(EXIT_FAILURE);
}

// The value of a header of an answer's head; empty when it has none.
std::string header_of(std::string_view head, std::string_view name) {
    std::size_t at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    at += name.size() + 4;
    return std::string(head.substr(at, head.find('\r', at) - at));
}

}  // namespace

Line::Line(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) end("nobody listens");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Line::~Line() {
    ::close(socket_);
}

Line::Answer Line::ask(const Asked& asked) {
    request_.assign(asked.method).append(" ").append(asked.path).append(" HTTP/1.1\r\nHost: bench\r\n");
    if (!asked.token.empty()) request_.append("Authorization: Bearer ").append(asked.token).append("\r\n");
    if (!asked.if_match.empty()) request_.append("If-Match: ").append(asked.if_match).append("\r\n");
    if (!asked.body.empty())
        request_.append("Content-Type: application/json\r\nContent-Length: ")
            .append(std::to_string(asked.body.size()))
            .append("\r\n");
    request_.append("\r\n").append(asked.body);
    received_.clear();
    const auto start = std::chrono::steady_clock::now();
    if (::send(socket_, request_.data(), request_.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request_.size()))
        end("the server hung up");
    std::size_t head = std::string::npos, expected = 0;
    while (head == std::string::npos || received_.size() < expected) {
        char bytes[65'536];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) end("the server hung up");
        received_.append(bytes, static_cast<std::size_t>(got));
        if (head != std::string::npos) continue;
        head = received_.find("\r\n\r\n");
        if (head != std::string::npos)
            expected =
                head + 4 + std::strtoul(header_of({received_.data(), head + 2}, "Content-Length").c_str(), nullptr, 10);
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (!received_.starts_with("HTTP/1.1 200")) end(std::string(asked.path) + ": " + received_);
    return {header_of({received_.data(), head + 2}, "ETag"), took.count()};
}

}  // namespace comptoir::bench
