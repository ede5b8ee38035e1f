// What is asked of the server and sent to it: one in flight a purpose, recent answers kept, failures told apart. It
// decides nothing about what is shown.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "shared/api/problem.h"

namespace comptoir::app {

enum class Method : unsigned char { get, post, put, patch, erase };

// What leaves.
struct Sending {
    std::uint32_t request = 0;  // a number of its own; 0: nothing
    Method method = Method::get;
    std::string url;
    std::string body, media_type;  // empty: the request has none
    std::string if_match;          // the version that it is about; empty: whatever it is
    std::uint32_t write = 0;       // what the person did, counted: the same when it is sent once more; 0 for a question
    double timeout_ms = 0;
};

// How a request leaves; the answer comes back through ApiClient::answer with the same number, once.
class Transport {
public:
    virtual ~Transport() = default;
    virtual void fetch(const Sending& sending) = 0;
    virtual void abort(std::uint32_t request) = 0;
    virtual double now_ms() const = 0;
};

// What a request is for. A new one of the same purpose supersedes the one in flight.
enum class Purpose : unsigned char {
    tenant,
    start,
    search,
    more,
    filters,
    trades,
    business,
    similar,
    me,
    draft,
    save_draft,
    publish,
    trade_words,
    preview,
    relation,
    connect,
    note,
    contacts,
    notices,
    read_notices,
    office,
    act_in_office,
    act_for_oneself,
    export_all,
    picture,
    look_alikes,
    report,
    own_reports,
    decisions,
    complain,
    desk,
    act_at_desk,
};
inline constexpr int purpose_count = 32;

// Why there is no answer to show.
enum class Fault : unsigned char {
    offline,    // nothing came back at all
    timeout,    // nothing came back in time
    busy,       // 429
    not_found,  // 404
    sign_in,    // 401: the server does not know who asks
    refused,    // another 4xx: the question is at fault
    server,     // 5xx
    garbage,    // an answer that is not what was agreed
};

struct Reply {
    Purpose purpose = Purpose::search;
    std::string url;
    std::string body;  // also of a fault, which may come with what the asker needs now (412)
    std::optional<Fault> fault;
    Problem problem;  // what the server said of a fault, if it did
    int status = 0;   // HTTP; 0: nothing came
    std::string etag;
    std::uint32_t retry_after_s = 0;  // 0: not said
};

class ApiClient {
public:
    // `transport` outlives it.
    explicit ApiClient(Transport& transport) : transport_(&transport) {}

    // Asks, unless the same question is in flight for the same purpose already.
    void ask(Purpose purpose, const std::string& url);
    // The media type of a body that is the number of a file that a person chose (kit's file_button): the host sends the
    // picture itself, shrunk.
    static constexpr std::string_view chosen_file = "file";

    // Sends what a person did, under a key by which the server knows it again when it comes twice. False while another
    // of this purpose is on its way: nothing is sent, and what a person did is never given up for the next.
    bool send(Purpose purpose, Method method, const std::string& url, std::string body, std::string if_match = {},
              std::string media_type = "application/json");
    // Gives up what is in flight for a purpose: its answer is not wanted any more.
    void drop(Purpose purpose);
    bool is_asking(Purpose purpose) const { return slots_[index(purpose)].sending.request != 0; }

    // An answer young enough to be shown without asking.
    std::optional<std::string> recent(std::string_view url) const;
    // Forgets an answer that turned out not to be what was agreed.
    void forget(std::string_view url);
    // Another person is here: nothing that was asked, answered or sent before is known any more.
    void forget_all();

    // What came back for a request: HTTP status, 0 when nothing did, below 0 when it was aborted.
    // Nothing to show for one that was superseded, or that is being tried a second time.
    std::optional<Reply> answer(std::uint32_t request, int status, std::string_view body, std::string_view etag = {},
                                std::uint32_t retry_after_s = 0);

private:
    struct Slot {
        Sending sending;  // without a number: nothing in flight
        double sent_ms = 0;
        bool again = false;  // it is the second try
    };
    struct Kept {
        std::string url, body;
        double at_ms = 0;
    };

    static std::size_t index(Purpose purpose) { return static_cast<std::size_t>(purpose); }
    void start(Purpose purpose, Sending sending);
    void leave(Slot& slot);
    void keep(const std::string& url, std::string_view body);
    void forget_kept();

    Transport* transport_;
    std::array<Slot, purpose_count> slots_;
    std::deque<Kept> kept_;  // newest last
    std::size_t kept_bytes_ = 0;
    std::uint32_t last_request_ = 0, last_write_ = 0;
};

}  // namespace comptoir::app
