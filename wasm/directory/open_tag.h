// The little tag that says whether a place is open.
#pragma once

#include "shared/directory/business.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

// Nothing is drawn for hours that are not known. The view is drawn again when what it says changes.
void draw_open_tag(kit::Ui& ui, const Scene& scene, const Place& place);

}  // namespace comptoir::directory
