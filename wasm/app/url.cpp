#include "wasm/app/url.h"

#include "shared/api/business_query.h"
#include "shared/core/utf8.h"

namespace comptoir::app {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_plain_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        const bool control = next.code < 0x20 || (next.code >= 0x7f && next.code < 0xa0);
        if (!next.valid || control) return false;
        at += next.bytes;
    }
    return true;
}

}  // namespace

std::string percent_decode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool coded =
            text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
        if (coded) {
            decoded += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
            at += 2;
        } else {
            decoded += text[at] == '+' ? ' ' : text[at];
        }
    }
    return is_plain_text(decoded) ? decoded : std::string();
}

Parameters parse_parameters(std::string_view text) {
    Parameters parameters;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        parameters.emplace_back(percent_decode(pair.substr(0, equals)), percent_decode(pair.substr(equals + 1)));
    }
    return parameters;
}

std::string format_parameters(const Parameters& parameters) {
    std::string text;
    for (const auto& [key, value] : parameters) {
        if (value.empty()) continue;
        if (!text.empty()) text += '&';
        text += percent_encoded(key) + '=' + percent_encoded(value);
    }
    return text;
}

std::string_view parameter(const Parameters& parameters, std::string_view key) {
    for (const auto& [name, value] : parameters)
        if (name == key) return value;
    return {};
}

}  // namespace comptoir::app
