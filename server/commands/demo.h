// comptoir demo: everything on this machine, to look at.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run demo_command(CLI::App& app);

}  // namespace comptoir
