// The text styles of protocol.def with their figures.
#pragma once

#include "wasm/kit/protocol.h"

namespace comptoir::kit {

struct TextStyleFigures {
    float size_px, weight, line_height_px, letter_spacing_px;  // at text scale 1
};

constexpr uint32_t text_style_count = static_cast<uint32_t>(TextStyle::count);

inline constexpr TextStyleFigures text_styles[text_style_count] = {
#define COMPTOIR_TEXT_STYLE(word, size, weight, line_height, letter_spacing)                \
    {static_cast<float>(size), static_cast<float>(weight), static_cast<float>(line_height), \
     static_cast<float>(letter_spacing)},
#include "wasm/kit/protocol.def"
#undef COMPTOIR_TEXT_STYLE
};

constexpr const TextStyleFigures& figures(TextStyle style) {
    return text_styles[static_cast<uint32_t>(style)];
}

}  // namespace comptoir::kit
