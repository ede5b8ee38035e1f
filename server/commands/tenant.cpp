#include "server/commands/tenant.h"

#include <chrono>
#include <iostream>

#include "server/commands/data_folder.h"
#include "server/commands/tenant_settings.h"

namespace comptoir {

namespace {

struct TenantOptions {
    std::filesystem::path folder;
    Tenant tenant;
};

constexpr const char* title_help = "what the bank is called on screens, such as \"Banque des Deux Rives\"";

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string pages_of(const Tenant& tenant) {
    if (tenant.origins.empty()) return "loopback pages of any port";
    std::string text;
    for (const std::string& origin : tenant.origins) text += (text.empty() ? "" : ", ") + origin;
    return text;
}

int create(const TenantOptions& options) {
    if (const auto refused = tenant_name_refusal(options.tenant.name)) return refuse("tenant create", *refused);
    if (!options.tenant.title.empty())
        if (const auto refused = tenant_title_refusal(options.tenant.title))
            return refuse("tenant create", "--name: " + *refused);
    for (const std::string& origin : options.tenant.origins)
        if (const auto refused = origin_refusal(origin))
            return refuse("tenant create", "--origin " + origin + ": " + *refused);
    const auto open = open_folder(options.folder, {.creates = true});
    if (!open) return refuse("tenant create", open.error());
    const auto created = open->database->write(
        [&](db::Connection& connection) { return tenant_store::create(connection, options.tenant, now_ms()); });
    if (!created) return refuse("tenant create", created.error().detail);
    if (!*created) return refuse("tenant create", "there is a tenant `" + options.tenant.name + "` already");
    std::cout << "Tenant " << options.tenant.name << " is made; it may be embedded and called by "
              << pages_of(options.tenant) << ".\n";
    if (options.tenant.origins.empty())
        std::cout << "Name the bank's pages with --origin before anybody else is to use it.\n";
    return 0;
}

int rename(const TenantOptions& options) {
    const Tenant& tenant = options.tenant;
    if (const auto refused = tenant_title_refusal(tenant.title)) return refuse("tenant rename", "--name: " + *refused);
    const auto open = open_folder(options.folder);
    if (!open) return refuse("tenant rename", open.error());
    const auto renamed = open->database->write(
        [&](db::Connection& connection) { return tenant_store::set_title(connection, tenant.name, tenant.title); });
    if (!renamed) return refuse("tenant rename", renamed.error().detail);
    if (!*renamed) return refuse("tenant rename", "there is no tenant `" + tenant.name + "`");
    std::cout << "Tenant " << tenant.name << " is now called " << tenant.title << ".\n";
    return 0;
}

int list(const TenantOptions& options) {
    const auto open = open_folder(options.folder);
    if (!open) return refuse("tenant list", open.error());
    const auto tenants =
        open->database->read([](db::Connection& connection) { return tenant_store::list(connection); });
    if (!tenants) return refuse("tenant list", tenants.error().detail);
    for (const Tenant& tenant : *tenants) std::cout << tenant.name << '\t' << pages_of(tenant) << '\n';
    return 0;
}

}  // namespace

Run tenant_command(CLI::App& app) {
    auto options = std::make_shared<TenantOptions>();
    app.require_subcommand(1);
    CLI::App* make = app.add_subcommand("create", "makes a tenant, and the data folder where there is none");
    make->add_option("NAME", options->tenant.name, "a-z, 0-9 and -; it stands in addresses")->required();
    add_data_option(*make, options->folder);
    make->add_option("--name", options->tenant.title, title_help);
    make->add_option("--origin", options->tenant.origins,
                     "a page that may embed and call it, such as https://bank.example; "
                     "none given: loopback pages of any port")
        ->option_text("URL ...");
    CLI::App* rename_it = app.add_subcommand("rename", "says what a tenant is called on screens");
    rename_it->add_option("TENANT", options->tenant.name, "the tenant")->required();
    add_data_option(*rename_it, options->folder);
    rename_it->add_option("--name", options->tenant.title, title_help)->required();
    CLI::App* show = app.add_subcommand("list", "the tenants and who may embed them");
    add_data_option(*show, options->folder);
    return [options, make, rename_it, settings = add_tenant_settings(app)] {
        for (const auto& [command, run] : settings)
            if (command->parsed()) return run();
        return make->parsed() ? create(*options) : rename_it->parsed() ? rename(*options) : list(*options);
    };
}

}  // namespace comptoir
