#include "wasm/app/api_client.h"

#include <algorithm>

namespace comptoir::app {
namespace {

constexpr double timeout_ms = 8000;
// A request that fails this soon met a connection that had gone stale, not a network that is down: it is sent once
// more.
constexpr double stale_connection_ms = 250;
// Letters taken back show their results at once; older answers are asked for again (the browser revalidates by ETag).
constexpr double recent_ms = 60'000;
constexpr std::size_t kept_max = 32;
constexpr std::size_t kept_bytes_max = 2'000'000;

Fault fault_of(int status, double elapsed_ms) {
    if (status == 0) return elapsed_ms >= timeout_ms ? Fault::timeout : Fault::offline;
    if (status == 404) return Fault::not_found;
    if (status == 429) return Fault::busy;
    if (status == 408 || status == 504) return Fault::timeout;
    if (status >= 400 && status < 500) return Fault::refused;
    if (status >= 500) return Fault::server;
    return Fault::garbage;  // a redirect or an empty success: not what was agreed
}

}  // namespace

void ApiClient::send(Slot& slot) {
    slot.request = ++last_request_;
    slot.sent_ms = transport_->now_ms();
    transport_->fetch(slot.request, slot.url, timeout_ms);
}

void ApiClient::ask(Purpose purpose, const std::string& url) {
    Slot& slot = slots_[index(purpose)];
    if (slot.request != 0 && slot.url == url) return;
    drop(purpose);
    slot.url = url;
    slot.again = false;
    send(slot);
}

void ApiClient::drop(Purpose purpose) {
    Slot& slot = slots_[index(purpose)];
    if (slot.request == 0) return;
    const std::uint32_t request = slot.request;
    slot.request = 0;
    transport_->abort(request);
}

std::optional<std::string> ApiClient::recent(std::string_view url) const {
    for (const Kept& kept : kept_)
        if (kept.url == url && transport_->now_ms() - kept.at_ms < recent_ms) return kept.body;
    return std::nullopt;
}

void ApiClient::forget(std::string_view url) {
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.url == url; });
    if (found == kept_.end()) return;
    kept_bytes_ -= found->body.size();
    kept_.erase(found);
}

void ApiClient::keep(const std::string& url, std::string_view body) {
    forget(url);
    kept_.push_back({url, std::string(body), transport_->now_ms()});
    kept_bytes_ += body.size();
    while (kept_.size() > kept_max || (kept_bytes_ > kept_bytes_max && kept_.size() > 1)) {
        kept_bytes_ -= kept_.front().body.size();
        kept_.pop_front();
    }
}

std::optional<Reply> ApiClient::answer(std::uint32_t request, int status, std::string_view body) {
    const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return s.request == request; });
    if (request == 0 || slot == slots_.end()) return std::nullopt;
    const double elapsed_ms = transport_->now_ms() - slot->sent_ms;
    slot->request = 0;
    if (status < 0) return std::nullopt;
    if (status == 0 && !slot->again && elapsed_ms < stale_connection_ms) {
        slot->again = true;
        send(*slot);
        return std::nullopt;
    }

    Reply reply;
    reply.purpose = static_cast<Purpose>(slot - slots_.begin());
    reply.url = slot->url;
    if (status == 200) {
        keep(reply.url, body);
        reply.body = body;
        return reply;
    }
    reply.fault = fault_of(status, elapsed_ms);
    if (auto problem = parse_problem(body)) reply.problem = std::move(*problem);
    return reply;
}

}  // namespace comptoir::app
