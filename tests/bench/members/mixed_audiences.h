// Audiences as the businesses of a bank may choose them: most leave all to everyone, some keep a field or two for
// customers or connections, a few their whole page.
#pragma once

#include <cstdint>

#include "shared/directory/business.h"

namespace comptoir::bench {

inline Business with_mixed_audiences(Business business, std::uint32_t number) {
    std::uint64_t state = number * std::uint64_t{0x9E37'79B9'7F4A'7C15} + 1;
    const auto percent = [&] {
        state ^= state >> 29U;
        state *= 0xBF58'476D'1CE4'E5B9;
        return static_cast<int>((state >> 33U) % 100);
    };
    const auto narrower_than_everyone = [&] { return percent() < 65 ? Audience::customers : Audience::connections; };
    const int page = percent();
    business.audience = page < 85 ? Audience::everyone : page < 95 ? Audience::customers : Audience::connections;
    if (percent() < 60) return business;
    for (Audience& audience : business.field_audiences)
        if (percent() < 25) audience = narrower_than_everyone();
    return business;
}

}  // namespace comptoir::bench
