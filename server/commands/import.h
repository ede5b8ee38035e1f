// comptoir import FILE --tenant T --data DIR [--audience A] [--mapping FILE] [--reject FILE]
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run import_command(CLI::App& app);

}  // namespace comptoir
