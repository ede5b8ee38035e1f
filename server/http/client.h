// One request over http or https, bounded in time and size.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/result.h"

namespace comptoir::http {

struct ClientAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  // in order of arrival
    std::string body;

    // The first header of that name, whatever its case; empty when there is none.
    std::string_view header(std::string_view name) const;
};

struct ClientOptions {
    int timeout_s = 10;
    std::size_t body_bytes_max = 16'000'000;
    std::string method = "GET";
    bool public_only = false;  // refuse hosts in private networks; resolved once, and that address is called
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body = {};
};

// `url` is absolute: "https://bank.example/network?x=1". Redirects are not followed. Certificates are checked against
// the system's. Refuses with one sentence: not an address, not reachable, certificate not trusted, answer too large.
Result<ClientAnswer, std::string> fetch(std::string_view url, const ClientOptions& options = {});

}  // namespace comptoir::http
