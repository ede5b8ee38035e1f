#include "server/page/page_service.h"
#include "server/page/parameters.h"
#include "server/page/routes.h"

namespace comptoir {

namespace {

using http::Answer;
using http::Parameter;
using http::ParameterKind;

const Answer the_draft{200, "The draft as it is now, with its ETag.", "Draft"};
const Answer changed{412, "The draft was changed meanwhile. The problem has all members of the draft, too.", "Draft"};
const Answer no_version{428, "Without If-Match nobody knows which draft was seen.", "Problem"};
const Answer no_room{507, "The disk is full; nothing was changed.", "Problem"};

std::vector<Answer> answers(Answer first, std::vector<Answer> more) {
    std::vector<Answer> all = page_routing::refusals();
    all.insert(all.begin(), std::move(first));
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

constexpr std::string_view patch_example =
    R"({"fields":{"phone":"01 99 00 12 34","offers":["pain","brioche"]},"audiences":{"phone":"customers"},"listed":"everyone"})";

}  // namespace

std::vector<http::Route> page_routes(PageService* service) {
    using http::Arguments;
    using http::Request;
    using page_routing::business;
    using page_routing::nothing_body;
    using page_routing::tenant;
    const Parameter version{.name = "version",
                            .kind = ParameterKind::integer,
                            .description = "of the history",
                            .minimum = 1,
                            .maximum = 1'000'000'000,
                            .in_path = true};
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/draft",
         .operation = "getDraft",
         .summary = "The page of one's own business as it is being typed",
         .parameters = {tenant, business},
         .answers = answers(the_draft, {}),
         .action = Action::see_draft,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->draft(request, values); }},
        {.method = "PATCH",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/draft",
         .operation = "editDraft",
         .summary = "Keeps what was typed, letter for letter; what is not valid yet is among the answer's faults",
         .parameters = {tenant, business},
         .answers = answers(the_draft, {changed, no_version, no_room}),
         .action = Action::edit_draft,
         .body = {.schema = "DraftPatch", .example = patch_example, .bytes_max = 1'000'000},
         .wants_version = true,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->edit(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/publication",
         .operation = "publishPage",
         .summary = "Makes the draft the page, for each field's audience; over when every answer follows it",
         .parameters = {tenant, business},
         .answers = answers(
             the_draft,
             {{409, "Something typed is not valid; `faults` say what.", "Draft"}, changed, no_version, no_room}),
         .action = Action::publish_page,
         .body = nothing_body,
         .wants_version = true,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->publish(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/history",
         .operation = "listPublications",
         .summary = "What was published of the page, when and by whom, the newest first",
         .parameters = {tenant,
                        business,
                        {.name = "cursor",
                         .kind = ParameterKind::integer,
                         .description = "`next` of the page before",
                         .minimum = 1,
                         .maximum = 1'000'000'000}},
         .answers = answers({200, "A page of the history.", "PageHistory"}, {}),
         .action = Action::see_draft,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->history(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/history/{version}/restoration",
         .operation = "restorePage",
         .summary = "Publishes again what a version said; what is being typed stays in the draft",
         .parameters = {tenant, business, version},
         .answers = answers(the_draft, {changed, no_version, no_room}),
         .action = Action::publish_page,
         .body = nothing_body,
         .wants_version = true,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->restore(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/preview",
         .operation = "previewPage",
         .summary = "The draft as others would see it if it were published now",
         .parameters = {tenant,
                        business,
                        {.name = "as",
                         .kind = ParameterKind::choice,
                         .description = "who looks: anybody, another customer, a connection; anybody when not given",
                         .choices = {"everyone", "customers", "connections"}}},
         .answers = answers({200, "The page, or that it is not shown to them at all.", "PagePreview"}, {}),
         .action = Action::see_draft,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->preview(request, values); }},
    };
}

}  // namespace comptoir
