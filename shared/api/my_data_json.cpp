#include "shared/api/my_data_json.h"

#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

void write_parts(JsonWriter& json, const std::vector<DataPart>& parts) {
    for (const DataPart& part : parts) json.key(part.name).raw(part.json);
}

}  // namespace

std::string to_json(const MyData& data) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("exported_at").text(data.exported_at).key("person").begin_object();
    json.key("id").text(data.id).key("name").text(data.name).member("issuer", data.issuer);
    json.member("subject", data.subject).member("first_seen_at", data.first_seen_at);
    json.member("staff", staff_role_word(data.staff)).member("branch", data.branch);
    write_parts(json, data.parts);
    json.end_object().key("businesses").begin_array();
    for (const BusinessData& business : data.businesses) {
        json.begin_object().key("id").text(business.id).key("name").text(business.name);
        json.key("role").text(role_word(business.role));
        write_parts(json, business.parts);
        json.end_object();
    }
    json.end_array().end_object();
    return text;
}

}  // namespace comptoir
