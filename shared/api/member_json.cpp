#include "shared/api/member_json.h"

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

void write_invitation(JsonWriter& json, const PageInvitation& invitation) {
    json.begin_object().member("code", invitation.code).key("role").text(role_word(invitation.role));
    json.key("expires_at").text(invitation.expires_at).member("by", invitation.by).end_object();
}

PageInvitation read_invitation(const Json& value) {
    return {text_at(value, "code"), parse_role(text_at(value, "role")).value_or(Role::viewer),
            text_at(value, "expires_at"), text_at(value, "by")};
}

}  // namespace

std::string to_json(const PageMembers& members) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("items").begin_array();
    for (const PageMember& member : members.items) {
        json.begin_object().key("id").text(member.id).key("name").text(member.name);
        json.key("role")
            .text(role_word(member.role))
            .key("source")
            .text(member.by_bank ? "bank" : "owner")
            .end_object();
    }
    json.end_array().key("invitations").begin_array();
    for (const PageInvitation& invitation : members.invitations) write_invitation(json, invitation);
    json.end_array().end_object();
    return text;
}

std::optional<PageMembers> parse_page_members(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    PageMembers members;
    for (const Json& item : elements_at(value, "items"))
        if (const auto role = parse_role(text_at(item, "role")))
            members.items.push_back(
                {text_at(item, "id"), text_at(item, "name"), *role, text_at(item, "source") != "owner"});
    for (const Json& item : elements_at(value, "invitations")) members.invitations.push_back(read_invitation(item));
    return members;
}

std::string mandate_json(std::string_view business, std::string_view name, Role role) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("business").text(business).key("name").text(name);
    json.key("role").text(role_word(role)).end_object();
    return text;
}

std::string to_json(const PageInvitation& invitation) {
    std::string text;
    JsonWriter json(text);
    write_invitation(json, invitation);
    return text;
}

std::optional<PageInvitation> parse_page_invitation(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    PageInvitation invitation = read_invitation(document.root());
    if (invitation.code.empty()) return std::nullopt;
    return invitation;
}

}  // namespace comptoir
