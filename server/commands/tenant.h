// comptoir tenant create NAME --data DIR [--origin URL]...; tenant rename; tenant list; and what
// server/commands/tenant_settings.h adds.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run tenant_command(CLI::App& app);

}  // namespace comptoir
