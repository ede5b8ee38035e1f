#include "server/http/etag.h"

#include <charconv>
#include <cstdint>

namespace comptoir::http {

namespace {

constexpr std::string_view without_tag_weakness(std::string_view etag) {
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

}  // namespace

std::string content_etag(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    char text[16];
    return '"' + std::string(text, std::to_chars(text, text + sizeof text, hash, 16).ptr) + '"';
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*") return true;
    while (!if_none_match.empty()) {
        const std::size_t comma = if_none_match.find(',');
        std::string_view part = if_none_match.substr(0, comma);
        if_none_match = comma == std::string_view::npos ? std::string_view() : if_none_match.substr(comma + 1);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (without_tag_weakness(part) == without_tag_weakness(etag)) return true;
    }
    return false;
}

bool names_version(std::string_view if_match, std::string_view etag) {
    return without_tag_weakness(if_match) == etag;
}

}  // namespace comptoir::http
