// Enums of protocol.def: the words shared by the kit and the mirror.
#pragma once

#include <cstdint>

namespace comptoir::kit {

enum class Role : uint8_t {
#define COMPTOIR_ROLE(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_ROLE
    count
};

// Bits of Node::states.
enum class State : uint8_t {
#define COMPTOIR_STATE(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_STATE
    count
};

enum class Action : uint8_t {
#define COMPTOIR_ACTION(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_ACTION
    count
};

enum class Flow : uint8_t {
#define COMPTOIR_FLOW(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_FLOW
    count
};

enum class Tone : uint8_t {
#define COMPTOIR_TONE(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_TONE
    count
};

enum class Attribute : uint8_t {
#define COMPTOIR_ATTRIBUTE(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_ATTRIBUTE
    count
};

enum class TextStyle : uint8_t {
#define COMPTOIR_TEXT_STYLE(word, size, weight, line_height, letter_spacing) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_TEXT_STYLE
    count
};

enum class Colour : uint8_t {
#define COMPTOIR_COLOUR(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_COLOUR
    count
};

enum class Op : uint8_t {
#define COMPTOIR_OP(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_OP
    count
};

enum class Field : uint8_t {
#define COMPTOIR_FIELD(word) word,
#include "wasm/kit/protocol.def"
#undef COMPTOIR_FIELD
    count
};

template <typename Word>
constexpr uint32_t bit(Word word) {
    return 1u << static_cast<uint32_t>(word);
}

}  // namespace comptoir::kit
