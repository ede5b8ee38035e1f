// Who is signed in, as the server knows it from the bank: GET /api/v1/tenants/{tenant}/me
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/policy/role.h"

namespace comptoir {

// A business that the person speaks for.
struct OwnBusiness {
    std::string id;
    std::string name;
    Role role = Role::viewer;
    bool published = false;
    bool operator==(const OwnBusiness&) const = default;
};

struct Me {
    std::string id;  // opaque, the person's within the tenant
    std::string name;
    std::vector<OwnBusiness> businesses;
    StaffRole staff = StaffRole::none;
    std::string branch;  // of the bank, where staff works
    int unread = 0;      // of the bell
    bool operator==(const Me&) const = default;
};

// "/api/v1/tenants/{tenant}/me".
std::string me_path(std::string_view tenant);

// {"id","name","businesses":[{"id","name","role","published"}],"staff":{"role","branch"},"unread"}; without "staff" for
// whoever is none.
std::string to_json(const Me& me);
// Nothing when `text` is not such an answer; a business whose role is none of the words is left out.
std::optional<Me> parse_me(std::string_view text);

}  // namespace comptoir
