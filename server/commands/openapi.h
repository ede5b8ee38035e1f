// comptoir openapi: the API as OpenAPI 3.1 on standard output.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

Run openapi_command(CLI::App& app);

}  // namespace comptoir
