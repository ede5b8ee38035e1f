#include "server/network/network_service.h"

namespace comptoir::network {

namespace {

using http::Answer;
using http::Arguments;
using http::Parameter;
using http::ParameterKind;
using http::Request;
using http::Route;

const Parameter tenant{.name = "tenant",
                       .description = "the bank whose customers they are",
                       .example = "demo",
                       .minimum = 1,
                       .maximum = 40,
                       .in_path = true};
const Parameter business{.name = "business",
                         .description = "the `id` of a business that the person speaks for",
                         .minimum = 1,
                         .maximum = 64,
                         .in_path = true};
const Parameter other{.name = "other",
                      .description = "the `id` of another business of the bank",
                      .minimum = 1,
                      .maximum = 64,
                      .in_path = true};
const Parameter cursor{.name = "cursor",
                       .kind = ParameterKind::integer,
                       .description = "`next` of the page before, with the same parameters",
                       .minimum = 1,
                       .maximum = 100'000};

const Answer bad_parameter{400, "A parameter or field is unknown or not as described; `field` names it.", "Problem"};
const Answer bad_token{401, "No token, or one that does not count.", "Problem"};
const Answer no_right{403, "The person's role in the business does not allow it.", "Problem"};
const Answer nothing_there{404, "There is none, or it is not to be seen.", "Problem"};
const Answer no_state{409, "The state does not allow it; `detail` says why.", "Problem"};

constexpr std::string_view path = "/api/v1/tenants/{tenant}/businesses/{business}/connections";

Route action(NetworkService* service, ConnectionAction what, std::string_view address, std::string_view operation,
             std::string_view summary) {
    return {
        .method = "POST",
        .path = address,
        .operation = operation,
        .summary = summary,
        .parameters = {tenant, business, other},
        .answers =
            {{200, "How the two stand now.", "Contact"}, bad_parameter, bad_token, no_right, nothing_there, no_state},
        .action = Action::act_in_network,
        .handler = [service, what](const Request& request, const Arguments& values) {
            return service->act(what, request, values);
        }};
}

constexpr http::Schema schemas[] = {
    {"Contact",
     R"({"type":"object","required":["id","name","state","saved"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string"},"trade":{"type":"string"},"commune":{"type":"string"},"logo":{"type":"string"},)"
     R"("state":{"enum":["none","asked","to_answer","connected","declined","blocked"],)"
     R"("description":"as the business sees it; an ask that was declined stays asked"},)"
     R"("line":{"type":"string"},"at":{"type":"string","format":"date-time"},"note":{"type":"string"},)"
     R"("saved":{"type":"boolean"}}})"},
    {"ContactList", R"({"type":"object","required":["items","next","to_answer"],"properties":{"items":{"type":"array",)"
                    R"("items":{"$ref":"#/components/schemas/Contact"}},"next":{"type":["string","null"]},)"
                    R"("to_answer":{"type":"integer","description":"asks that wait for an answer"}}})"},
    {"NewConnection", R"({"type":"object","required":["business"],"properties":{"business":{"type":"string"},)"
                      R"("line":{"type":"string","maxLength":300}}})"},
    {"ContactNote", R"({"type":"object","properties":{"note":{"type":"string","maxLength":2000},)"
                    R"("saved":{"type":"boolean"}}})"},
    {"NoticeList",
     R"({"type":"object","required":["items","until","unread"],"properties":{"items":{"type":"array","items":)"
     R"({"type":"object","required":["number","kind","business","at","read"],"properties":{)"
     R"("number":{"type":"integer"},"kind":{"enum":["asked","accepted","published"]},"business":{"type":"object",)"
     R"("required":["id","name"],"properties":{"id":{"type":"string"},"name":{"type":"string"}}},)"
     R"("at":{"type":"string","format":"date-time"},"read":{"type":"boolean"}}}},"until":{"type":"integer"},)"
     R"("unread":{"type":"integer"}}})"},
    {"NoticesRead", R"({"type":"object","properties":{"until":{"type":"integer"}}})"},
};

}  // namespace

std::span<const http::Schema> network_schemas() {
    return schemas;
}

std::vector<Route> network_routes(NetworkService* service) {
    return {
        {.method = "GET",
         .path = path,
         .operation = "listConnections",
         .summary = "The business's network: whom it is connected with, whom it asked, who asks it",
         .parameters = {tenant,
                        business,
                        {.name = "state",
                         .kind = ParameterKind::choice,
                         .description = "which of them; connected when not given",
                         .choices = {"connected", "asked", "to_answer", "declined", "blocked"}},
                        {.name = "q", .description = "beginnings of words of the name", .maximum = 100},
                        cursor},
         .answers =
             {{200, "A page, by name; asks the newest first.", "ContactList"}, bad_parameter, bad_token, nothing_there},
         .action = Action::see_network,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->list(request, values); }},
        {.method = "POST",
         .path = path,
         .operation = "askConnection",
         .summary = "Asks another business to be connected, with a line; accepts where that one asked before",
         .parameters = {tenant, business},
         .answers =
             {{200, "How the two stand now.", "Contact"}, bad_parameter, bad_token, no_right, nothing_there, no_state},
         .action = Action::act_in_network,
         .body = {.schema = "NewConnection",
                  .example = R"({"business":"MDAwMDAwMDAwMDAwMDAwMA","line":"We met at the fair."})"},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->ask(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}",
         .operation = "getConnection",
         .summary = "How the business and another stand to each other",
         .parameters = {tenant, business, other},
         .answers = {{200, "The other, as the business sees it.", "Contact"},
                     bad_parameter,
                     bad_token,
                     nothing_there,
                     no_state},
         .action = Action::see_network,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->relation(request, values); }},
        action(service, ConnectionAction::accept,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/acceptance", "acceptConnection",
               "Accepts what the other asks"),
        action(service, ConnectionAction::decline,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/refusal", "refuseConnection",
               "Declines what the other asks, who is not told: to them it stays unanswered"),
        action(service, ConnectionAction::withdraw,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/withdrawal", "withdrawConnection",
               "Takes the own ask back"),
        action(service, ConnectionAction::remove,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/removal", "removeConnection",
               "Ends the connection, for both"),
        action(service, ConnectionAction::block,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/block", "blockBusiness",
               "Ends what there is and hears no more of the other, who cannot tell it from a removal"),
        action(service, ConnectionAction::unblock,
               "/api/v1/tenants/{tenant}/businesses/{business}/connections/{other}/unblock", "unblockBusiness",
               "Lets the other ask again"),
        {.method = "PUT",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/contacts/{other}",
         .operation = "putContact",
         .summary = "Keeps a note about another business, for the own people alone, and whether it is saved",
         .parameters = {tenant, business, other},
         .answers = {{204, "Kept.", ""}, bad_parameter, bad_token, no_right, nothing_there, no_state},
         .action = Action::act_in_network,
         .body = {.schema = "ContactNote", .example = R"({"note":"Asks for Tuesdays.","saved":true})"},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->note(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/contacts",
         .operation = "listContacts",
         .summary = "Whom the business saved or keeps a note about, the newest first",
         .parameters =
             {tenant,
              business,
              {.name = "saved", .kind = ParameterKind::choice, .description = "only those saved", .choices = {"true"}},
              cursor},
         .answers = {{200, "A page.", "ContactList"}, bad_parameter, bad_token, nothing_there},
         .action = Action::see_network,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->contacts(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/notices",
         .operation = "listNotices",
         .summary = "What happened to the business in its network",
         .parameters = {tenant, business},
         .answers = {{200, "The newest first; old ones go.", "NoticeList"}, bad_parameter, bad_token, nothing_there},
         .action = Action::see_network,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->notices(request, values); }},
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/notices/reading",
         .operation = "readNotices",
         .summary = "Those up to a number were read",
         .parameters = {tenant, business},
         .answers = {{204, "They count no more.", ""}, bad_parameter, bad_token, nothing_there},
         .action = Action::see_network,
         .body = {.schema = "NoticesRead", .example = R"({"until":12})"},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->read_notices(request, values); }},
    };
}

}  // namespace comptoir::network
