// Whose tokens count no more, because the bank said so before they ended.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <tuple>

#include "server/db/database.h"
#include "server/directory/public_id.h"
#include "shared/api/claims.h"

namespace comptoir::identity {

// May be used by many threads.
class Revocations {
public:
    explicit Revocations(db::Database& database) : database_(database) {}

    // From the database: at start, and now and then for what another process wrote.
    std::optional<db::Error> refresh();
    // Durable when it returns, and counts at the next request. What the bank granted the person goes too.
    std::optional<db::Error> add(TenantNumber tenant, const Revocation& revocation);
    bool covers(TenantNumber tenant, const Claims& claims) const;

    // A token that is older than this has ended by itself.
    static constexpr std::int64_t kept_s = token_life_max_s + 2 * token_leeway_s;

private:
    using Key = std::tuple<TenantNumber, std::string, std::string>;  // tenant, issuer, subject

    db::Database& database_;
    mutable std::shared_mutex in_use_;
    std::map<Key, std::int64_t> before_s_;
};

}  // namespace comptoir::identity
