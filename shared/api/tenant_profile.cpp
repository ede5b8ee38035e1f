#include "shared/api/tenant_profile.h"

#include <algorithm>

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

std::string to_json(const TenantProfile& tenant) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("id").text(tenant.id).key("name").text(tenant.name);
    json.key("businesses").begin_object().key("value").integer(tenant.businesses);
    json.key("exact").flag(tenant.exact).end_object();
    json.key("contact").begin_object().member("email", tenant.email).member("phone", tenant.phone).end_object();
    json.key("legal").begin_object().member("terms", tenant.terms).member("privacy", tenant.privacy);
    json.member("notice", tenant.notice).end_object();
    json.key("locales").begin_array();
    for (const std::string& locale : tenant.locales) json.text(locale);
    json.end_array();
    if (!tenant.look.empty()) json.key("look").raw(tenant.look);
    json.end_object();
    return out;
}

std::optional<TenantProfile> parse_tenant_profile(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (text_at(value, "id").empty()) return std::nullopt;
    const Json businesses = member_at(value, "businesses"), contact = member_at(value, "contact"),
               legal = member_at(value, "legal");
    return TenantProfile{
        .id = text_at(value, "id"),
        .name = text_at(value, "name"),
        .businesses = static_cast<int>(std::clamp<std::int64_t>(integer_at(businesses, "value"), 0, 100'000'000)),
        .exact = flag_at(businesses, "exact"),
        .email = text_at(contact, "email"),
        .phone = text_at(contact, "phone"),
        .terms = text_at(legal, "terms"),
        .privacy = text_at(legal, "privacy"),
        .notice = text_at(legal, "notice"),
        .locales = texts_at(value, "locales")};
}

}  // namespace comptoir
