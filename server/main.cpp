// comptoir: the server and its tools. Each sub-command is one line of the table and one file in server/commands.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "server/commands/backup.h"
#include "server/commands/check_embed.h"
#include "server/commands/command.h"
#include "server/commands/demo.h"
#include "server/commands/export.h"
#include "server/commands/import.h"
#include "server/commands/openapi.h"
#include "server/commands/serve.h"
#include "server/commands/tenant.h"
#include "server/commands/verify.h"

namespace {

const std::vector<comptoir::Command> commands = {
    {"serve", "answers the widget and the API", comptoir::serve_command},
    {"demo", "serves two fictional banks' portals with the widget, on this machine", comptoir::demo_command},
    {"tenant", "makes and lists tenants, the banks of an installation", comptoir::tenant_command},
    {"import", "reads a file of businesses into a tenant", comptoir::import_command},
    {"export", "writes a tenant's businesses as CSV or JSON", comptoir::export_command},
    {"backup", "copies the database, also while it is served", comptoir::backup_command},
    {"verify", "says whether everything in a data folder is whole", comptoir::verify_command},
    {"openapi", "prints the API as OpenAPI 3.1", comptoir::openapi_command},
    {"check-embed", "says what a bank's page lacks to embed the widget", comptoir::check_embed_command},
};

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Comptoir: where a bank's business customers find each other.", "comptoir");
    app.require_subcommand(1);
    comptoir::Run chosen;
    for (const comptoir::Command& command : commands) {
        CLI::App* part = app.add_subcommand(std::string(command.name), std::string(command.summary));
        part->callback([&chosen, run = command.wire(*part)] { chosen = run; });
    }
    CLI11_PARSE(app, argument_count, arguments);
    try {
        return chosen();
    } catch (const std::exception& error) {  // a library's: what we expect is a value
        std::cerr << "comptoir: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
