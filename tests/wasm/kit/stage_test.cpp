// What widgets of a page share.
#include "wasm/kit/stage.h"

#include <doctest/doctest.h>

#include "wasm/platform/null_host.h"

using namespace comptoir::kit;
using comptoir::platform::null_host;

TEST_CASE("each font has widths and baselines of its own, and the other's stay known") {
    null_host().reset();
    Stage stage;
    const auto measured = [&](std::uint32_t font) {
        stage.set_font(font);
        const std::uint32_t before = stage.stage_figures().measured;
        stage.measure("Plomberie", TextStyle::body);
        return stage.stage_figures().measured - before;
    };
    CHECK(measured(0) == 1);
    CHECK(measured(1) == 1);
    CHECK(measured(0) == 0);
    CHECK(measured(1) == 0);
    const float baselines[text_style_count] = {11};
    stage.set_baselines(baselines, text_style_count);
    CHECK(stage.baseline(TextStyle::caption) == 11);
    stage.set_font(0);
    CHECK(stage.baseline(TextStyle::caption) == 0);
}
