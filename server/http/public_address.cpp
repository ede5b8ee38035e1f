#include "server/http/public_address.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace comptoir::http {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

struct Range {
    const char* network;
    int bits;
};

// RFC 6890's table, less what is public.
constexpr Range closed_v4[] = {{"0.0.0.0", 8},      {"10.0.0.0", 8},     {"100.64.0.0", 10}, {"127.0.0.0", 8},
                               {"169.254.0.0", 16}, {"172.16.0.0", 12},  {"192.0.0.0", 24},  {"192.0.2.0", 24},
                               {"192.88.99.0", 24}, {"192.168.0.0", 16}, {"198.18.0.0", 15}, {"198.51.100.0", 24},
                               {"203.0.113.0", 24}, {"224.0.0.0", 4},    {"240.0.0.0", 4}};
constexpr Range open_v6 = {"2000::", 3};  // the only unicast space that is given out
constexpr Range closed_v6[] = {{"2001::", 23}, {"2001:db8::", 32}, {"2002::", 16}, {"3fff::", 20}};
constexpr Range mapped_v4 = {"::ffff:0:0", 96};

bool parse(int family, std::string_view text, Bytes& bytes) {
    return inet_pton(family, std::string(text).c_str(), bytes.data()) == 1;
}

bool lies_in(int family, const Bytes& address, const Range& range) {
    Bytes network{};
    parse(family, range.network, network);
    for (int bit = 0; bit < range.bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
        if ((address[at] & mask) != (network[at] & mask)) return false;
    }
    return true;
}

bool is_public_v4(const Bytes& address) {
    return std::none_of(std::begin(closed_v4), std::end(closed_v4),
                        [&](const Range& range) { return lies_in(AF_INET, address, range); });
}

bool is_public_v6(const Bytes& address) {
    if (lies_in(AF_INET6, address, mapped_v4)) {
        Bytes inner{};
        std::copy(address.begin() + 12, address.end(), inner.begin());
        return is_public_v4(inner);
    }
    return lies_in(AF_INET6, address, open_v6) &&
           std::none_of(std::begin(closed_v6), std::end(closed_v6),
                        [&](const Range& range) { return lies_in(AF_INET6, address, range); });
}

}  // namespace

bool is_public_address(std::string_view address) {
    Bytes bytes{};
    if (parse(AF_INET, address, bytes)) return is_public_v4(bytes);
    return parse(AF_INET6, address, bytes) && is_public_v6(bytes);
}

Result<PublicAddress, std::string> resolve_public(const std::string& host) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return host + ": no such host";
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(found, freeaddrinfo);
    std::string first;
    for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
        if (!is_public_address(text.data())) return host + " is in a private network";
        if (first.empty()) first = text.data();
    }
    return PublicAddress{first};
}

}  // namespace comptoir::http
