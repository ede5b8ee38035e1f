#include "server/commands/data_folder.h"

#include <iostream>

namespace comptoir {

void add_data_option(CLI::App& app, std::filesystem::path& folder) {
    app.add_option("--data", folder, "the data folder")->required()->option_text("DIR");
}

int refuse(const std::string& command, const std::string& reason) {
    std::cerr << "comptoir " << command << ": " << reason << '\n';
    return 1;
}

Result<OpenFolder, std::string> open_folder(const std::filesystem::path& folder, db::Database::Options options) {
    auto database = db::Database::open(folder, options);
    if (!database) return database.error().detail;
    auto businesses = (*database)->read([](db::Connection& connection) { return BusinessStore::open(connection); });
    if (!businesses) return businesses.error().detail;
    if (!*businesses) return businesses->error().detail;
    return OpenFolder{std::move(*database), std::move(**businesses)};
}

Result<Tenant, std::string> find_tenant(db::Database& database, const std::filesystem::path& folder,
                                        const std::string& name) {
    const auto found = database.read([&](db::Connection& connection) { return tenant_store::find(connection, name); });
    if (!found) return found.error().detail;
    if (!*found)
        return "there is no tenant `" + name + "`; `comptoir tenant create " + name + " --data " + folder.string() +
               "` makes it";
    return **found;
}

}  // namespace comptoir
