#include "wasm/kit/theme.h"

#include <cmath>
#include <iterator>

namespace comptoir::kit {

namespace {

float channel(Rgba colour, int shift) {
    return static_cast<float>(colour >> shift & 255) / 255.f;
}

float linear(float value) {
    return value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
}

float luminance(Rgba colour) {
    return 0.2126f * linear(channel(colour, 0)) + 0.7152f * linear(channel(colour, 8)) +
           0.0722f * linear(channel(colour, 16));
}

// Black or white, whichever is read better on a background: at least 4.58 for one of them on any.
Rgba extreme(Rgba background) {
    const Rgba black = 0xff000000, white = 0xffffffff;
    return contrast(black, background) > contrast(white, background) ? black : white;
}

// The nearest colour on the way to `end` that has at least `ratio` on `background`.
Rgba corrected(Rgba colour, Rgba background, Rgba end, float ratio) {
    for (int step = 0; step < 20; step++) {
        const Rgba moved = blend(colour, end, static_cast<float>(step) / 20);
        if (contrast(moved, background) >= ratio) return moved;
    }
    return end;
}

}  // namespace

TonePair tone_pair(Tone tone) {
    switch (tone) {
        case Tone::plain:
            return {Colour::text, Colour::surface_sunken};
        case Tone::muted:
            return {Colour::text_muted, Colour::surface_sunken};
        case Tone::accent:
            return {Colour::accent_text, Colour::accent_soft};
        case Tone::success:
            return {Colour::success, Colour::success_soft};
        case Tone::warning:
            return {Colour::warning, Colour::warning_soft};
        case Tone::danger:
            return {Colour::danger, Colour::danger_soft};
        case Tone::unit:
            return {Colour::unit, Colour::unit_soft};
        case Tone::count:
            break;
    }
    return {Colour::text, Colour::surface};
}

float contrast(Rgba one, Rgba other) {
    const float a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05f) / (b + 0.05f) : (b + 0.05f) / (a + 0.05f);
}

void correct_contrast(Theme& theme) {
    struct Pair {
        Colour moved, background;
        float ratio;
    };
    constexpr float text_ratio = 4.5f, line_ratio = 3.f;  // WCAG 2.2, 1.4.3 and 1.4.11
    constexpr Pair pairs[] = {
        {Colour::text, Colour::surface, text_ratio},
        {Colour::text, Colour::surface_sunken, text_ratio},
        {Colour::text, Colour::surface_raised, text_ratio},
        {Colour::text, Colour::accent_soft, text_ratio},
        {Colour::text, Colour::highlight, text_ratio},
        {Colour::text_muted, Colour::surface, text_ratio},
        {Colour::text_muted, Colour::surface_raised, text_ratio},
        {Colour::text_muted, Colour::surface_sunken, text_ratio},
        {Colour::text_muted, Colour::accent_soft, text_ratio},
        {Colour::accent_text, Colour::surface, text_ratio},
        {Colour::accent_text, Colour::surface_sunken, text_ratio},
        {Colour::accent_text, Colour::accent_soft, text_ratio},
        {Colour::success, Colour::surface, text_ratio},
        {Colour::success, Colour::success_soft, text_ratio},
        {Colour::warning, Colour::surface, text_ratio},
        {Colour::warning, Colour::warning_soft, text_ratio},
        {Colour::danger, Colour::surface, text_ratio},
        {Colour::danger, Colour::danger_soft, text_ratio},
        {Colour::unit, Colour::surface, text_ratio},
        {Colour::unit, Colour::unit_soft, text_ratio},
        {Colour::accent, Colour::surface, line_ratio},
        {Colour::accent, Colour::surface_sunken, line_ratio},
        {Colour::border_strong, Colour::surface, line_ratio},
        {Colour::border_strong, Colour::surface_raised, line_ratio},
    };
    const Rgba end = extreme(theme[Colour::surface]);
    for (const Pair& p : pairs) {
        // All texts move the same way; a ground on which that leads nowhere becomes the surface.
        if (contrast(end, theme[p.background]) < text_ratio) theme[p.background] = theme[Colour::surface];
        theme[p.moved] = corrected(theme[p.moved], theme[p.background], end, p.ratio);
    }
    theme[Colour::on_accent] =
        corrected(theme[Colour::on_accent], theme[Colour::accent], extreme(theme[Colour::accent]), text_ratio);
    // The hovered accent goes under the same text as the accent: there it is the background that moves.
    if (contrast(theme[Colour::on_accent], theme[Colour::accent_hover]) < text_ratio)
        theme[Colour::accent_hover] = theme[Colour::accent];
}

Rgba blend(Rgba from, Rgba to, float amount) {
    Rgba mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const float a = static_cast<float>(from >> shift & 255), b = static_cast<float>(to >> shift & 255);
        mixed |= static_cast<Rgba>(std::lround(a + (b - a) * amount)) << shift;
    }
    return mixed;
}

Rgba with_alpha(Rgba colour, float alpha) {
    return (colour & 0xffffffu) | static_cast<Rgba>(std::lround(static_cast<float>(colour >> 24) * alpha)) << 24;
}

Rgba avatar_colour(uint32_t hash) {
    // From the mock-ups; white on each has at least 4.5.
    constexpr Rgba colours[] = {0xff6e760f, 0xffed3a7c, 0xff0953b4, 0xffa16903, 0xff5d18be,
                                0xff0f7c4d, 0xff554134, 0xffd84e1d, 0xff2626b9, 0xff4e5357};
    return colours[hash % std::size(colours)];
}

}  // namespace comptoir::kit
