// The shapes of the directory's answers, as JSON schemas (2020-12) for the OpenAPI document. The tests hold real
// answers to them.
#include "server/directory/routes.h"

namespace comptoir {

namespace {

constexpr http::Schema schemas[] = {
    {"Tenant",
     R"({"type":"object","required":["id","name","businesses"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string"},"businesses":{"$ref":"#/components/schemas/Total"},"contact":{"type":"object",)"
     R"("properties":{"email":{"type":"string"},"phone":{"type":"string"}}},"legal":{"type":"object","description":)"
     R"("https addresses, or the texts","properties":{"terms":{"type":"string"},"privacy":{"type":"string"},)"
     R"("notice":{"type":"string"}}},"locales":{"type":"array","items":{"type":"string"}},"look":{"type":"object",)"
     R"("properties":{"font":{"type":"string"},"light":{"type":"object"},"dark":{"type":"object"}}}}})"},
    {"Total", R"({"type":"object","required":["value","exact"],"properties":{"value":{"type":"integer"},)"
              R"("exact":{"type":"boolean","description":"false: at least this many"}}})"},
    {"RegisterId", R"({"type":"object","required":["scheme","id"],"properties":{)"
                   R"("country":{"type":"string","description":"ISO 3166-1 alpha-2"},)"
                   R"("scheme":{"type":"string","description":"siren, siret, kbo, kvk ..."},"id":{"type":"string"}}})"},
    {"Trade",
     R"({"type":"object","required":["code","label"],"properties":{"code":{"type":"string"},)"
     R"("label":{"type":"string"},"name":{"type":"string","description":"what people say of it, where that is shorter"},)"
     R"("nomenclature":{"type":"string"}}})"},
    {"Point", R"({"type":"object","required":["latitude","longitude"],"properties":{"latitude":{"type":"number"},)"
              R"("longitude":{"type":"number"}}})"},
    {"Intervals",
     R"({"type":"array","items":{"type":"string","description":"08:00-12:00; past midnight 22:00-26:00"}})"},
    {"Hours",
     R"({"type":"object","required":["week"],"properties":{"week":{"type":"array","description":"Monday first",)"
     R"("items":{"$ref":"#/components/schemas/Intervals"}},"exceptions":{"type":"array","items":{"type":"object",)"
     R"("required":["day","intervals"],"properties":{"day":{"type":"string","format":"date"},)"
     R"("intervals":{"$ref":"#/components/schemas/Intervals"}}}}}})"},
    {"Place",
     R"({"type":"object","required":["commune","postcode"],"properties":{"commune":{"type":"object",)"
     R"("required":["code","name"],"properties":{"code":{"type":"string"},"name":{"type":"string"}}},)"
     R"("postcode":{"type":"string"},"register_id":{"type":"string"},"name":{"type":"string"},)"
     R"("address":{"type":"string"},"country":{"type":"string"},"zone":{"type":"string","description":"IANA"},)"
     R"("point":{"$ref":"#/components/schemas/Point"},"approximate":{"type":"boolean"},)"
     R"("hours":{"$ref":"#/components/schemas/Hours"}}})"},
    {"Texts", R"({"type":"array","items":{"type":"string"}})"},
    {"Attestations",
     R"({"type":"array","description":"what the bank has checked","items":{"type":"object",)"
     R"("required":["fact","by","at"],"properties":{"fact":{"enum":["registration","account_holder","mandate",)"
     R"("customer_since","trade"]},"by":{"enum":["bank","staff"]},"at":{"type":"string","format":"date"},)"
     R"("year":{"type":"integer"}}}})"},
    {"Business",
     R"({"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},)"
     R"("name":{"type":"string","description":"what to call it"},"legal_name":{"type":"string"},)"
     R"("trade_name":{"type":"string"},"register":{"$ref":"#/components/schemas/RegisterId"},)"
     R"("vat_id":{"type":"string"},"legal_form":{"type":"string"},)"
     R"("trade":{"$ref":"#/components/schemas/Trade"},"description":{"type":"string"},)"
     R"("offers":{"$ref":"#/components/schemas/Texts"},"seeks":{"$ref":"#/components/schemas/Texts"},)"
     R"("places":{"type":"array","description":"the seat first","items":{"$ref":"#/components/schemas/Place"}},)"
     R"("phone":{"type":"string","description":"E.164"},"email":{"type":"string"},"website":{"type":"string"},)"
     R"("languages":{"$ref":"#/components/schemas/Texts"},"staff":{"type":"object","required":["least"],)"
     R"("properties":{"least":{"type":"integer"},"most":{"type":"integer"}}},)"
     R"("labels":{"$ref":"#/components/schemas/Texts"},"logo":{"type":"string"},)"
     R"("attested":{"$ref":"#/components/schemas/Attestations"},"not_attested":{"type":"array","items":{"type":"string"}},)"
     R"("member_since":{"type":"integer"},"photos":{"type":"array","items":{"type":"object",)"
     R"("required":["file","alt"],"properties":{"file":{"type":"string"},"alt":{"type":"string"}}}}}})"},
    {"Why",
     R"({"type":"object","required":["words","fields"],"properties":{)"
     R"("words":{"type":"array","description":"the business's own words that met the query","items":{"type":"string"}},)"
     R"("fields":{"type":"array","description":"where each of them stands","items":{"type":"string"}},)"
     R"("missing":{"type":"array","description":"words of the query that it lacks","items":{"type":"string"}},)"
     R"("distance_m":{"type":"integer"}}})"},
    {"BusinessItem",
     R"({"type":"object","required":["id","name","register","trade","place","why"],"properties":{)"
     R"("id":{"type":"string"},"name":{"type":"string"},)"
     R"("register":{"$ref":"#/components/schemas/RegisterId"},"trade":{"$ref":"#/components/schemas/Trade"},)"
     R"("place":{"$ref":"#/components/schemas/Place"},)"
     R"("description":{"type":"string","description":"its beginning"},)"
     R"("offers":{"$ref":"#/components/schemas/Texts"},"languages":{"$ref":"#/components/schemas/Texts"},)"
     R"("labels":{"$ref":"#/components/schemas/Texts"},"logo":{"type":"string"},)"
     R"("verified":{"type":"boolean","description":"the bank has checked who it is"},)"
     R"("why":{"$ref":"#/components/schemas/Why"}}})"},
    {"Facet", R"({"type":"object","required":["code","count"],"properties":{"code":{"type":"string"},)"
              R"("label":{"type":"string"},"name":{"type":"string"},"count":{"type":"integer"}}})"},
    {"BusinessList",
     R"({"type":"object","required":["items","total","next"],"properties":{)"
     R"("items":{"type":"array","items":{"$ref":"#/components/schemas/BusinessItem"}},)"
     R"("total":{"$ref":"#/components/schemas/Total"},)"
     R"("next":{"type":["string","null"],"description":"cursor of the next page"},)"
     R"("words":{"type":"array","description":"the query's words as read","items":{"type":"object","required":["text"],)"
     R"("properties":{"text":{"type":"string"},"mistyped":{"type":"boolean"}}}},)"
     R"("place":{"type":"object","description":"the place that was read out of the query","required":["kind","code","name",)"
     R"("words","radius_m"],"properties":{"kind":{"type":"string"},"code":{"type":"string"},"name":{"type":"string"},)"
     R"("words":{"type":"string"},"centre":{"$ref":"#/components/schemas/Point"},)"
     R"("radius_m":{"type":"integer","description":"0: the area itself counts"}}},)"
     R"("facets":{"type":"object","required":["trade","language","label","open"],"properties":{)"
     R"("trade":{"type":"array","items":{"$ref":"#/components/schemas/Facet"}},)"
     R"("language":{"type":"array","items":{"$ref":"#/components/schemas/Facet"}},)"
     R"("label":{"type":"array","items":{"$ref":"#/components/schemas/Facet"}},"open":{"type":"integer"}}},)"
     R"("loosen":{"type":"array","description":"ways to more results","items":{"type":"object","required":["kind","value",)"
     R"("count","exact"],"properties":{"kind":{"type":"string","enum":["word","place","radius","filter"]},)"
     R"("value":{"type":"string"},"count":{"type":"integer"},"exact":{"type":"boolean"}}}},)"
     R"("narrow":{"type":"boolean","description":"more match than the list shows"}}})"},
    {"TradeBranch",
     R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object",)"
     R"("required":["code","label","has_children"],"properties":{"code":{"type":"string"},)"
     R"("label":{"type":"string"},"name":{"type":"string"},"has_children":{"type":"boolean"}}}}}})"},
    {"Description", R"({"type":"object","required":["openapi","info","paths","components"],"properties":{)"
                    R"("openapi":{"type":"string"},"info":{"type":"object"},"paths":{"type":"object"},)"
                    R"("components":{"type":"object"}}})"},
};

}  // namespace

std::span<const http::Schema> directory_schemas() {
    return schemas;
}

}  // namespace comptoir
