#include "server/tenant/tenant_registry.h"

namespace comptoir {

std::optional<db::Error> TenantRegistry::refresh(db::Database& database) {
    auto listed = database.read([](db::Connection& connection) { return tenant_store::list(connection); });
    if (!listed) return listed.error();
    std::vector<std::shared_ptr<const Tenant>> tenants;
    for (Tenant& tenant : *listed) tenants.push_back(std::make_shared<const Tenant>(std::move(tenant)));
    const std::lock_guard lock(in_use_);
    tenants_ = std::move(tenants);
    return std::nullopt;
}

std::shared_ptr<const Tenant> TenantRegistry::find(std::string_view name) const {
    const std::lock_guard lock(in_use_);
    for (const auto& tenant : tenants_)
        if (tenant->name == name) return tenant;
    return nullptr;
}

std::vector<std::shared_ptr<const Tenant>> TenantRegistry::list() const {
    const std::lock_guard lock(in_use_);
    return tenants_;
}

bool TenantRegistry::may_read(std::string_view tenant, std::string_view origin) const {
    if (tenant.empty()) return true;
    const auto found = find(tenant);
    return found && (origin == "null" || allows_origin(*found, origin));
}

std::string TenantRegistry::frame_ancestors(std::string_view tenant) const {
    const auto found = find(tenant);
    if (!found) return "'none'";
    if (found->origins.empty()) return "http://localhost:* http://127.0.0.1:* https://localhost:* https://127.0.0.1:*";
    std::string sources;
    for (const std::string& origin : found->origins) (sources += sources.empty() ? "" : " ") += origin;
    return sources;
}

}  // namespace comptoir
