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
    json.key("exact").flag(tenant.exact).end_object().end_object();
    return out;
}

std::optional<TenantProfile> parse_tenant_profile(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (text_at(value, "id").empty()) return std::nullopt;
    const Json businesses = member_at(value, "businesses");
    return TenantProfile{
        .id = text_at(value, "id"),
        .name = text_at(value, "name"),
        .businesses = static_cast<int>(std::clamp<std::int64_t>(integer_at(businesses, "value"), 0, 100'000'000)),
        .exact = flag_at(businesses, "exact")};
}

}  // namespace comptoir
