// The search index of a tenant as a file: written whole or not at all, never trusted. The database is the truth; a
// snapshot only saves the time to read it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "server/directory/public_id.h"
#include "shared/core/result.h"
#include "shared/directory/search/index.h"

namespace comptoir::snapshot {

// DIR/index/TENANT.snapshot
std::filesystem::path file_of(const std::filesystem::path& data_folder, TenantNumber tenant);

// Nothing on success, else a sentence. Written beside, made durable, renamed: a crash or a full disk leaves the old
// one.
std::optional<std::string> save(const search::Index& index, const std::filesystem::path& file);

struct Refusal {
    bool missing = false;  // there is none, which is no fault
    std::string detail;    // one sentence
};
Result<search::Index, Refusal> load(const std::filesystem::path& file, search::Knowledge knowledge);

}  // namespace comptoir::snapshot
