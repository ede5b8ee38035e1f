// What an entry of the audit trail says besides its act, in words: the trail keeps it as "role=owner was=editor".
#pragma once

#include <string>
#include <string_view>

#include "wasm/directory/scene.h"

namespace comptoir::console {

// A detail that is somebody's own text, as a reason is, or that a later version wrote, stands as it is.
std::string detail_said(const directory::Scene& scene, std::string_view detail);

}  // namespace comptoir::console
