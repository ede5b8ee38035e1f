// comptoir export --tenant T --data DIR [--format csv|json] [--to FILE]
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run export_command(CLI::App& app);

}  // namespace comptoir
