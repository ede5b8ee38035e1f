#include "server/identity/identity_service.h"

#include "server/http/etag.h"
#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/write_once.h"
#include "shared/api/me.h"

namespace comptoir::identity {

IdentityService::Answer IdentityService::me(const http::Request& request) const {
    const Caller& caller = *request.caller;
    Me me{.id = caller.id, .name = caller.name, .staff = caller.staff, .branch = caller.branch};
    const auto named = parts_.database.read([&](db::Connection& connection) {
        for (const Membership& membership : caller.businesses) {
            const auto business = parts_.businesses.find(connection, membership.business);
            if (business)
                me.businesses.push_back(
                    {business->business.id, name_or_number(business->business), membership.role, business->listed});
        }
        if (parts_.unread) me.unread = parts_.unread(connection, caller);
        return db::Nothing{};
    });
    if (!named) return problem_of(named.error());
    http::Response response = http::json_response(to_json(me));
    response.etag = http::content_etag(response.body);
    return response;
}

IdentityService::Answer IdentityService::revoke(const http::Request& request, const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return http::not_found("tenant");
    const auto revocation = parts_.tokens.check_revocation(tenant->name, tenant->issuers, request.body, parts_.now_s());
    if (!revocation)
        return Problem{401, std::string(http::token_refused), "The token does not count.",
                       "a revocation that the bank signed just now"};
    if (const auto error = parts_.revocations.add(tenant->number, *revocation)) return problem_of(*error);
    parts_.people.changed();
    return http::Response{.status = 204};
}

}  // namespace comptoir::identity
