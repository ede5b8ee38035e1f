#include "wasm/kit/theme.h"

#include <doctest/doctest.h>

#include <random>

using namespace comptoir::kit;

namespace {

void check_readable(const Theme& theme) {
    const Colour grounds[] = {Colour::surface, Colour::surface_sunken, Colour::surface_raised, Colour::accent_soft};
    for (const Colour ground : grounds) {
        CAPTURE(static_cast<int>(ground));
        CHECK(contrast(theme[Colour::text], theme[ground]) >= 4.5f);
        CHECK(contrast(theme[Colour::text_muted], theme[ground]) >= 4.5f);
    }
    for (const Tone tone : {Tone::accent, Tone::success, Tone::warning, Tone::danger, Tone::unit}) {
        CAPTURE(static_cast<int>(tone));
        CHECK(contrast(theme[tone_pair(tone).text], theme[tone_pair(tone).background]) >= 4.5f);
    }
    CHECK(contrast(theme[Colour::on_accent], theme[Colour::accent]) >= 4.5f);
    CHECK(contrast(theme[Colour::on_accent], theme[Colour::accent_hover]) >= 4.5f);
    CHECK(contrast(theme[Colour::text], theme[Colour::highlight]) >= 4.5f);
}

}  // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(contrast(0xff000000, 0xffffffff) == doctest::Approx(21));
    CHECK(contrast(0xff777777, 0xffffffff) == doctest::Approx(4.48).epsilon(0.01));
    CHECK(contrast(0xff123456, 0xff123456) == doctest::Approx(1));
}

TEST_CASE("a bank's colours are corrected until every text is readable") {
    std::mt19937 random(11);
    for (int run = 0; run < 500; run++) {
        CAPTURE(run);
        Theme theme;
        for (Rgba& colour : theme.colours) colour = 0xff000000 | (random() & 0xffffff);
        correct_contrast(theme);
        check_readable(theme);
    }
}

TEST_CASE("colours that are readable stay as they are") {
    Theme theme;
    theme.colours.fill(0xffffffff);
    for (const Colour dark :
         {Colour::text, Colour::text_muted, Colour::accent, Colour::accent_hover, Colour::accent_text, Colour::success,
          Colour::warning, Colour::danger, Colour::unit, Colour::border_strong})
        theme[dark] = 0xff402010;
    const Theme before = theme;
    correct_contrast(theme);
    CHECK(theme.colours == before.colours);
}
