// comptoir serve: answers the widget and the API.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run serve_command(CLI::App& app);

}  // namespace comptoir
