// What this directory is, who is responsible, how to use it without seeing or without a mouse, and where its data come
// from.
#pragma once

#include "shared/api/tenant_profile.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

struct AboutScreen {
    const Scene& scene;
    const TenantProfile* bank;  // who publishes it; null: not known yet
    bool take_focus;
};

// True when the person switches text mode on or off.
bool draw_about(kit::Ui& ui, const AboutScreen& screen);

}  // namespace comptoir::directory
