#include "server/http/access_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <ctime>

#include "shared/api/json_writer.h"

namespace comptoir::http {

namespace {

std::string time_text(std::chrono::system_clock::time_point time) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    return std::string(text, length) + '.' + std::to_string(1000 + ms % 1000).substr(1) + 'Z';
}

}  // namespace

std::string log_text(const AccessLine& line, std::chrono::system_clock::time_point time) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("time").text(time_text(time));
    json.key("level").text(line.status >= 500 ? "error" : "info").key("event").text("request");
    json.key("method").text(line.method.substr(0, 10)).member("route", line.route).member("tenant", line.tenant);
    json.key("status").integer(line.status).key("bytes").integer(static_cast<std::int64_t>(line.bytes));
    json.key("duration_us").integer(std::chrono::duration_cast<std::chrono::microseconds>(line.duration).count());
    json.member("token_fault", line.token_fault);
    json.key("request_id").text(line.request_id).end_object();
    return out;
}

std::string log_text(std::string_view level, std::string_view event, std::string_view detail,
                     std::chrono::system_clock::time_point time) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("time").text(time_text(time)).key("level").text(level).key("event").text(event);
    json.member("detail", detail).end_object();
    return out;
}

AccessLog::AccessLog(bool requests)
    : logger_(std::make_shared<spdlog::logger>("comptoir", std::make_shared<spdlog::sinks::stdout_sink_mt>())),
      requests_(requests) {
    logger_->set_pattern("%v");
    logger_->flush_on(spdlog::level::err);
}

AccessLog::~AccessLog() {
    logger_->flush();
}

void AccessLog::write(const AccessLine& line) {
    const bool failed = line.status >= 500;
    if (!failed && !requests_) return;
    logger_->log(failed ? spdlog::level::err : spdlog::level::info, log_text(line, std::chrono::system_clock::now()));
}

void AccessLog::event(std::string_view level, std::string_view event, std::string_view detail) {
    logger_->info(log_text(level, event, detail, std::chrono::system_clock::now()));
    logger_->flush();
}

}  // namespace comptoir::http
