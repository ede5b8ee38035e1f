// Does a tenant's snapshot say what the database says? Reads the whole tenant; changes nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/business_store.h"
#include "server/tenant/tenant_store.h"
#include "shared/directory/search/index.h"

namespace comptoir {

// Loads the snapshot, brings it up to date as a server would, and compares it with an index made from the database
// alone: byte by byte. What differs, one sentence each; empty: nothing, or there is no snapshot, which is no fault.
std::vector<std::string> verify_snapshot(db::Connection& connection, const BusinessStore& businesses,
                                         const Tenant& tenant, const std::filesystem::path& data_folder,
                                         search::Knowledge knowledge);

}  // namespace comptoir
