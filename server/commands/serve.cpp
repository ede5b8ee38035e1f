#include "server/commands/serve.h"

#include <cstdlib>
#include <iostream>

#include "server/serve/serve.h"

namespace comptoir {

namespace {

struct ServeOptions {
    std::filesystem::path file;  // of settings
    Settings settings;           // as the flags say
    bool quiet = false;
    CLI::App* app = nullptr;

    // The file's settings, then those of the flags that were given.
    std::optional<std::string> merge(Settings& merged) const {
        if (!file.empty())
            if (auto refusal = read_settings(file, merged)) return refusal;
        const auto take = [&](const char* flag, auto Settings::*member) {
            if (app->count(flag) > 0) merged.*member = settings.*member;
        };
        take("--data", &Settings::data);
        take("--address", &Settings::address);
        take("--port", &Settings::port);
        take("--allow-public-address", &Settings::allow_public_address);
        take("--management-port", &Settings::management_port);
        take("--widget", &Settings::widget);
        take("--threads", &Settings::threads);
        take("--answer-cache", &Settings::answer_cache_mb);
        if (quiet) merged.log_requests = false;
        return std::nullopt;
    }
};

}  // namespace

Run serve_command(CLI::App& app) {
    auto options = std::make_shared<ServeOptions>();
    options->app = &app;
    Settings& settings = options->settings;
    app.add_option("--config", options->file, "a TOML file of settings; flags go before it")->check(CLI::ExistingFile);
    app.add_option("--data", settings.data, "the data folder");
    app.add_option("--port", settings.port, "the port, 8080 if not said; 0: any free one")->check(CLI::Range(0, 65535));
    app.add_option("--address", settings.address, "the address to listen on, 127.0.0.1 if not said");
    app.add_flag("--allow-public-address", settings.allow_public_address,
                 "listen on an address that others can reach, without nginx in front");
    app.add_option("--management-port", settings.management_port, "health and metrics; off if not said")
        ->check(CLI::Range(1, 65535));
    app.add_option("--widget", settings.widget, "the folder of the widget's files")->check(CLI::ExistingDirectory);
    app.add_option("--threads", settings.threads, "connections answered at once")->check(CLI::Range(2, 4096));
    app.add_option("--answer-cache", settings.answer_cache_mb,
                   "megabytes for whole answers, 96 if not said; 0: each is made anew")
        ->check(CLI::Range(0, 65536));
    app.add_flag("--quiet", options->quiet, "log only requests that failed on the server's side");
    return [options] {
        Settings merged;
        if (const auto refusal = options->merge(merged)) {
            std::cerr << "comptoir serve: " << *refusal << '\n';
            return EXIT_FAILURE;
        }
        return serve(merged);
    };
}

}  // namespace comptoir
