#include "server/identity/gate.h"
#include "server/http/refusals.h"

namespace comptoir::identity {

namespace {

constexpr std::string_view bearer = "Bearer ";

// The same words whatever is wrong with a token: they would help nobody but a forger. The log has the reason.
http::Refused refused(TokenFault fault) {
    return {
        {401, std::string(http::token_refused), "The token does not count.", "a token that the bank signed just now"},
        token_fault_word(fault)};
}

}  // namespace

Result<http::Admission, http::Refused> Gatekeeper::admit(const http::Request& request,
                                                         const http::Arguments& values) const {
    http::Admission admission;
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) {
        admission.standing.relation = Relation::other;
        return admission;
    }
    if (!request.authorization.empty()) {
        auto caller = caller_of(*tenant, request.authorization);
        if (!caller) return caller.error();
        admission.caller = std::move(*caller);
    }
    admission.standing = standing_of(*tenant, admission.caller.get(), values.text("business"));
    return admission;
}

Result<People::Known, http::Refused> Gatekeeper::caller_of(const Tenant& tenant, std::string_view authorization) const {
    if (!authorization.starts_with(bearer)) return refused(TokenFault::malformed);
    const auto claims =
        parts_.tokens.check(tenant.name, tenant.issuers, authorization.substr(bearer.size()), parts_.now_s());
    if (!claims) return refused(claims.error());
    if (parts_.revocations.covers(tenant.number, **claims)) return refused(TokenFault::revoked);
    auto caller = parts_.people.caller(tenant.number, *claims);
    if (!caller) return http::Refused{http::database_failed()};
    return *std::move(caller);
}

Standing Gatekeeper::standing_of(const Tenant& tenant, const Caller* caller, std::string_view business_id) const {
    Standing standing{.signed_in = caller != nullptr, .staff = caller ? caller->staff : StaffRole::none};
    if (business_id.empty()) return standing;
    // Nobody's id takes the steps that a hidden member's takes.
    const BusinessNumber business = parts_.businesses.ids().sought(tenant.number, business_id);
    if (caller) {
        standing.role = caller->role_in(business);
        if (standing.role != Role::none)
            standing.relation = Relation::own;
        else if (parts_.is_connected && parts_.is_connected(*caller, business))
            standing.relation = Relation::connection;
    }
    if (standing.staff == StaffRole::adviser) {
        const auto branch = parts_.database.read(
            [&](db::Connection& connection) { return people_store::branch_of(connection, business); });
        standing.in_branch = PublicIds::is_anybodys(business) && branch && *branch == caller->branch;
    }
    if (!PublicIds::is_anybodys(business)) standing.relation = Relation::other;
    return standing;
}

}  // namespace comptoir::identity
