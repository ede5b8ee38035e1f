// A request and its answer as the product sees them, whatever library moves the bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/api/json_reader.h"

namespace comptoir::identity {
struct Caller;
}

namespace comptoir::http {

// The body of a request, while it still stands in the connection.
class BodySource {
public:
    virtual ~BodySource() = default;
    enum class End : std::uint8_t { whole, too_large, broken, encoded };
    // Reads all of it into `body`: at most `bytes_max` bytes, plain. To be called once.
    virtual End read(std::size_t bytes_max, std::string& body) = 0;
};

// Views live as long as the handler runs. A header that was not sent is empty.
struct Request {
    std::string_view method;
    std::string_view path;   // as sent: percent-encoded, without the query
    std::string_view query;  // as sent, without '?'
    std::string_view origin;
    std::string_view if_none_match;
    std::string_view accept_encoding;
    std::string_view request_id;
    std::string_view authorization;
    std::string_view if_match;
    std::string_view idempotency_key;
    std::string_view content_type;
    std::string_view cookie;  // of the demo's portals: the product itself has none
    std::string_view client;  // the address that speaks to nginx; without nginx the one that speaks to us
    bool has_body = false;
    BodySource* source = nullptr;  // of a body that has not been read

    // What the router adds for a handler.
    std::string_view body;                     // of a route that takes one
    Json json;                                 // the same, parsed, where it is JSON
    const identity::Caller* caller = nullptr;  // null: a visitor
};

struct Response {
    int status = 200;
    std::string media_type;
    std::string body;
    std::string etag;  // with its quotes; empty: none
    std::vector<std::pair<std::string, std::string>> headers;

    bool says(std::string_view name) const {
        return std::any_of(headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; });
    }
    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

inline constexpr std::string_view json_media_type = "application/json";

}  // namespace comptoir::http
