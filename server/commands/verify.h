// comptoir verify --data DIR: is everything in the data folder whole?
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run verify_command(CLI::App& app);

}  // namespace comptoir
