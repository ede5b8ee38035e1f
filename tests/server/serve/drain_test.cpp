// SIGTERM while a client is slow: what was begun is finished, within the time that is set for it.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "tests/server/serve/serving.h"

using namespace comptoir;

namespace {

constexpr std::size_t large_bytes = 16'000'000;  // more than sockets hold: who sends it waits for who reads it

// A client that reads as little at a time as its receive buffer holds, and only when told to.
class SlowClient {
public:
    explicit SlowClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int room_bytes = 8'192;
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &room_bytes, sizeof room_bytes);
        const timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~SlowClient() { ::close(socket_); }
    SlowClient(const SlowClient&) = delete;
    SlowClient& operator=(const SlowClient&) = delete;

    bool connected() const { return connected_; }
    void ask(const std::string& path) const {
        const std::string request = "GET " + path + " HTTP/1.1\r\nHost: bank\r\n\r\n";
        CHECK(::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()));
    }
    // Up to `bytes` more; fewer when the connection ends.
    std::string read(std::size_t bytes) const {
        std::string all(bytes, '\0');
        std::size_t got = 0;
        while (got < bytes) {
            const auto more = ::recv(socket_, all.data() + got, bytes - got, 0);
            if (more <= 0) break;
            got += static_cast<std::size_t>(more);
        }
        all.resize(got);
        return all;
    }

private:
    int socket_;
    bool connected_ = false;
};

struct Bank {
    Folder bank;
    ScratchFolder widget;
    Settings settings(int drain_s) const {
        std::ofstream(widget / "large.js") << std::string(large_bytes, 'x');
        return {.data = bank.folder.path(), .widget = widget.path(), .drain_s = drain_s};
    }
};

bool refuses_soon(int port) {
    for (int round = 0; round < 1000; ++round) {
        if (!SlowClient(port).connected()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace

TEST_CASE("SIGTERM lets a slow client read its answer to the end, while new ones are refused") {
    const Bank bank;
    Serving serving(bank.settings(20));
    REQUIRE(serving.port() > 0);
    const SlowClient client(serving.port());
    REQUIRE(client.connected());
    client.ask("/widget/v1/large.js");
    const std::string begun = client.read(12);
    CHECK(begun == "HTTP/1.1 200");

    serving.ask_to_end();
    CHECK(refuses_soon(serving.port()));
    const std::string rest = client.read(2 * large_bytes);
    const std::size_t body = rest.find("\r\n\r\n") + 4;
    CHECK(rest.size() - body == large_bytes);
    CHECK(serving.wait() == EXIT_SUCCESS);
}

TEST_CASE("a client that does not read in time is left behind, and the end says that it was not clean") {
    const Bank bank;
    Serving serving(bank.settings(1));
    REQUIRE(serving.port() > 0);
    const SlowClient client(serving.port());
    REQUIRE(client.connected());
    client.ask("/widget/v1/large.js");
    CHECK(client.read(12) == "HTTP/1.1 200");
    CHECK(serving.end() == EXIT_FAILURE);
    CHECK(client.read(2 * large_bytes).size() < large_bytes);
}

TEST_CASE("a connection without a request does not delay the end") {
    const Bank bank;
    Serving serving(bank.settings(20));
    REQUIRE(serving.port() > 0);
    const SlowClient idle(serving.port());
    REQUIRE(idle.connected());
    CHECK(serving.end() == EXIT_SUCCESS);
}
