// Looking a number up among ascending ones in as many steps, and without a branch, whether it is there or not: the time
// that it takes tells nothing of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace comptoir {

// The place of the last that is not above `wanted`, or 0; `ascending` holds one at least.
inline std::size_t place_of(std::span<const std::uint32_t> ascending, std::uint32_t wanted) {
    std::size_t at = 0;
    for (std::size_t left = ascending.size(); left > 1;) {
        const std::size_t half = left / 2;
        at += static_cast<std::size_t>(ascending[at + half] <= wanted) * half;
        left -= half;
    }
    return at;
}

inline bool is_among(std::span<const std::uint32_t> ascending, std::uint32_t wanted) {
    return !ascending.empty() && ascending[place_of(ascending, wanted)] == wanted;
}

}  // namespace comptoir
