#include "shared/core/text.h"

#include <cstdint>
#include <cstring>

#include "shared/core/utf8.h"

namespace comptoir {

namespace {

// Overrides and isolates that could make a name read as another (U+202A-202E, U+2066-2069), marks that show nothing.
bool is_dropped(char32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200B ||
           code == 0x200E || code == 0x200F || code == 0x2060 || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE ||
           (code >= 0xFDD0 && code <= 0xFDEF);
}

bool is_space(char32_t code) {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

// Plain letters with single spaces between: most of what a register holds needs no second look.
bool is_clean_ascii(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return text.empty();
    unsigned char before = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x20 || byte >= 0x7F || (byte == ' ' && before == ' ')) return false;
        before = byte;
    }
    return true;
}

}  // namespace

Result<std::string, TextFault> clean_text(std::string_view text, std::size_t code_points_max) {
    if (is_clean_ascii(text)) {
        if (text.size() > code_points_max) return TextFault::too_long;
        return std::string(text);
    }
    std::string clean;
    std::size_t count = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        if (!next.valid) return TextFault::not_utf8;
        at += next.bytes;
        if (is_dropped(next.code)) continue;
        if (is_space(next.code)) {
            space = true;
            continue;
        }
        if (space && !clean.empty()) clean += ' ', ++count;
        space = false;
        append_utf8(clean, next.code);
        if (++count > code_points_max) return TextFault::too_long;
    }
    return clean;
}

bool has_control(std::string_view text, bool has_lines) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        at += next.bytes;
        if (!next.valid || next.code == 0x2028 || next.code == 0x2029) return true;
        if ((next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0)) && !(has_lines && next.code == '\n'))
            return true;
    }
    return false;
}

bool has_unseen(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        at += next.bytes;
        if (next.valid && is_dropped(next.code)) return true;
    }
    return false;
}

std::string_view trimmed(std::string_view text) {
    std::size_t begin = 0, end = 0;  // `end` is behind the last letter that is no space
    bool started = false;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8 next = next_utf8(text, at);
        const bool control = has_control(text.substr(at, next.bytes), true) && next.code != '\t' && next.code != '\r';
        const bool letter = control || !is_space(next.code);
        if (letter && !started) begin = at;
        started |= letter;
        at += next.bytes;
        if (letter) end = at;
    }
    return text.substr(begin, end - begin);
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += next_utf8(text, at).bytes;
    return count;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;
        if (text.size() - at >= 8) std::memcpy(&eight, text.data() + at, 8);
        if (text.size() - at >= 8 && !(eight & 0x8080808080808080U)) {
            at += 8;
            continue;
        }
        const Utf8 next = next_utf8(text, at);
        if (!next.valid) return false;
        at += next.bytes;
    }
    return true;
}

std::string from_windows_1252(std::string_view bytes) {
    // 0x80-0x9F; the rest of the upper half is Latin-1.
    static constexpr char16_t upper[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    };
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        append_utf8(text, byte >= 0x80 && byte < 0xA0 ? char32_t{upper[byte - 0x80]} : char32_t{byte});
    }
    return text;
}

}  // namespace comptoir
