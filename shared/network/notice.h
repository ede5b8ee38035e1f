// What a business is told of its network: kinds of notices, and how many it keeps.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir {

// The numbers are stored.
enum class NoticeKind : std::uint8_t {
    asked,      // another business asks to be connected
    accepted,   // another business accepted
    published,  // a connected business published its page
};
inline constexpr int notice_kind_count = 3;

// Of each business; the oldest go.
inline constexpr int notices_max = 200;

// "asked", "accepted", "published": the words of the API.
std::string_view notice_kind_word(NoticeKind kind);
std::optional<NoticeKind> parse_notice_kind(std::string_view word);

}  // namespace comptoir
