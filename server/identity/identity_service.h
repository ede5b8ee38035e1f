// What a signed-in person is told of themselves, and the bank's word that somebody's tokens count no more. Each method
// is the handler of one route.
#pragma once

#include <functional>

#include "server/http/route.h"
#include "server/identity/people.h"
#include "server/identity/revocations.h"
#include "server/identity/token_checker.h"
#include "server/tenant/tenant_registry.h"

namespace comptoir::identity {

class IdentityService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        const TenantRegistry& tenants;
        TokenChecker& tokens;
        Revocations& revocations;
        People& people;
        // What the bells of a person's businesses have not shown yet; none: nothing.
        std::function<int(db::Connection&, const Caller&)> unread = {};
        std::function<std::int64_t()> now_s;
    };
    explicit IdentityService(Parts parts) : parts_(std::move(parts)) {}

    Answer me(const http::Request& request) const;
    Answer revoke(const http::Request& request, const http::Arguments& values) const;

private:
    Parts parts_;
};

// Without a service only the description is of use.
std::vector<http::Route> identity_routes(IdentityService* service);
std::span<const http::Schema> identity_schemas();

}  // namespace comptoir::identity
