// A sub-command of the program: a name, a line of help, and a function that adds its options and gives back what to
// run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string_view>

namespace comptoir {

// Runs after the command line was read; gives the exit status of the process.
using Run = std::function<int()>;

// Adds one sub-command's options to `app`. What the options are read into lives as long as the returned function:
//     Run tenant_command(CLI::App& app) {
//         auto options = std::make_shared<TenantOptions>();
//         app.add_option("--data", options->data, "the data folder")->required();
//         return [options] { return create_tenant(*options); };
//     }
struct Command {
    std::string_view name;
    std::string_view summary;
    Run (*wire)(CLI::App& app);
};

}  // namespace comptoir
