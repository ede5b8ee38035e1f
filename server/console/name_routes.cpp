#include "server/console/name_watch.h"
#include "server/console/parameters.h"

namespace comptoir::console {

namespace {

using http::Arguments;
using http::Request;

constexpr http::Schema schemas[] = {
    {"NameList", R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":)"
                 R"({"$ref":"#/components/schemas/Named"}}}})"},
    {"LookAlikeList",
     R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":{"type":"object",)"
     R"("required":["id","name","looks_like"],"properties":{"id":{"type":"string"},"name":{"type":"string"},)"
     R"("looks_like":{"type":"array","items":{"$ref":"#/components/schemas/Named"}}}}},)"
     R"("next":{"type":["string","null"]}}})"},
};

}  // namespace

std::span<const http::Schema> name_schemas() {
    return schemas;
}

std::vector<http::Route> name_routes(NameWatch* watch) {
    return {
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/look-alikes",
         .operation = "compareName",
         .summary = "Other businesses whose names would be taken for this one",
         .parameters = {tenant_parameter,
                        business_parameter,
                        {.name = "name",
                         .description = "the name to be published",
                         .example = "Plomberie Rivoire",
                         .maximum = 200}},
         .answers = {{200, "At most a few.", "NameList"}, bad_request, bad_token, no_right, nothing_there},
         .action = Action::edit_draft,
         .handler = [watch](const Request& request,
                            const Arguments& values) { return watch->compare(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/desk/look-alikes",
         .operation = "listLookAlikes",
         .summary = "Businesses whose names have letters that deceive, with those that they look like",
         .parameters = {tenant_parameter, cursor_parameter},
         .answers = {{200, "A page of the list; it may be empty and have a next.", "LookAlikeList"},
                     bad_request,
                     bad_token,
                     no_right,
                     nothing_there},
         .action = Action::use_desk,
         .handler = [watch](const Request& request, const Arguments& values) { return watch->list(request, values); }},
    };
}

}  // namespace comptoir::console
