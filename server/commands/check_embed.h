// comptoir check-embed URL: says which header or line a page lacks to embed the widget.
#pragma once

#include "server/commands/command.h"

namespace comptoir {

// Exit status: 0 when nothing is missing, 1 when something is.
Run check_embed_command(CLI::App& app);

}  // namespace comptoir
