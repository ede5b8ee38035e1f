#include "server/commands/demo.h"

#include <iostream>
#include <memory>

#include "server/demo/demo.h"

namespace comptoir {
namespace {

constexpr int size_max = 1'000'000;
constexpr int port_max = 65'532;  // three more follow

int run_demo(demo::Options options) {
    if (options.data.empty()) options.data = options.build / "demo" / std::to_string(options.size);
    const auto ended = demo::run(options, [](const demo::Addresses& at) {
        std::cout << "The portal of the Banque des Deux Rives: " << at.portal << "/\n"
                  << "A second bank, with its own look:        " << at.other_portal << "/\n"
                  << "The network that both embed:             " << at.network << "/\n"
                  << "Ctrl-C ends all of it." << std::endl;
    });
    if (ended) return 0;
    std::cerr << "comptoir demo: " << ended.error() << '\n';
    return 1;
}

}  // namespace

Run demo_command(CLI::App& app) {
    auto options = std::make_shared<demo::Options>();
    options->program = std::filesystem::read_symlink("/proc/self/exe");
    options->build = options->program.parent_path();
    app.add_option("--size", options->size, "businesses in the sample")
        ->check(CLI::Range(1, size_max))
        ->capture_default_str();
    app.add_option("--port", options->port, "of the portal; the three after it are taken too")
        ->check(CLI::Range(1024, port_max))
        ->capture_default_str();
    app.add_option("--data", options->data, "where the sample is kept; demo/SIZE beside the program if not said");
    app.add_option("--build", options->build, "the folder with widget/, portal/ and nginx/")->capture_default_str();
    return [options] { return run_demo(*options); };
}

}  // namespace comptoir
