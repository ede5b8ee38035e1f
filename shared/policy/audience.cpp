#include "shared/policy/audience.h"

#include <array>

namespace comptoir {

namespace {
constexpr std::array<std::string_view, audience_count> words = {"everyone", "customers", "connections", "nobody"};
}

std::string_view audience_word(Audience audience) {
    return words[static_cast<std::size_t>(audience)];
}

bool parse_audience(std::string_view word, Audience& audience) {
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (words[index] != word) continue;
        audience = static_cast<Audience>(index);
        return true;
    }
    return false;
}

}  // namespace comptoir
