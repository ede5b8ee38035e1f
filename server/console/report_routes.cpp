#include "server/console/parameters.h"
#include "server/console/report_service.h"

namespace comptoir::console {

namespace {

using http::Arguments;
using http::Request;

#define COMPTOIR_SAID \
    R"({"type":"object","required":["text"],"properties":{"at":{"type":"string"},"text":{"type":"string"}}})"

constexpr http::Schema schemas[] = {
    {"NewReport",
     R"({"type":"object","required":["kind","text","good_faith"],"additionalProperties":false,"properties":{)"
     R"("kind":{"enum":["false_identity","false_statement","illegal","offensive","personal_data","others_work",)"
     R"("other"]},"text":{"type":"string","minLength":10,"maxLength":3000},)"
     R"("good_faith":{"const":true,"description":"the reporter believes what they say"}}})"},
    {"Report",
     R"({"type":"object","required":["id","kind","state","received_at"],"properties":{"id":{"type":"string"},)"
     R"("business":{"$ref":"#/components/schemas/Named"},"reporter":{"$ref":"#/components/schemas/Named"},)"
     R"("kind":{"type":"string"},"text":{"type":"string"},"state":{"enum":["received","taken","upheld","rejected",)"
     R"("upheld_disputed","rejected_disputed","upheld_for_good","rejected_for_good"]},)"
     R"("received_at":{"type":"string","format":"date-time"},"taken_at":{"type":"string","format":"date-time"},)"
     R"("decision":{"type":"object","required":["at","measure","ground","facts","automated"],"properties":{)"
     R"("at":{"type":"string","format":"date-time"},"measure":{"enum":["none","pause"]},)"
     R"("ground":{"enum":["law","terms"]},"reference":{"type":"string"},"facts":{"type":"string"},)"
     R"("automated":{"type":"boolean"}}},"complaint":)" COMPTOIR_SAID R"(,"answer":)" COMPTOIR_SAID
     R"(,"complain_until":{"type":"string","format":"date-time","description":"present where the reader may"}}})"},
    {"Named", R"({"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},)"
              R"("name":{"type":"string"}}})"},
    {"ReportList", R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":)"
                   R"({"$ref":"#/components/schemas/Report"}},"next":{"type":["string","null"]}}})"},
    {"Complaint", R"({"type":"object","required":["text"],"additionalProperties":false,"properties":{"text":)"
                  R"({"type":"string","minLength":10,"maxLength":3000}}})"},
    {"ReportDecision",
     R"({"type":"object","required":["decision","facts"],"additionalProperties":false,"properties":{)"
     R"("decision":{"enum":["uphold","reject"]},"measure":{"enum":["none","pause"]},"ground":{"enum":["law","terms"],)"
     R"("description":"with uphold"},"reference":{"type":"string","maxLength":300,"description":"the article"},)"
     R"("facts":{"type":"string","minLength":10,"maxLength":3000}}})"},
};
#undef COMPTOIR_SAID

constexpr std::string_view complaint_example = R"({"text":"La décision se trompe : le texte dit autre chose."})";

http::Route desk_step(std::string_view path, std::string_view operation, std::string_view summary) {
    return {.method = "POST",
            .path = path,
            .operation = operation,
            .summary = summary,
            .parameters = {tenant_parameter, report_parameter},
            .answers = {{200, "The report.", "Report"}, bad_request, bad_token, no_right, nothing_there, no_state},
            .action = Action::use_desk};
}

}  // namespace

std::span<const http::Schema> report_schemas() {
    return schemas;
}

std::vector<http::Route> report_routes(ReportService* service) {
    http::Route take = desk_step("/api/v1/tenants/{tenant}/desk/reports/{report}/take", "takeReport",
                                 "Staff begins to look at a report");
    take.handler = [service](const Request& request, const Arguments& values) {
        return service->take(request, values);
    };
    http::Route decide = desk_step("/api/v1/tenants/{tenant}/desk/reports/{report}/decisions", "decideReport",
                                   "Staff decides, or answers a complaint, with a statement of reasons");
    decide.body = {.schema = "ReportDecision",
                   .example =
                       R"({"decision":"uphold","measure":"pause","ground":"terms",)"
                       R"("reference":"Conditions, article 4","facts":"La page reprend la marque d’un autre."})"};
    decide.handler = [service](const Request& request, const Arguments& values) {
        return service->decide(request, values);
    };
    return {
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/reports",
         .operation = "reportPage",
         .summary = "Says what is wrong with a page; visitors may too",
         .parameters = {tenant_parameter, business_parameter},
         .answers = {{201, "The report was received.", "Report"},
                     bad_request,
                     nothing_there,
                     {429, "Too many reports; Retry-After says when the next may come.", "Problem"}},
         .action = Action::report_page,
         .body = {.schema = "NewReport",
                  .example = R"({"kind":"false_identity","text":"Ce n’est pas notre entreprise.","good_faith":true})"},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->report(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/reports",
         .operation = "listOwnReports",
         .summary = "What one has reported, and what became of it",
         .parameters = {tenant_parameter},
         .answers = {{200, "The newest first, at most 100.", "ReportList"}, bad_request, bad_token, nothing_there},
         .action = Action::follow_reports,
         .handler = [service](const Request& request, const Arguments&) { return service->mine(request); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/reports/{report}/complaints",
         .operation = "complainOfRejection",
         .summary = "The reporter complains that nothing was found, within half a year",
         .parameters = {tenant_parameter, report_parameter},
         .answers = {{200, "The report.", "Report"}, bad_request, bad_token, nothing_there, no_state},
         .action = Action::follow_reports,
         .body = {.schema = "Complaint", .example = complaint_example},
         .handler = [service](
                        const Request& request,
                        const Arguments& values) { return service->complain(request, values, ReportActor::reporter); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/reports",
         .operation = "listDecisions",
         .summary = "What was decided against one's page, with the statement of reasons",
         .parameters = {tenant_parameter, business_parameter},
         .answers =
             {{200, "The newest first, at most 100.", "ReportList"}, bad_request, bad_token, no_right, nothing_there},
         .action = Action::answer_decisions,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->decisions(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/reports/{report}/complaints",
         .operation = "complainOfDecision",
         .summary = "The owner complains of a decision against the page, within half a year",
         .parameters = {tenant_parameter, business_parameter, report_parameter},
         .answers = {{200, "The report.", "Report"}, bad_request, bad_token, no_right, nothing_there, no_state},
         .action = Action::answer_decisions,
         .body = {.schema = "Complaint", .example = complaint_example},
         .handler = [service](
                        const Request& request,
                        const Arguments& values) { return service->complain(request, values, ReportActor::owner); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/desk/reports",
         .operation = "listReports",
         .summary = "Reports for the desk, newest first; an adviser's of the own branch",
         .parameters = {tenant_parameter,
                        {.name = "state",
                         .kind = http::ParameterKind::choice,
                         .description = "`open`, when not given: those that wait for somebody",
                         .choices = {"open", "closed"}},
                        cursor_parameter},
         .answers = {{200, "A page of the list.", "ReportList"}, bad_request, bad_token, no_right, nothing_there},
         .action = Action::use_desk,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->list(request, values); }},
        std::move(take),
        std::move(decide),
    };
}

}  // namespace comptoir::console
