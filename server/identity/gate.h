// Who asks, and how they stand to what they ask for: from the token and the path of a request to what the policy wants
// to know.
#pragma once

#include <functional>

#include "server/http/route.h"
#include "server/identity/people.h"
#include "server/identity/revocations.h"
#include "server/identity/token_checker.h"
#include "server/tenant/tenant_registry.h"

namespace comptoir::identity {

// Is one of the caller's businesses connected with this one?
using Connected = std::function<bool(const Caller&, BusinessNumber)>;

class Gatekeeper {
public:
    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const TenantRegistry& tenants;
        const BusinessStore& businesses;
        TokenChecker& tokens;
        Revocations& revocations;
        People& people;
        Connected is_connected = {};  // none: nobody is
        std::function<std::int64_t()> now_s;
    };
    explicit Gatekeeper(Parts parts) : parts_(std::move(parts)) {}

    Result<http::Admission, http::Refused> admit(const http::Request& request, const http::Arguments& values) const;

private:
    Result<People::Known, http::Refused> caller_of(const Tenant& tenant, std::string_view authorization) const;
    Standing standing_of(const Tenant& tenant, const Caller* caller, std::string_view business_id) const;

    Parts parts_;
};

}  // namespace comptoir::identity
