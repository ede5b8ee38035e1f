#include "server/commands/tenant_settings.h"

#include <algorithm>
#include <iostream>

#include "server/commands/data_folder.h"

namespace comptoir {

namespace {

struct Asked {
    std::filesystem::path folder;
    std::string tenant;
    Setting setting;
    std::string origin;
    Issuer issuer;
    std::string algorithm = "ES256";
};

// Opens the folder and runs `write`, which says false where there is nothing that it could change.
int change(const Asked& asked, const std::string& command, const std::function<bool(db::Connection&)>& write,
           const std::string& nothing, const std::string& done) {
    const auto open = open_folder(asked.folder);
    if (!open) return refuse(command, open.error());
    if (const auto tenant = find_tenant(*open->database, asked.folder, asked.tenant); !tenant)
        return refuse(command, tenant.error());
    const auto written = open->database->write(write);
    if (!written) return refuse(command, written.error().detail);
    if (!*written) return refuse(command, nothing);
    std::cout << done << '\n';
    return 0;
}

int set(const Asked& asked) {
    const std::string command = "tenant set";
    Setting setting = asked.setting;
    const CheckedSetting checked = check_setting(setting.name, setting.value);
    // An empty value takes away what the table knows; it need not be one.
    if (!setting.value.empty() && !checked.refusal.empty()) return refuse(command, checked.refusal);
    if (setting.value.empty() && checked.refusal.starts_with("there is no")) return refuse(command, checked.refusal);
    setting.value = checked.value;
    const auto open = open_folder(asked.folder);
    if (!open) return refuse(command, open.error());
    const auto tenant = find_tenant(*open->database, asked.folder, asked.tenant);
    if (!tenant) return refuse(command, tenant.error());
    std::vector<Setting> together = tenant->settings;
    std::erase_if(together, [&](const Setting& one) { return one.name == setting.name; });
    together.push_back(setting);
    if (const auto refused = settings_refusal(together)) return refuse(command, *refused);
    return change(
        asked, command,
        [&](db::Connection& connection) { return tenant_store::set_setting(connection, asked.tenant, setting); }, "",
        setting.value.empty() ? setting.name + " is not set any more." : setting.name + " is " + setting.value);
}

int show(const Asked& asked) {
    const auto open = open_folder(asked.folder);
    if (!open) return refuse("tenant settings", open.error());
    const auto tenant = find_tenant(*open->database, asked.folder, asked.tenant);
    if (!tenant) return refuse("tenant settings", tenant.error());
    for (const Setting& setting : tenant->settings) std::cout << setting.name << '\t' << setting.value << '\n';
    for (const SettingRule& rule : setting_rules())
        if (setting_of(tenant->settings, rule.name).empty())
            std::cout << "# " << rule.name << '\t' << rule.help << '\n';
    return 0;
}

int add_origin(const Asked& asked) {
    if (const auto refused = origin_refusal(asked.origin)) return refuse("tenant origin add", *refused);
    return change(
        asked, "tenant origin add",
        [&](db::Connection& connection) { return tenant_store::add_origin(connection, asked.tenant, asked.origin); },
        "", "Pages of " + asked.origin + " may embed and call " + asked.tenant + ".");
}

int remove_origin(const Asked& asked) {
    return change(
        asked, "tenant origin remove",
        [&](db::Connection& connection) { return tenant_store::remove_origin(connection, asked.tenant, asked.origin); },
        "it has no such origin", "Pages of " + asked.origin + " may not embed and call " + asked.tenant + " any more.");
}

int add_issuer(Asked asked) {
    const auto algorithm = parse_algorithm(asked.algorithm);
    if (!algorithm) return refuse("tenant issuer add", "--algorithm is RS256, ES256 or EdDSA");
    asked.issuer.algorithm = *algorithm;
    if (const auto refused = issuer_refusal(asked.issuer)) return refuse("tenant issuer add", *refused);
    return change(
        asked, "tenant issuer add",
        [&](db::Connection& connection) { return tenant_store::set_issuer(connection, asked.tenant, asked.issuer); },
        "", asked.issuer.name + " may sign for " + asked.tenant + ".");
}

int remove_issuer(const Asked& asked) {
    return change(
        asked, "tenant issuer remove",
        [&](db::Connection& connection) {
            return tenant_store::remove_issuer(connection, asked.tenant, asked.issuer.name);
        },
        "it has no such issuer", "Tokens of " + asked.issuer.name + " count no more.");
}

int list_issuers(const Asked& asked) {
    const auto open = open_folder(asked.folder);
    if (!open) return refuse("tenant issuer list", open.error());
    const auto tenant = find_tenant(*open->database, asked.folder, asked.tenant);
    if (!tenant) return refuse("tenant issuer list", tenant.error());
    for (const Issuer& issuer : tenant->issuers)
        std::cout << issuer.name << '\t' << issuer.audience << '\t' << algorithm_word(issuer.algorithm) << '\t'
                  << issuer.keys << '\n';
    return 0;
}

}  // namespace

std::vector<std::pair<CLI::App*, Run>> add_tenant_settings(CLI::App& tenant) {
    std::vector<std::pair<CLI::App*, Run>> commands;
    const auto asked = std::make_shared<Asked>();
    const auto add = [&](CLI::App& parent, const char* name, const char* help, auto run) {
        CLI::App* command = parent.add_subcommand(name, help);
        command->add_option("TENANT", asked->tenant, "the tenant")->required();
        add_data_option(*command, asked->folder);
        commands.emplace_back(command, [asked, run] { return run(*asked); });
        return command;
    };
    CLI::App* set_it = add(tenant, "set", "says what the bank is reached by, its legal texts, colours, font", set);
    set_it->add_option("NAME", asked->setting.name, "one of those that `tenant settings` lists")->required();
    set_it->add_option("VALUE", asked->setting.value, "empty: not set any more");
    add(tenant, "settings", "what is set, and what could be", show);

    CLI::App* origin = tenant.add_subcommand("origin", "the pages that may embed and call a tenant");
    origin->require_subcommand(1);
    for (CLI::App* command : {add(*origin, "add", "lets pages of an origin", add_origin),
                              add(*origin, "remove", "lets them no more", remove_origin)})
        command->add_option("URL", asked->origin, "https://bank.example")->required();

    CLI::App* issuer = tenant.add_subcommand("issuer", "who may sign for a tenant's people");
    issuer->require_subcommand(1);
    CLI::App* add_it = add(*issuer, "add", "adds an issuer, or says anew how it signs", add_issuer);
    add_it->add_option("ISSUER", asked->issuer.name, "as `iss` says it")->required();
    add_it->add_option("--audience", asked->issuer.audience, "one of those in `aud`")->required();
    add_it->add_option("--algorithm", asked->algorithm, "RS256, ES256 or EdDSA")->capture_default_str();
    add_it
        ->add_option("--keys", asked->issuer.keys,
                     "its key set: an https address, or a file by its whole path. For a change of keys, list both in "
                     "it until the old tokens have ended")
        ->required();
    add(*issuer, "remove", "its tokens count no more", remove_issuer)
        ->add_option("ISSUER", asked->issuer.name, "as `iss` says it")
        ->required();
    add(*issuer, "list", "the issuers, their audience, algorithm and keys", list_issuers);
    return commands;
}

}  // namespace comptoir
