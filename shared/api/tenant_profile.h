// What everybody may know of a tenant: GET /api/v1/tenants/{tenant}
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

struct TenantProfile {
    std::string id;
    std::string name;    // what the widget's "about" screen calls the bank; the id when none was given
    int businesses = 0;  // that a visitor may find; counted to a limit
    bool exact = true;   // false: at least `businesses`
    bool operator==(const TenantProfile&) const = default;
};

// {"id","name","businesses":{"value","exact"}}
std::string to_json(const TenantProfile& tenant);
// Nothing when `text` is not such an answer.
std::optional<TenantProfile> parse_tenant_profile(std::string_view text);

}  // namespace comptoir
