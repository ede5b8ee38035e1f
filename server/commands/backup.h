// comptoir backup --data DIR --to FILE, also while the server serves.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run backup_command(CLI::App& app);

}  // namespace comptoir
