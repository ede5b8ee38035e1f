// What every view of the directory is given: words and clock.
#pragma once

#include "wasm/app/clock.h"
#include "wasm/app/language.h"

namespace comptoir::directory {

struct Scene {
    const app::Language& language;
    const app::Clock& clock;

    std::string_view text(app::Message message) const { return language.text(message); }
};

}  // namespace comptoir::directory
