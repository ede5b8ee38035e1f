// A widget's colours, resolved by the host, and their correction to WCAG AA.
#pragma once

#include <array>

#include "wasm/kit/protocol.h"

namespace comptoir::kit {

using Rgba = uint32_t;  // 0xAABBGGRR, as Dear ImGui and WebGL want it

constexpr uint32_t colour_count = static_cast<uint32_t>(Colour::count);

struct Theme {
    std::array<Rgba, colour_count> colours{};
    Rgba operator[](Colour colour) const { return colours[static_cast<uint32_t>(colour)]; }
    Rgba& operator[](Colour colour) { return colours[static_cast<uint32_t>(colour)]; }
};

// The text and background that go with a tone.
struct TonePair {
    Colour text, background;
};
TonePair tone_pair(Tone tone);

// WCAG 2.2 contrast ratio, 1 to 21; alpha is ignored.
float contrast(Rgba one, Rgba other);

// Moves text colours away from their backgrounds until each pair has 4.5, and lines of controls until they have 3.
void correct_contrast(Theme& theme);

// `amount` 0 gives `from`, 1 gives `to`.
Rgba blend(Rgba from, Rgba to, float amount);
Rgba with_alpha(Rgba colour, float alpha);

// A steady, dark enough background for white initials, from a name.
Rgba avatar_colour(uint32_t hash);

}  // namespace comptoir::kit
