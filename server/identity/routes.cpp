#include "server/identity/identity_service.h"
#include "shared/api/claims.h"

namespace comptoir::identity {

namespace {

const http::Parameter tenant{.name = "tenant",
                             .description = "the bank that vouches for the person",
                             .example = "demo",
                             .minimum = 1,
                             .maximum = 40,
                             .in_path = true};

constexpr http::Schema schemas[] = {
    {"Me",
     R"({"type":"object","required":["id","name","businesses"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string"},"businesses":{"type":"array","items":{"type":"object","required":["id","role"],)"
     R"("properties":{"id":{"type":"string"},"name":{"type":"string"},"role":{"enum":["viewer","editor","owner"]},)"
     R"("published":{"type":"boolean"}}}},"unread":{"type":"integer"},)"
     R"("staff":{"type":"object","required":["role"],"properties":{"role":{"enum":["adviser","moderator"]},)"
     R"("branch":{"type":"string"}}}}})"},
};

}  // namespace

std::span<const http::Schema> identity_schemas() {
    return schemas;
}

std::vector<http::Route> identity_routes(IdentityService* service) {
    using http::Arguments;
    using http::Request;
    const http::Answer bad_token{401, "No token, or one that does not count.", "Problem"};
    const http::Answer nothing_there{404, "There is no such tenant.", "Problem"};
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/me",
         .operation = "getMe",
         .summary = "Who the bank says one is, and for which businesses one may act",
         .parameters = {tenant},
         .answers = {{200, "The person.", "Me"}, {304, "As If-None-Match has it.", ""}, bad_token, nothing_there},
         .action = Action::see_me,
         .handler = [service](const Request& request, const Arguments&) { return service->me(request); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/revocations",
         .operation = "revokeTokens",
         .summary = "From the bank's back end: a person's tokens count no more. The body is a token of the type "
                    "comptoir-revocation+jwt with iss, aud, sub, tenant, iat and exp, signed like the others",
         .parameters = {tenant},
         .answers = {{204, "Tokens of `sub` that were issued at `iat` or before are refused from now on.", ""},
                     bad_token,
                     nothing_there},
         .action = Action::revoke_tokens,
         .body = {.media_types = {"application/jwt"}, .bytes_max = token_bytes_max},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->revoke(request, values); }},
    };
}

}  // namespace comptoir::identity
