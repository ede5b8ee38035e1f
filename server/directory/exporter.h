// A tenant's businesses as a file: CSV, a line for each place, which `comptoir import` reads again; or JSON, whole.
#pragma once

#include <cstdint>
#include <ostream>

#include "server/db/connection.h"
#include "server/directory/business_store.h"

namespace comptoir {

enum class ExportFormat { csv, json };

// All of the tenant's businesses, by their numbers, those that are not listed too. Gives how many. The stream's state
// says whether it took everything.
std::uint64_t export_businesses(db::Connection& connection, const BusinessStore& businesses, TenantNumber tenant,
                                ExportFormat format, std::ostream& out);

}  // namespace comptoir
