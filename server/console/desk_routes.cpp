#include "server/console/desk_service.h"
#include "server/console/parameters.h"

namespace comptoir::console {

namespace {

using http::Arguments;
using http::Parameter;
using http::Request;

constexpr http::Schema schemas[] = {
    {"DeskBusiness",
     R"({"type":"object","required":["id","name","audience","listed"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string"},"register_id":{"type":"string"},"branch":{"type":"string"},)"
     R"("audience":{"enum":["everyone","customers","connections","nobody"]},"listed":{"type":"boolean"},)"
     R"("paused":{"type":"object","required":["reason","at"],"properties":{"reason":{"type":"string"},)"
     R"("at":{"type":"string","format":"date-time"}}}}})"},
    {"DeskBusinessList",
     R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":)"
     R"({"$ref":"#/components/schemas/DeskBusiness"}},"next":{"type":["string","null"]}}})"},
    {"PersonList",
     R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":{"type":"object",)"
     R"("required":["id","name","businesses"],"properties":{"id":{"type":"string"},"name":{"type":"string"},)"
     R"("staff":{"type":"string"},"branch":{"type":"string"},"businesses":{"type":"array","items":{"type":"object",)"
     R"("required":["id","name","role"],"properties":{"id":{"type":"string"},"name":{"type":"string"},)"
     R"("role":{"type":"string"}}}}}}},"next":{"type":["string","null"]}}})"},
    {"DeskPage",
     R"({"type":"object","required":["desk","people","page"],"properties":{)"
     R"("desk":{"$ref":"#/components/schemas/DeskBusiness"},"people":{"type":"array","items":{"type":"object",)"
     R"("required":["id","name","role"],"properties":{"id":{"type":"string"},"name":{"type":"string"},)"
     R"("role":{"type":"string"}}}},"page":{"description":"null: there is nothing to see","oneOf":[{"type":"null"},)"
     R"({"$ref":"#/components/schemas/Business"}]}}})"},
    {"Reason", R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":)"
               R"({"type":"string","minLength":3,"maxLength":500}}})"},
    {"NewAttestation",
     R"({"type":"object","required":["fact","decision","reason"],"additionalProperties":false,"properties":{)"
     R"("fact":{"enum":["registration","account_holder","mandate","customer_since","trade"]},)"
     R"("decision":{"enum":["attest","revoke"]},"year":{"type":"integer","description":"of customer_since"},)"
     R"("reason":{"type":"string","minLength":3,"maxLength":500}}})"},
    {"AuditList",
     R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":{"type":"object",)"
     R"("required":["seq","at","act","subject"],"properties":{"seq":{"type":"integer"},)"
     R"("at":{"type":"string","format":"date-time"},"actor":{"$ref":"#/components/schemas/Named"},)"
     R"("act":{"type":"string"},"subject":{"type":"object","required":["kind"],"properties":{)"
     R"("kind":{"enum":["person","business","issuer","tenant","report"]},"id":{"type":"string"},)"
     R"("name":{"type":"string"}}},"person":{"$ref":"#/components/schemas/Named"},"detail":{"type":"string"}}}},)"
     R"("next":{"type":["string","null"]}}})"},
};

const Parameter words{.name = "q",
                      .description = "a part of the name; of a business also its register number",
                      .example = "plomb",
                      .maximum = 80};

http::Route reading(std::string_view path, std::string_view operation, std::string_view summary,
                    std::string_view schema, std::vector<Parameter> parameters) {
    parameters.insert(parameters.begin(), tenant_parameter);
    return {.method = "GET",
            .path = path,
            .operation = operation,
            .summary = summary,
            .parameters = std::move(parameters),
            .answers = {{200, "As asked.", schema}, bad_request, bad_token, no_right, nothing_there},
            .action = Action::use_desk};
}

http::Route act(std::string_view path, std::string_view operation, std::string_view summary, http::Body body) {
    return {
        .method = "POST",
        .path = path,
        .operation = operation,
        .summary = summary,
        .parameters = {tenant_parameter, business_parameter},
        .answers =
            {{200, "How it stands now.", "DeskBusiness"}, bad_request, bad_token, no_right, nothing_there, no_state},
        .action = Action::act_on_business,
        .body = std::move(body)};
}

}  // namespace

std::span<const http::Schema> desk_schemas() {
    return schemas;
}

std::vector<http::Route> desk_routes(DeskService* service) {
    const http::Body reason{.schema = "Reason", .example = R"({"reason":"Vérification en cours"})"};
    http::Route businesses = reading("/api/v1/tenants/{tenant}/desk/businesses", "findBusinesses",
                                     "Businesses for staff, listed or not; an adviser's of the own branch",
                                     "DeskBusinessList", {words, cursor_parameter});
    businesses.handler = [service](const Request& request, const Arguments& values) {
        return service->businesses(request, values);
    };
    http::Route people = reading("/api/v1/tenants/{tenant}/desk/people", "findPeople",
                                 "People for staff; an adviser's of businesses of the own branch", "PersonList",
                                 {words, cursor_parameter});
    people.handler = [service](const Request& request, const Arguments& values) {
        return service->people(request, values);
    };
    http::Route page = reading("/api/v1/tenants/{tenant}/businesses/{business}/desk", "lookAtPage",
                               "A page as its owner or a visitor sees it; kept in the audit trail", "DeskPage",
                               {business_parameter,
                                {.name = "as",
                                 .kind = http::ParameterKind::choice,
                                 .description = "whose eyes; `owner` when not given",
                                 .choices = {"owner", "visitor"}}});
    page.action = Action::act_on_business;
    page.handler = [service](const Request& request, const Arguments& values) {
        return service->page(request, values);
    };
    http::Route trail = reading("/api/v1/tenants/{tenant}/desk/audit", "readAudit",
                                "The audit trail, newest first, for moderators", "AuditList",
                                {{.name = "about",
                                  .description = "the `id` of a business: entries about it alone",
                                  .minimum = 1,
                                  .maximum = 64},
                                 cursor_parameter});
    trail.action = Action::read_audit;
    trail.handler = [service](const Request& request, const Arguments& values) {
        return service->audit_trail(request, values);
    };
    http::Route pause = act("/api/v1/tenants/{tenant}/businesses/{business}/desk/pause", "pauseBusiness",
                            "Its page rests: not listed, not found, answered like one that is not there", reason);
    pause.handler = [service](const Request& request, const Arguments& values) {
        return service->pause(request, values);
    };
    http::Route restore = act("/api/v1/tenants/{tenant}/businesses/{business}/desk/restore", "restoreBusiness",
                              "Its page is back as it was", reason);
    restore.handler = [service](const Request& request, const Arguments& values) {
        return service->restore(request, values);
    };
    http::Route attest = act("/api/v1/tenants/{tenant}/businesses/{business}/desk/attestations", "attestFact",
                             "Says that a fact was checked, or that it counts as checked no more",
                             {.schema = "NewAttestation",
                              .example = R"({"fact":"account_holder","decision":"attest","reason":"Dossier vu"})"});
    attest.handler = [service](const Request& request, const Arguments& values) {
        return service->attest(request, values);
    };
    return {businesses, people, page, trail, pause, restore, attest};
}

}  // namespace comptoir::console
