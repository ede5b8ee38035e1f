// An http or https address in its parts, as far as embedding needs them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::embed {

struct Address {
    std::string scheme;  // http or https
    std::string host;    // lower case; IPv6 with its brackets
    int port = 0;        // the scheme's own when none is written
    std::string path;    // from the first slash on, query included, fragment left out; at least "/"

    // "https://bank.example", with the port only when it is not the scheme's own.
    std::string origin() const;
    std::string text() const { return origin() + path; }
};

int default_port(std::string_view scheme);

// Nothing for what is no absolute http(s) address, or carries a user name.
std::optional<Address> parse_address(std::string_view text);

// `reference` as a browser at `base` would read it.
std::optional<Address> resolve(const Address& base, std::string_view reference);

}  // namespace comptoir::embed
