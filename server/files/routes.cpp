#include "server/files/picture_service.h"

namespace comptoir {

namespace {

using http::Answer;
using http::Parameter;
using http::ParameterKind;

const Parameter tenant{.name = "tenant",
                       .description = "the bank whose directory it is",
                       .example = "demo",
                       .minimum = 1,
                       .maximum = 40,
                       .in_path = true};
const Parameter business{.name = "business", .description = "one's own", .minimum = 1, .maximum = 64, .in_path = true};

constexpr http::Schema schemas[] = {
    {"Picture", R"({"type":"object","required":["file","kind","width","height"],"properties":{"file":{"type":"string",)"
                R"("description":"what the fields logo and photos name it by"},"kind":{"enum":["logo","photo"]},)"
                R"("width":{"type":"integer"},"height":{"type":"integer"}}})"},
};

}  // namespace

std::span<const http::Schema> picture_schemas() {
    return schemas;
}

std::vector<http::Route> picture_routes(PictureService* service) {
    using http::Arguments;
    using http::Request;
    const Answer bad_parameter{400, "A parameter is unknown or not as described; `field` names it.", "Problem"};
    const Answer nothing_there{404, "There is none, or it is not to be seen.", "Problem"};
    return {
        {.method = "POST",
         .path = "/api/v1/tenants/{tenant}/businesses/{business}/pictures",
         .operation = "addPicture",
         .summary =
             "Gives the business a picture, which is made anew from its pixels alone. The page shows it once its "
             "draft names it and is published; what nothing names for a day is removed",
         .parameters = {tenant,
                        business,
                        {.name = "kind",
                         .kind = ParameterKind::choice,
                         .description = "a logo is kept in 512 and 256 pixels, a photo in 1600 and 640",
                         .minimum = 1,
                         .choices = {"logo", "photo"}}},
         .answers = {{201, "What it is called.", "Picture"},
                     bad_parameter,
                     {401, "No token, or one that does not count.", "Problem"},
                     {403, "One may only look at this business.", "Problem"},
                     nothing_there,
                     {409, "The business has too many.", "Problem"},
                     {413, "More than 8 MB.", "Problem"},
                     {415, "Not JPEG, PNG or WebP, or another one than it is called.", "Problem"},
                     {422, "Damaged, moving, or too large.", "Problem"},
                     {503, "Others are being read; Retry-After says when to come again.", "Problem"},
                     {507, "The disk is full; nothing was kept.", "Problem"}},
         .action = Action::add_picture,
         .body = {.media_types = {"image/jpeg", "image/png", "image/webp"}, .bytes_max = picture_bytes_max},
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->add(request, values); }},
        {.method = "GET",
         .path = "/api/v1/tenants/{tenant}/pictures/{file}",
         .operation = "getPicture",
         .summary =
             "A picture, as WebP, for whoever may see the field that shows it, and for the business's own people",
         .parameters = {tenant,
                        {.name = "file",
                         .description = "as the fields logo and photos name it",
                         .minimum = 1,
                         .maximum = 64,
                         .in_path = true},
                        {.name = "size",
                         .kind = ParameterKind::choice,
                         .description = "large when not given",
                         .choices = {"large", "small"}}},
         .answers = {{200, "The picture.", ""}, {304, "As If-None-Match has it.", ""}, bad_parameter, nothing_there},
         .action = Action::see_picture,
         .handler = [service](const Request& request,
                              const Arguments& values) { return service->show(request, values); }},
    };
}

}  // namespace comptoir
