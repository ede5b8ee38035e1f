// Who makes a request, as the bank vouched for them and as this product knows them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "server/directory/public_id.h"
#include "shared/policy/role.h"

namespace comptoir::identity {

// A person's row; never reused.
using PersonNumber = std::uint32_t;

struct Membership {
    BusinessNumber business = 0;
    Role role = Role::none;
    bool operator==(const Membership&) const = default;
};

struct Caller {
    PersonNumber person = 0;
    std::string id;  // opaque, of the person; says nothing of the bank's own number
    std::string name;
    TenantNumber tenant = 0;
    std::vector<Membership> businesses;
    StaffRole staff = StaffRole::none;
    std::string branch;  // of an adviser

    Role role_in(BusinessNumber business) const {
        const auto found = std::find_if(businesses.begin(), businesses.end(),
                                        [&](const Membership& one) { return one.business == business; });
        return found == businesses.end() ? Role::none : found->role;
    }
};

}  // namespace comptoir::identity
