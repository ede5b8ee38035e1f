// The tenants as the running server knows them: kept in memory, read again when the database may have changed.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/database.h"
#include "server/tenant/tenant_store.h"

namespace comptoir {

// May be used by many threads.
class TenantRegistry {
public:
    // Nothing on success: how the database refused.
    std::optional<db::Error> refresh(db::Database& database);

    // Nothing when there is no such tenant. What is given stays as it is, whatever refresh() does.
    std::shared_ptr<const Tenant> find(std::string_view name) const;
    std::vector<std::shared_ptr<const Tenant>> list() const;

    // May a page of this origin read answers about the tenant? A frame with `sandbox` has the origin "null": it may,
    // since nothing here depends on cookies and who may frame the widget is said by its document.
    bool may_read(std::string_view tenant, std::string_view origin) const;

    // The sources of CSP's frame-ancestors: the tenant's origins, loopback when it has none, 'none' for an unknown
    // tenant.
    std::string frame_ancestors(std::string_view tenant) const;

private:
    mutable std::mutex in_use_;
    std::vector<std::shared_ptr<const Tenant>> tenants_;
};

}  // namespace comptoir
