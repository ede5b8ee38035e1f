#include "server/page/routes.h"

namespace comptoir {

namespace {

#define AUDIENCE R"({"enum":["everyone","customers","connections","nobody"]})"
#define FIELDS R"({"type":"array","items":{"type":"string"}})"
#define DRAFT_FIELDS                                                                                                   \
    R"({"type":"object","description":"each text as typed; `staff_band` like 10-19, lists one item each",)"            \
    R"("properties":{"trade_name":{"type":"string"},"trade":{"type":"string"},"description":{"type":"string"},)"       \
    R"("offers":{"$ref":"#/components/schemas/Texts"},"seeks":{"$ref":"#/components/schemas/Texts"},)"                 \
    R"("phone":{"type":"string"},"email":{"type":"string"},"website":{"type":"string"},)"                              \
    R"("languages":{"$ref":"#/components/schemas/Texts"},"staff_band":{"type":"string"},)"                             \
    R"("labels":{"$ref":"#/components/schemas/Texts"},"logo":{"type":"string"},)"                                      \
    R"("places":{"type":"array","items":{"$ref":"#/components/schemas/TypedPlace"}},)"                                 \
    R"("photos":{"type":"array","items":{"type":"object","required":["file"],"properties":{"file":{"type":"string"},)" \
    R"("alt":{"type":"string"}}}}}})"

constexpr http::Schema schemas[] = {
    {"Nothing", R"({"type":"object","additionalProperties":false})"},
    {"TypedPlace",
     R"({"type":"object","description":"`register_id` is never typed; hours like 08:00-12:00, 14:00-18:00 a weekday",)"
     R"("properties":{"register_id":{"type":"string"},"name":{"type":"string"},"address":{"type":"string"},)"
     R"("postcode":{"type":"string"},"commune":{"type":"string"},"country":{"type":"string"},)"
     R"("monday":{"type":"string"},"tuesday":{"type":"string"},"wednesday":{"type":"string"},)"
     R"("thursday":{"type":"string"},"friday":{"type":"string"},"saturday":{"type":"string"},)"
     R"("sunday":{"type":"string"},"exceptions":{"type":"string","description":"a line a date"}}})"},
    {"DraftPatch",
     R"({"type":"object","description":"only what was changed","additionalProperties":false,"properties":{"fields":)" DRAFT_FIELDS
     R"(,"audiences":{"type":"object","additionalProperties":)" AUDIENCE R"(},"listed":)" AUDIENCE R"(}})"},
    {"Draft", R"({"type":"object","required":["version","fields","audiences","listed"],"properties":{)"
              R"("version":{"type":"integer"},"fields":)" DRAFT_FIELDS
              R"(,"audiences":{"type":"object","additionalProperties":)" AUDIENCE R"(},"listed":)" AUDIENCE
              R"(,"published":{"type":"boolean"},"changed":)" FIELDS R"(,"audiences_changed":)" FIELDS
              R"(,"listed_changed":{"type":"boolean"},"faults":{"type":"array","items":{"type":"object",)"
              R"("required":["field","kind"],"properties":{"field":{"type":"string"},"kind":{"type":"string"},)"
              R"("item":{"type":"integer"},"part":{"type":"string"},"expected":{"type":"string"}}}},"steps":)" FIELDS
              R"(,"complete_percent":{"type":"integer"},"trade_label":{"type":"string"},)"
              R"("attested":{"$ref":"#/components/schemas/Attestations"},)"
              R"("changed_at":{"type":"string","format":"date-time"},"changed_by":{"type":"string"}}})"},
    {"PageHistory",
     R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object",)"
     R"("required":["version","at"],"properties":{"version":{"type":"integer"},)"
     R"("at":{"type":"string","format":"date-time"},"by":{"type":"string"},"restored":{"type":"integer"},)"
     R"("changed":)" FIELDS R"(,"audiences_changed":)" FIELDS
     R"(,"listed_changed":{"type":"boolean"}}}},"next":{"type":"string"}}})"},
    {"PagePreview", R"({"type":"object","required":["visible"],"properties":{"visible":{"type":"boolean"},)"
                    R"("business":{"$ref":"#/components/schemas/Business"}}})"},
    {"Role", R"({"enum":["viewer","editor","owner"]})"},
    {"Member",
     R"({"type":"object","required":["id","name","role","source"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string"},"role":{"$ref":"#/components/schemas/Role"},"source":{"enum":["bank","owner"]}}})"},
    {"Members", R"({"type":"object","required":["items","invitations"],"properties":{)"
                R"("items":{"type":"array","items":{"$ref":"#/components/schemas/Member"}},)"
                R"("invitations":{"type":"array","items":{"$ref":"#/components/schemas/Invitation"}}}})"},
    {"Invitation",
     R"({"type":"object","required":["role","expires_at"],"properties":{)"
     R"("code":{"type":"string","description":"told once, to who invites"},"role":{"$ref":"#/components/schemas/Role"},)"
     R"("expires_at":{"type":"string","format":"date-time"},"by":{"type":"string"}}})"},
    {"NewRole", R"({"type":"object","required":["role"],"additionalProperties":false,)"
                R"("properties":{"role":{"$ref":"#/components/schemas/Role"}}})"},
    {"InvitationCode",
     R"({"type":"object","required":["code"],"additionalProperties":false,"properties":{"code":{"type":"string"}}})"},
    {"Confirmation", R"({"type":"object","required":["confirmed"],"additionalProperties":false,)"
                     R"("properties":{"confirmed":{"const":true}}})"},
    {"MyData", R"({"type":"object","required":["exported_at","person","businesses"],"properties":{)"
               R"("exported_at":{"type":"string","format":"date-time"},"person":{"type":"object"},)"
               R"("businesses":{"type":"array","items":{"type":"object"}}}})"},
    {"Mandate", R"({"type":"object","required":["business","role"],"properties":{"business":{"type":"string"},)"
                R"("name":{"type":"string"},"role":{"$ref":"#/components/schemas/Role"}}})"},
};

}  // namespace

std::span<const http::Schema> page_schemas() {
    return schemas;
}

}  // namespace comptoir
