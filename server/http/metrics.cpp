#include "server/http/metrics.h"

#include <algorithm>
#include <charconv>

namespace comptoir::http {

namespace {

std::string number(double value) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

void append_line(std::string& out, std::string_view name, std::string_view labels, double value) {
    out += name;
    if (!labels.empty()) ((out += '{') += labels) += '}';
    ((out += ' ') += number(value)) += '\n';
}

void append_head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    (((out += "# HELP ") += name) += ' ') += help;
    (((out += "\n# TYPE ") += name) += ' ') += type;
    out += '\n';
}

}  // namespace

Metrics::Metrics(std::vector<std::string> routes) : names_(std::move(routes)), rows_(names_.size() + 1) {
    names_.emplace_back("other");
}

void Metrics::count(std::size_t route, int status, std::chrono::nanoseconds took) {
    Row& row = rows_[route == no_route ? rows_.size() - 1 : route];
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket = std::lower_bound(bounds_s.begin(), bounds_s.end(), seconds) - bounds_s.begin();
    row.by_class[std::clamp(status / 100, 0, 5)].fetch_add(1, std::memory_order_relaxed);
    row.by_duration[bucket].fetch_add(1, std::memory_order_relaxed);
    row.total_ns.fetch_add(took.count(), std::memory_order_relaxed);
}

void Metrics::append_to(std::string& out) const {
    append_head(out, "comptoir_requests_total", "Requests answered.", "counter");
    for (std::size_t index = 0; index < rows_.size(); ++index)
        for (std::size_t status = 1; status <= 5; ++status)
            if (const auto count = rows_[index].by_class[status].load(); count > 0)
                append_line(out, "comptoir_requests_total",
                            "route=\"" + names_[index] + "\",status=\"" + std::to_string(status) + "xx\"",
                            static_cast<double>(count));
    append_head(out, "comptoir_request_seconds", "Time from a request's last header to its answer.", "histogram");
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        const std::string route = "route=\"" + names_[index] + "\"";
        std::uint64_t below = 0;
        for (std::size_t bucket = 0; bucket <= bounds_s.size(); ++bucket) {
            below += rows_[index].by_duration[bucket].load();
            const std::string bound = bucket < bounds_s.size() ? number(bounds_s[bucket]) : "+Inf";
            append_line(out, "comptoir_request_seconds_bucket", route + ",le=\"" + bound + "\"",
                        static_cast<double>(below));
        }
        append_line(out, "comptoir_request_seconds_sum", route,
                    static_cast<double>(rows_[index].total_ns.load()) / 1e9);
        append_line(out, "comptoir_request_seconds_count", route, static_cast<double>(below));
    }
}

void append_gauge(std::string& out, std::string_view name, std::string_view help, double value) {
    append_head(out, name, help, "gauge");
    append_line(out, name, {}, value);
}

void append_counter(std::string& out, std::string_view name, std::string_view help, double value) {
    append_head(out, name, help, "counter");
    append_line(out, name, {}, value);
}

}  // namespace comptoir::http
