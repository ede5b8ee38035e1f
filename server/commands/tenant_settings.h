// comptoir tenant set TENANT NAME [VALUE]; tenant settings TENANT; tenant origin add|remove TENANT URL;
// tenant issuer add|remove|list TENANT ... A running server takes them up within a second.
#pragma once

#include <utility>
#include <vector>

#include "server/commands/command.h"

namespace comptoir {

// Each sub-command with what runs when it was asked for.
std::vector<std::pair<CLI::App*, Run>> add_tenant_settings(CLI::App& tenant);

}  // namespace comptoir
