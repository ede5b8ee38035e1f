#include "shared/api/me.h"

#include <algorithm>

#include "shared/api/business_query.h"
#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

namespace {
constexpr std::int64_t unread_max = 1'000'000;
}

std::string me_path(std::string_view tenant) {
    return tenant_path(tenant) + "/me";
}

std::string to_json(const Me& me) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("id").text(me.id).key("name").text(me.name).key("businesses").begin_array();
    for (const OwnBusiness& own : me.businesses) {
        json.begin_object().key("id").text(own.id).key("name").text(own.name);
        json.key("role").text(role_word(own.role)).key("published").flag(own.published).end_object();
    }
    json.end_array();
    if (me.staff != StaffRole::none) {
        json.key("staff").begin_object().key("role").text(staff_role_word(me.staff));
        json.key("branch").text(me.branch).end_object();
    }
    json.key("unread").integer(me.unread).end_object();
    return out;
}

std::optional<Me> parse_me(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (text_at(value, "id").empty()) return std::nullopt;
    const Json staff = member_at(value, "staff");
    Me me{.id = text_at(value, "id"),
          .name = text_at(value, "name"),
          .businesses = {},
          .staff = parse_staff_role(text_at(staff, "role")).value_or(StaffRole::none),
          .branch = text_at(staff, "branch"),
          .unread = static_cast<int>(std::clamp<std::int64_t>(integer_at(value, "unread"), 0, unread_max))};
    for (const Json& own : elements_at(value, "businesses")) {
        const auto role = parse_role(text_at(own, "role"));
        if (role && !text_at(own, "id").empty())
            me.businesses.push_back({text_at(own, "id"), text_at(own, "name"), *role, flag_at(own, "published")});
    }
    return me;
}

}  // namespace comptoir
