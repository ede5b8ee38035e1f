#include "wasm/app/host_ports.h"

#include "shared/api/json_writer.h"
#include "wasm/platform/host.h"

namespace comptoir::app {
namespace {

// The numbers of host_format.
enum Format : std::uint32_t {
    format_number = 0,
    format_plural = 1,
    format_date = 2,
    format_language_name = 7,
    format_wall_clock = 8
};

static_assert(static_cast<int>(Method::erase) == host_method_delete, "Method counts as HostMethod does");

constexpr std::string_view api_base = "/api/v1/";
constexpr double day_ms = 86'400'000;
constexpr std::int64_t day_min = 1440;

std::uint32_t bytes(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

std::string formatted(std::uint32_t widget, Format what, std::string_view text, double number) {
    char buffer[128];
    const std::uint32_t needed = host_format(widget, what, text.data(), bytes(text), number, buffer, sizeof buffer);
    if (needed <= sizeof buffer) return std::string(buffer, needed);
    std::string longer(needed, '\0');
    host_format(widget, what, text.data(), bytes(text), number, longer.data(), needed);
    return longer;
}

void tell(std::uint32_t widget, HostTell what, std::string_view text) {
    host_tell(widget, what, text.data(), bytes(text));
}

// A whole number, or `otherwise` for any other text.
std::int64_t parse_integer(std::string_view text, std::int64_t otherwise) {
    std::int64_t value = 0;
    if (text.empty() || text.size() > 15) return otherwise;
    for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string HostIntl::number(double value, int decimals_max) const {
    return formatted(widget_, format_number, "0," + std::to_string(decimals_max), value);
}

PluralForm HostIntl::plural_form(std::int64_t count) const {
    return parse_plural_form(formatted(widget_, format_plural, {}, static_cast<double>(count)));
}

std::string HostIntl::date(DayNumber day) const {
    return formatted(widget_, format_date, "long-date,UTC", day * day_ms);
}

std::string HostIntl::moment(std::int64_t minutes) const {
    return formatted(widget_, format_date, "date-time", static_cast<double>(minutes) * 60'000);
}

std::string HostIntl::language_name(std::string_view code) const {
    return formatted(widget_, format_language_name, code, 0);
}

LocalTime HostClock::local_time(std::string_view zone) const {
    const double now = host_now();
    const auto utc_min = static_cast<std::int64_t>(now / 60'000);
    const std::int64_t minutes = parse_integer(formatted(widget_, format_wall_clock, zone, now), utc_min);
    return {static_cast<DayNumber>(minutes / day_min), static_cast<std::uint16_t>(minutes % day_min)};
}

void HostTransport::fetch(const Sending& sending) {
    // The host knows where the API lies, and wants what is below it.
    std::string_view path = sending.url;
    if (path.substr(0, api_base.size()) == api_base) path.remove_prefix(api_base.size());
    const HostRequest request{.request = sending.request,
                              .method = static_cast<std::uint32_t>(sending.method),
                              .url = path.data(),
                              .url_bytes = bytes(path),
                              .body = sending.body.data(),
                              .body_bytes = bytes(sending.body),
                              .media_type = sending.media_type.data(),
                              .media_type_bytes = bytes(sending.media_type),
                              .if_match = sending.if_match.data(),
                              .if_match_bytes = bytes(sending.if_match),
                              .write = sending.write,
                              .timeout_ms = static_cast<float>(sending.timeout_ms)};
    host_fetch(widget_, &request);
}

void HostTransport::abort(std::uint32_t request) {
    host_abort(widget_, request);
}

double HostTransport::now_ms() const {
    return host_now();
}

void HostDrafts::keep(std::string_view name, std::string_view text) const {
    host_keep(widget_, name.data(), bytes(name), text.data(), bytes(text));
}

std::string HostDrafts::kept(std::string_view name) const {
    std::string text(host_kept(widget_, name.data(), bytes(name), nullptr, 0), '\0');
    host_kept(widget_, name.data(), bytes(name), text.data(), bytes(text));
    return text;
}

bool HostDrafts::outlives_reload() const {
    return host_keeps(widget_) != 0;
}

void HostPage::navigate(std::string_view route, bool replace) const {
    std::string json;
    JsonWriter(json).begin_object().key("route").text(route).key("replace").flag(replace).end_object();
    tell(widget_, host_tell_navigate, json);
}

void HostPage::share(std::string_view title, std::string_view text, std::string_view route) const {
    std::string json;
    JsonWriter(json)
        .begin_object()
        .key("title")
        .text(title)
        .key("text")
        .text(text)
        .key("route")
        .text(route)
        .end_object();
    tell(widget_, host_tell_share, json);
}

void HostPage::print() const {
    tell(widget_, host_tell_print, {});
}

void HostPage::locate() const {
    tell(widget_, host_tell_locate, {});
}

void HostPage::set_text_mode(bool on) const {
    tell(widget_, host_tell_text_mode, on ? "1" : "0");
}

void HostPage::load_catalogue(std::string_view language) const {
    tell(widget_, host_tell_catalogue, language);
}

void HostPage::load_member() const {
    tell(widget_, host_tell_member, {});
}

void HostPage::ready() const {
    tell(widget_, host_tell_ready, {});
}

void HostPage::unread(int count) const {
    tell(widget_, host_tell_unread, std::to_string(count));
}

void HostPage::save(std::string_view name, std::string_view content) const {
    std::string text(name);
    (text += '\n') += content;
    tell(widget_, host_tell_save, text);
}

void HostPage::sign_in() const {
    tell(widget_, host_tell_sign_in, {});
}

void HostPage::error(std::string_view code, std::string_view detail) const {
    std::string json;
    JsonWriter(json).begin_object().key("code").text(code).key("detail").text(detail).end_object();
    tell(widget_, host_tell_error, json);
}

}  // namespace comptoir::app
