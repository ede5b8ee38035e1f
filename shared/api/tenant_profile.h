// What everybody may know of a tenant: GET /api/v1/tenants/{tenant}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct TenantProfile {
    std::string id;
    std::string name;    // what the widget's "about" screen calls the bank; the id when none was given
    int businesses = 0;  // that a visitor may find; counted to a limit
    bool exact = true;   // false: at least `businesses`
    // Empty: not said. The legal ones are https addresses, or the texts themselves.
    std::string email = {}, phone = {};
    std::string terms = {}, privacy = {}, notice = {};
    std::vector<std::string> locales = {};  // the bank's own first
    std::string look = {};  // JSON, for the frame: {"font","light":{"accent":"#7a1f3d"},"dark"}; never read back
    bool operator==(const TenantProfile&) const = default;
};

// {"id","name","businesses":{"value","exact"},"contact":{"email","phone"},"legal":{"terms","privacy","notice"},
//  "locales","look"}
std::string to_json(const TenantProfile& tenant);
// Nothing when `text` is not such an answer.
std::optional<TenantProfile> parse_tenant_profile(std::string_view text);

}  // namespace comptoir
