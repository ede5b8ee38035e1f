#include "shared/api/network_json.h"

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

std::string business_path(std::string_view tenant, std::string_view business, std::string_view last) {
    std::string path = "/api/v1/tenants/";
    return path.append(tenant).append("/businesses/").append(business).append(last);
}

void write(JsonWriter& json, const Contact& contact) {
    json.begin_object().key("id").text(contact.id).key("name").text(contact.name);
    json.member("trade", contact.trade).member("commune", contact.commune).member("logo", contact.logo);
    json.key("state").text(connection_view_word(contact.view));
    json.member("line", contact.line).member("at", contact.at).member("note", contact.note);
    json.key("saved").flag(contact.saved).end_object();
}

Contact read_contact(const Json& value) {
    Contact contact{.id = text_at(value, "id"),
                    .name = text_at(value, "name"),
                    .trade = text_at(value, "trade"),
                    .commune = text_at(value, "commune"),
                    .logo = text_at(value, "logo"),
                    .view = ConnectionView::none,
                    .line = text_at(value, "line"),
                    .at = text_at(value, "at"),
                    .note = text_at(value, "note"),
                    .saved = flag_at(value, "saved")};
    parse_connection_view(text_at(value, "state"), contact.view);
    return contact;
}

}  // namespace

std::string connections_path(std::string_view tenant, std::string_view business) {
    return business_path(tenant, business, "/connections");
}

std::string connection_path(std::string_view tenant, std::string_view business, std::string_view other) {
    return connections_path(tenant, business).append("/").append(other);
}

std::string contacts_path(std::string_view tenant, std::string_view business) {
    return business_path(tenant, business, "/contacts");
}

std::string notices_path(std::string_view tenant, std::string_view business) {
    return business_path(tenant, business, "/notices");
}

std::string to_json(const Contact& contact) {
    std::string out;
    JsonWriter json(out);
    write(json, contact);
    return out;
}

std::string to_json(const ContactList& list) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("items").begin_array();
    for (const Contact& contact : list.items) write(json, contact);
    json.end_array().key("next");
    if (list.next.empty())
        json.null();
    else
        json.text(list.next);
    json.key("to_answer").integer(list.to_answer).end_object();
    return out;
}

std::string to_json(const NoticeList& list) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("items").begin_array();
    for (const Notice& notice : list.items) {
        json.begin_object().key("number").integer(notice.number).key("kind").text(notice_kind_word(notice.kind));
        json.key("business").begin_object().key("id").text(notice.id).key("name").text(notice.name).end_object();
        json.key("at").text(notice.at).key("read").flag(notice.read).end_object();
    }
    json.end_array().key("until").integer(list.until).key("unread").integer(list.unread).end_object();
    return out;
}

std::optional<Contact> parse_contact(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    Contact contact = read_contact(document.root());
    if (contact.id.empty()) return std::nullopt;
    return contact;
}

std::optional<ContactList> parse_contact_list(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    ContactList list;
    for (const Json& element : elements_at(value, "items")) {
        Contact contact = read_contact(element);
        if (!contact.id.empty() && !contact.name.empty()) list.items.push_back(std::move(contact));
    }
    list.next = text_at(value, "next");
    list.to_answer = static_cast<int>(integer_at(value, "to_answer"));
    return list;
}

std::optional<NoticeList> parse_notice_list(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    NoticeList list;
    for (const Json& element : elements_at(value, "items")) {
        const auto kind = parse_notice_kind(text_at(element, "kind"));
        const Json business = member_at(element, "business");
        if (!kind) continue;  // of a later version
        list.items.push_back({.number = integer_at(element, "number"),
                              .kind = *kind,
                              .id = text_at(business, "id"),
                              .name = text_at(business, "name"),
                              .at = text_at(element, "at"),
                              .read = flag_at(element, "read")});
    }
    list.until = integer_at(value, "until");
    list.unread = static_cast<int>(integer_at(value, "unread"));
    return list;
}

std::string connection_ask_json(std::string_view business, std::string_view line) {
    std::string out;
    JsonWriter(out).begin_object().key("business").text(business).member("line", line).end_object();
    return out;
}

std::string contact_note_json(std::string_view note, bool saved) {
    std::string out;
    JsonWriter(out).begin_object().key("note").text(note).key("saved").flag(saved).end_object();
    return out;
}

std::string notices_read_json(std::int64_t until) {
    std::string out;
    JsonWriter(out).begin_object().key("until").integer(until).end_object();
    return out;
}

}  // namespace comptoir
