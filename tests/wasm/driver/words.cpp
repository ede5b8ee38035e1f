#include "tests/wasm/driver/words.h"

namespace comptoir::testing {

const char* word(kit::Role role) {
    static constexpr const char* words[] = {
#define COMPTOIR_ROLE(word) #word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_ROLE
    };
    return role < kit::Role::count ? words[static_cast<size_t>(role)] : "?";
}

std::string words_of_states(uint32_t states) {
    static constexpr const char* words[] = {
#define COMPTOIR_STATE(word) #word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_STATE
    };
    std::string list;
    for (size_t i = 0; i < std::size(words); i++)
        if (states >> i & 1) list += (list.empty() ? "" : " ") + std::string(words[i]);
    return list;
}

}  // namespace comptoir::testing
