// The bytes that an entry of the audit trail stands for, and its link in the chain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::audit {

// A row of the trail as it is stored.
struct Row {
    std::int64_t tenant = 0;
    std::int64_t seq = 0;
    std::int64_t at_ms = 0;
    std::int64_t actor = 0;
    std::string_view act;
    std::string_view subject_kind;
    std::string_view subject;
    std::string_view detail;
};

inline constexpr std::size_t link_bytes = 32;

// SHA-256 of the link before (32 zero bytes before the first) and the row: its columns in the order above, each as
// "length:bytes," with numbers in decimal, so that no two rows have the same bytes.
std::string link_of(std::string_view before, const Row& row);

}  // namespace comptoir::audit
