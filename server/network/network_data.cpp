// What other features ask of the network: the count of the bell, news of a page, export and erasure.
#include "server/network/contact_store.h"
#include "server/network/network_service.h"
#include "server/network/notice_store.h"
#include "shared/api/json_writer.h"
#include "shared/core/calendar.h"

namespace comptoir::network {

int unread(db::Connection& connection, const identity::Caller& caller) {
    int sum = 0;
    for (const identity::Membership& membership : caller.businesses)
        sum += notice_store::unread(connection, membership.business);
    return sum;
}

void tell_published(db::Connection& connection, BusinessNumber business, std::int64_t at_ms) {
    for (const BusinessNumber other : connection_store::connections_of(connection, business))
        notice_store::tell(connection, other, NoticeKind::published, business, at_ms);
}

std::string export_business(db::Connection& connection, const BusinessStore& businesses, BusinessNumber business) {
    constexpr int all_max = 1'000'000;
    const auto own = businesses.find(connection, business);
    const TenantNumber tenant = own ? own->tenant : 0;
    const auto id = [&](BusinessNumber other) { return businesses.ids().id_of(tenant, other); };
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("connections").begin_array();
    for (const StoredRelation& relation : connection_store::all(connection, business, all_max)) {
        const ConnectionView view = view_of(relation.state, Side::first);
        if (view == ConnectionView::none) continue;
        json.begin_object().key("business").text(id(relation.other)).key("state").text(connection_view_word(view));
        json.member("line", relation.line).key("at").text(instant_text(relation.at_ms)).end_object();
    }
    json.end_array().key("contacts").begin_array();
    for (const StoredContact& contact : contact_store::all(connection, business, all_max)) {
        json.begin_object().key("business").text(id(contact.other)).member("note", contact.note);
        json.key("saved").flag(contact.saved).key("at").text(instant_text(contact.at_ms)).end_object();
    }
    json.end_array().key("notices").begin_array();
    for (const StoredNotice& notice : notice_store::all(connection, business)) {
        json.begin_object().key("kind").text(notice_kind_word(notice.kind)).key("business").text(id(notice.other));
        json.key("at").text(instant_text(notice.at_ms)).key("read").flag(notice.read).end_object();
    }
    json.end_array().end_object();
    return out;
}

std::vector<BusinessNumber> erase_business(db::Connection& connection, BusinessNumber business) {
    contact_store::erase(connection, business);
    notice_store::erase(connection, business);
    return connection_store::erase(connection, business);
}

}  // namespace comptoir::network
