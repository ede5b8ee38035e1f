#include "server/page/member_service.h"
#include "server/page/parameters.h"
#include "server/page/routes.h"

namespace comptoir {

namespace {

std::vector<http::Answer> answers(http::Answer first, std::vector<http::Answer> more) {
    std::vector<http::Answer> all = page_routing::refusals();
    all.insert(all.begin(), std::move(first));
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

const http::Answer not_now{409, "It is the bank's word, or the last owner's part.", "Problem"};
constexpr std::string_view role_example = R"({"role":"editor"})";

}  // namespace

std::vector<http::Route> member_routes(MemberService* service) {
    using http::Arguments;
    using http::Request;
    using page_routing::business;
    using page_routing::nothing_body;
    using page_routing::tenant;
    const http::Parameter member{.name = "member",
                                 .description = "the `id` of one of the business's people",
                                 .minimum = 1,
                                 .maximum = 64,
                                 .in_path = true};
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/members",
         .operation = "listMembers",
         .summary = "The people of one's own business, owners first, and invitations that are open",
         .parameters = {tenant, business},
         .answers = answers({200, "All of them.", "Members"}, {}),
         .action = Action::see_draft,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->members(request, values); }},
        {.method = "PATCH",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/members/{member}",
         .operation = "setMemberRole",
         .summary = "Gives one of the business's people another role",
         .parameters = {tenant, business, member},
         .answers = answers({200, "All members as they are now.", "Members"}, {not_now}),
         .action = Action::manage_members,
         .body = {.schema = "NewRole", .example = role_example, .bytes_max = 1'000},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->set_role(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/members/{member}/removal",
         .operation = "removeMember",
         .summary = "Ends a person's part in the business",
         .parameters = {tenant, business, member},
         .answers = answers({204, "Gone at the person's next request.", ""}, {not_now}),
         .action = Action::manage_members,
         .body = nothing_body,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->remove(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/departure",
         .operation = "leaveBusiness",
         .summary = "Ends one's own part in the business",
         .parameters = {tenant, business},
         .answers = answers({204, "Gone.", ""}, {not_now}),
         .action = Action::leave_business,
         .body = nothing_body,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->leave(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/invitations",
         .operation = "inviteMember",
         .summary = "Makes a code by which one colleague, signed in at the same bank, can join within seven days",
         .parameters = {tenant, business},
         .answers = answers({201, "The code, told this once.", "Invitation"}, {not_now}),
         .action = Action::manage_members,
         .body = {.schema = "NewRole", .example = role_example, .bytes_max = 1'000},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->invite(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/invitations/withdrawal",
         .operation = "withdrawInvitations",
         .summary = "Ends all invitations of the business that are open",
         .parameters = {tenant, business},
         .answers = answers({204, "None of their codes counts any more.", ""}, {}),
         .action = Action::manage_members,
         .body = nothing_body,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->withdraw_invitations(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/invitations/acceptance",
         .operation = "acceptInvitation",
         .summary = "Joins the business that a colleague's code is of",
         .parameters = {tenant},
         .answers = answers({200, "What one may do from now on.", "Mandate"}, {not_now}),
         .action = Action::accept_invitation,
         .body = {.schema = "InvitationCode", .example = R"({"code":"0123456789abcdefghijkl"})", .bytes_max = 1'000},
         .handler = [service](const Request& request, const Arguments&) { return service->accept(request); }},
    };
}

}  // namespace comptoir
