// One code point of UTF-8 at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir {

struct Utf8 {
    char32_t code = 0;
    std::uint8_t bytes = 1;  // to step over; 1 where it is not valid
    bool valid = false;
};

// The code point at byte `at` (below text.size()). Not valid: stray or missing continuation bytes, over-long forms,
// surrogates, above U+10FFFF.
constexpr Utf8 next_utf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) -> std::uint32_t {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
    };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    const std::uint8_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) return {};
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::uint8_t index = 1; index < bytes; ++index) {
        const std::uint32_t next = byte(at + index);
        if ((next & 0xC0) != 0x80) return {};
        code = code << 6 | (next & 0x3F);
    }
    constexpr char32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[bytes] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, bytes, true};
}

inline void append_utf8(std::string& text, char32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | code >> 12);
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | code >> 18);
        text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

}  // namespace comptoir
