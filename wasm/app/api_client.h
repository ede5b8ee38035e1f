// Questions to the server: one in flight a purpose, recent answers kept, failures told apart. It decides nothing about
// what is shown.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "shared/api/problem.h"

namespace comptoir::app {

// How a request leaves; the answer comes back through ApiClient::answer with the same number, once.
class Transport {
public:
    virtual ~Transport() = default;
    virtual void fetch(std::uint32_t request, const std::string& url, double timeout_ms) = 0;
    virtual void abort(std::uint32_t request) = 0;
    virtual double now_ms() const = 0;
};

// What a request is for. A new one of the same purpose supersedes the one in flight.
enum class Purpose : unsigned char { tenant, start, search, more, filters, trades, business, similar };
inline constexpr int purpose_count = 8;

// Why there is no answer to show.
enum class Fault : unsigned char {
    offline,    // nothing came back at all
    timeout,    // nothing came back in time
    busy,       // 429
    not_found,  // 404
    refused,    // another 4xx: the question is at fault
    server,     // 5xx
    garbage,    // an answer that is not what was agreed
};

struct Reply {
    Purpose purpose = Purpose::search;
    std::string url;
    std::string body;  // when there is no fault
    std::optional<Fault> fault;
    Problem problem;  // what the server said of a fault, if it did
};

class ApiClient {
public:
    // `transport` outlives it.
    explicit ApiClient(Transport& transport) : transport_(&transport) {}

    // Asks, unless the same question is in flight for the same purpose already.
    void ask(Purpose purpose, const std::string& url);
    // Gives up what is in flight for a purpose: its answer is not wanted any more.
    void drop(Purpose purpose);
    bool is_asking(Purpose purpose) const { return slots_[index(purpose)].request != 0; }

    // An answer young enough to be shown without asking.
    std::optional<std::string> recent(std::string_view url) const;
    // Forgets an answer that turned out not to be what was agreed.
    void forget(std::string_view url);

    // What came back for a request: HTTP status, 0 when nothing did, below 0 when it was aborted.
    // Nothing to show for one that was superseded, or that is being tried a second time.
    std::optional<Reply> answer(std::uint32_t request, int status, std::string_view body);

private:
    struct Slot {
        std::uint32_t request = 0;  // 0: nothing in flight
        std::string url;
        double sent_ms = 0;
        bool again = false;  // it is the second try
    };
    struct Kept {
        std::string url, body;
        double at_ms = 0;
    };

    static std::size_t index(Purpose purpose) { return static_cast<std::size_t>(purpose); }
    void send(Slot& slot);
    void keep(const std::string& url, std::string_view body);

    Transport* transport_;
    std::array<Slot, purpose_count> slots_;
    std::deque<Kept> kept_;  // newest last
    std::size_t kept_bytes_ = 0;
    std::uint32_t last_request_ = 0;
};

}  // namespace comptoir::app
