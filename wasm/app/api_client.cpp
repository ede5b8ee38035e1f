#include "wasm/app/api_client.h"

#include <algorithm>
#include <utility>

namespace comptoir::app {
namespace {

constexpr double timeout_ms = 8000;
constexpr double upload_timeout_ms = 60'000;  // a picture over a slow line
// A request that fails this soon met a connection that had gone stale, not a network that is down: it is sent once
// more.
constexpr double stale_connection_ms = 250;
// Letters taken back show their results at once; older answers are asked for again (the browser revalidates by ETag).
constexpr double recent_ms = 60'000;
constexpr std::size_t kept_max = 32;
constexpr std::size_t kept_bytes_max = 2'000'000;

Fault fault_of(int status, double elapsed_ms, double patience_ms) {
    if (status == 0) return elapsed_ms >= patience_ms ? Fault::timeout : Fault::offline;
    if (status == 401) return Fault::sign_in;
    if (status == 404) return Fault::not_found;
    if (status == 429) return Fault::busy;
    if (status == 408 || status == 504) return Fault::timeout;
    if (status >= 400 && status < 500) return Fault::refused;
    if (status >= 500) return Fault::server;
    return Fault::garbage;  // a redirect or an empty success: not what was agreed
}

}  // namespace

void ApiClient::leave(Slot& slot) {
    slot.sending.request = ++last_request_;
    slot.sent_ms = transport_->now_ms();
    transport_->fetch(slot.sending);
}

void ApiClient::start(Purpose purpose, Sending sending) {
    Slot& slot = slots_[index(purpose)];
    slot.sending = std::move(sending);
    slot.again = false;
    leave(slot);
}

void ApiClient::ask(Purpose purpose, const std::string& url) {
    if (is_asking(purpose) && slots_[index(purpose)].sending.url == url) return;
    drop(purpose);
    start(purpose, {.url = url, .timeout_ms = timeout_ms});
}

bool ApiClient::send(Purpose purpose, Method method, const std::string& url, std::string body, std::string if_match,
                     std::string media_type) {
    if (is_asking(purpose)) return false;
    const bool is_upload = media_type != "application/json";
    start(purpose, {.method = method,
                    .url = url,
                    .body = std::move(body),
                    .media_type = std::move(media_type),
                    .if_match = std::move(if_match),
                    .write = ++last_write_,
                    .timeout_ms = is_upload ? upload_timeout_ms : timeout_ms});
    return true;
}

void ApiClient::drop(Purpose purpose) {
    Slot& slot = slots_[index(purpose)];
    if (!is_asking(purpose)) return;
    const std::uint32_t request = slot.sending.request;
    slot.sending = {};
    transport_->abort(request);
}

void ApiClient::forget_all() {
    for (int purpose = 0; purpose < purpose_count; ++purpose) drop(static_cast<Purpose>(purpose));
    forget_kept();
}

void ApiClient::forget_kept() {
    kept_.clear();
    kept_bytes_ = 0;
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

std::optional<Reply> ApiClient::answer(std::uint32_t request, int status, std::string_view body, std::string_view etag,
                                       std::uint32_t retry_after_s) {
    const auto slot =
        std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return s.sending.request == request; });
    if (request == 0 || slot == slots_.end()) return std::nullopt;
    const double elapsed_ms = transport_->now_ms() - slot->sent_ms;
    if (status == 0 && !slot->again && elapsed_ms < stale_connection_ms) {
        slot->again = true;
        leave(*slot);
        return std::nullopt;
    }
    const Sending sending = std::exchange(slot->sending, {});
    if (status < 0) return std::nullopt;

    Reply reply;
    reply.purpose = static_cast<Purpose>(slot - slots_.begin());
    reply.url = sending.url;
    reply.body = body;
    reply.status = status;
    reply.etag = etag;
    reply.retry_after_s = retry_after_s;
    const bool is_write = sending.write != 0;
    if (is_write ? status >= 200 && status < 300 : status == 200) {
        // What a person did may show in any answer from now on.
        if (is_write)
            forget_kept();
        else
            keep(reply.url, body);
        return reply;
    }
    reply.fault = fault_of(status, elapsed_ms, sending.timeout_ms);
    if (auto problem = parse_problem(body)) reply.problem = std::move(*problem);
    return reply;
}

}  // namespace comptoir::app
