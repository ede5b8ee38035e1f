// comptoir tenant create NAME --data DIR [--origin URL]...; comptoir tenant list --data DIR
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run tenant_command(CLI::App& app);

}  // namespace comptoir
