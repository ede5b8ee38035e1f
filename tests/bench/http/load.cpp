#include "tests/bench/http/load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace comptoir::bench {

namespace {

using Clock = std::chrono::steady_clock;

int connect_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

// One connection and the answer it is reading.
struct Connection {
    int socket = -1;
    std::string received;
    std::size_t expected = 0;  // bytes of the whole answer; 0: its head is not complete
    std::size_t head = 0;
    Clock::time_point asked;
};

// Sets what is expected once the head is there; false when the head has no length.
bool read_head(Connection& connection) {
    const std::size_t end = connection.received.find("\r\n\r\n");
    if (end == std::string::npos) return true;
    const std::string_view head(connection.received.data(), end);
    for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
        const std::size_t at = head.find(name);
        if (at == std::string_view::npos) continue;
        connection.head = end + 4;
        connection.expected = connection.head + std::strtoul(head.data() + at + name.size(), nullptr, 10);
        return true;
    }
    return false;
}

class Run {
public:
    Run(const std::vector<std::string>& paths, const LoadOptions& options) : options_(options) {
        for (const std::string& path : paths) requests_.push_back("GET " + path + " HTTP/1.1\r\nHost: bench\r\n\r\n");
    }

    Load measure() {
        epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
        connections_.resize(static_cast<std::size_t>(options_.connections));
        for (Connection& connection : connections_) open(connection);
        const auto begin = Clock::now();
        run_until([&] {
            const bool asked_all = next_ >= requests_.size() + connections_.size();
            return Clock::now() >= begin + seconds(options_.warm_s) && (asked_all || !options_.warms_all);
        });
        counts_from_ = Clock::now();
        run_until([&] { return Clock::now() >= counts_from_ + seconds(options_.measured_s); });
        for (const Connection& connection : connections_)
            if (connection.socket >= 0) ::close(connection.socket);
        ::close(epoll_);
        return summary();
    }

private:
    static Clock::duration seconds(double count) {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(count));
    }

    template <typename Done>
    void run_until(Done&& is_done) {
        while (!is_done()) {
            epoll_event events[64];
            const int count = ::epoll_wait(epoll_, events, 64, 100);
            for (int index = 0; index < count; ++index) receive(*static_cast<Connection*>(events[index].data.ptr));
        }
    }

    void open(Connection& connection) {
        connection.socket = connect_to(options_.port);
        if (connection.socket < 0) {
            ++load_.failures;
            return;
        }
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.socket, &event);
        ask(connection);
    }

    void ask(Connection& connection) {
        const std::string& request = requests_[next_++ % requests_.size()];
        connection.received.clear();
        connection.expected = 0;
        connection.asked = Clock::now();
        if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
            fail(connection);
    }

    void fail(Connection& connection) {
        ++load_.failures;
        ::close(connection.socket);
        open(connection);
    }

    void receive(Connection& connection) {
        char bytes[65'536];
        const auto got = ::recv(connection.socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (got <= 0) return fail(connection);
        connection.received.append(bytes, static_cast<std::size_t>(got));
        if (connection.expected == 0 && !read_head(connection)) return fail(connection);
        if (connection.expected == 0 || connection.received.size() < connection.expected) return;
        const auto now = Clock::now();
        if (now >= counts_from_) {
            if (!connection.received.starts_with("HTTP/1.1 200")) ++load_.failures;
            times_ms_.push_back(std::chrono::duration<double, std::milli>(now - connection.asked).count());
            body_bytes_ += static_cast<double>(connection.expected - connection.head);
        }
        if (connection.received.find("\r\nConnection: close\r\n") < connection.head) {
            ::close(connection.socket);  // nginx after some requests
            return open(connection);
        }
        ask(connection);
    }

    Load summary() {
        load_.requests = times_ms_.size();
        load_.requests_all = next_;
        if (times_ms_.empty()) return load_;
        std::sort(times_ms_.begin(), times_ms_.end());
        load_.requests_per_s = static_cast<double>(times_ms_.size()) / options_.measured_s;
        load_.p50_ms = times_ms_[times_ms_.size() / 2];
        load_.p99_ms = times_ms_[times_ms_.size() * 99 / 100];
        load_.body_bytes = body_bytes_ / static_cast<double>(times_ms_.size());
        return load_;
    }

    LoadOptions options_;
    std::vector<std::string> requests_;
    std::vector<Connection> connections_;
    std::vector<double> times_ms_;
    double body_bytes_ = 0;
    std::size_t next_ = 0;
    int epoll_ = -1;
    Clock::time_point counts_from_ = Clock::time_point::max();
    Load load_;
};

}  // namespace

Load measure_load(const std::vector<std::string>& paths, const LoadOptions& options) {
    return Run(paths, options).measure();
}

}  // namespace comptoir::bench
