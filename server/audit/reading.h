// Reading the audit trail: what people at the bank are shown of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/audit/audit.h"

namespace comptoir::audit {

struct Told {
    std::int64_t seq = 0;
    std::int64_t at_ms = 0;
    std::uint32_t actor = 0;
    std::string act;
    std::string subject_kind;
    std::string subject;
    std::string detail;
};

// Entries of the tenant below `before`, newest first; only those about `subject` where it is given. A step of
// db::Database::read.
std::vector<Told> list(db::Connection& connection, TenantNumber tenant, std::int64_t before, int limit,
                       const std::optional<Subject>& subject);

}  // namespace comptoir::audit
