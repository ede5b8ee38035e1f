// A request and its answer as the product sees them, whatever library moves the bytes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::http {

// Views live as long as the handler runs. A header that was not sent is empty.
struct Request {
    std::string_view method;
    std::string_view path;   // as sent: percent-encoded, without the query
    std::string_view query;  // as sent, without '?'
    std::string_view origin;
    std::string_view if_none_match;
    std::string_view accept_encoding;
    std::string_view request_id;
    bool has_body = false;
};

struct Response {
    int status = 200;
    std::string media_type;
    std::string body;
    std::string etag;  // with its quotes; empty: none
    std::vector<std::pair<std::string, std::string>> headers;

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

inline constexpr std::string_view json_media_type = "application/json";

}  // namespace comptoir::http
