#include "server/embed/address.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "server/embed/ascii.h"

namespace comptoir::embed {
namespace {

// RFC 3986, 5.2.4, for the path before the query.
std::string without_dots(std::string_view path_and_query) {
    const std::size_t end = std::min(path_and_query.find('?'), path_and_query.size());
    std::string_view rest = path_and_query.substr(0, end);
    std::vector<std::string_view> parts;
    bool folder = false;
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::size_t length = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, length);
        rest.remove_prefix(length);
        folder = part == "." || part == "..";
        if (part == ".." && !parts.empty()) parts.pop_back();
        if (!folder) parts.push_back(part);
    }
    std::string path;
    for (const std::string_view part : parts) path.append("/").append(part);
    if (folder || path.empty()) path += '/';
    return path.append(path_and_query.substr(end));
}

}  // namespace

int default_port(std::string_view scheme) {
    return scheme == "https" ? 443 : 80;
}

std::string Address::origin() const {
    std::string text = scheme + "://" + host;
    if (port != default_port(scheme)) text += ":" + std::to_string(port);
    return text;
}

std::optional<Address> parse_address(std::string_view text) {
    const std::size_t mark = text.find("://");
    if (mark == std::string_view::npos) return std::nullopt;
    Address address{.scheme = lowered(text.substr(0, mark)), .host = {}, .port = 0, .path = {}};
    if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
    text.remove_prefix(mark + 3);
    text = text.substr(0, text.find('#'));
    const std::size_t slash = std::min(text.find_first_of("/?"), text.size());
    std::string_view authority = text.substr(0, slash);
    if (authority.find_first_of("@ \\") != std::string_view::npos) return std::nullopt;
    address.port = default_port(address.scheme);
    const std::size_t colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.back() != ']') {
        const std::string_view digits = authority.substr(colon + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
        if (error != std::errc{} || end != digits.data() + digits.size() || address.port < 1 || address.port > 65535) {
            return std::nullopt;
        }
        authority = authority.substr(0, colon);
    }
    if (authority.empty()) return std::nullopt;
    address.host = lowered(authority);
    const std::string_view path = text.substr(slash);
    address.path = path.starts_with('/') ? without_dots(path) : "/" + std::string(path);
    return address;
}

std::optional<Address> resolve(const Address& base, std::string_view reference) {
    reference = reference.substr(0, reference.find('#'));
    if (reference.empty()) return base;
    if (reference.starts_with("//")) return parse_address(base.scheme + ":" + std::string(reference));
    if (reference.find("://") != std::string_view::npos) return parse_address(reference);
    const std::string_view base_path = std::string_view(base.path).substr(0, base.path.find('?'));
    Address address = base;
    if (reference.starts_with('/')) {
        address.path = without_dots(reference);
    } else if (reference.starts_with('?')) {
        address.path = std::string(base_path).append(reference);
    } else {
        address.path = without_dots(std::string(base_path.substr(0, base_path.rfind('/') + 1)).append(reference));
    }
    return address;
}

}  // namespace comptoir::embed
