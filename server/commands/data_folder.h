// What the commands that work on a data folder have in common: opening it, and saying why not.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/tenant/tenant_store.h"

namespace comptoir {

// The option --data DIR.
void add_data_option(CLI::App& app, std::filesystem::path& folder);

// Writes "comptoir NAME: reason" to stderr; gives the exit status 1.
int refuse(const std::string& command, const std::string& reason);

struct OpenFolder {
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
};
Result<OpenFolder, std::string> open_folder(const std::filesystem::path& folder, db::Database::Options options = {});

// The tenant of this name, or what to do about its absence.
Result<Tenant, std::string> find_tenant(db::Database& database, const std::filesystem::path& folder,
                                        const std::string& name);

}  // namespace comptoir
