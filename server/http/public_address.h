// Which addresses of the internet the server may call: none that lies within the installation's own networks.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace comptoir::http {

// Is the address (text, IPv4 or IPv6) one of the public internet's: not loopback, private, link-local, carrier-grade
// NAT, multicast, documentation, or any of these in IPv6's disguises (RFC 6890)?
bool is_public_address(std::string_view address);

struct PublicAddress {
    std::string text;
};

// Resolves once; the first address, when all of them are public. Refuses with a sentence.
Result<PublicAddress, std::string> resolve_public(const std::string& host);

}  // namespace comptoir::http
