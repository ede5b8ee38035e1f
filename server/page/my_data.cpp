#include "server/page/my_data.h"

#include <algorithm>

#include "server/http/router.h"
#include "server/identity/write_once.h"
#include "server/page/data_html.h"
#include "server/page/invitation_store.h"
#include "server/page/page_store.h"
#include "shared/api/body_reader.h"
#include "shared/api/business_json.h"
#include "shared/api/own_word_json.h"
#include "shared/core/time_text.h"

namespace comptoir {

namespace {

namespace people_store = identity::people_store;

void append(std::vector<DataPart>& all, std::vector<DataPart> more) {
    for (DataPart& part : more) all.push_back(std::move(part));
}

}  // namespace

MyData MyDataService::collect(db::Connection& connection, const identity::Caller& caller) const {
    MyData data{.exported_at = time_text(parts_.now_s()),
                .id = caller.id,
                .name = caller.name,
                .staff = caller.staff,
                .branch = caller.branch};
    if (const auto origin = people_store::origin(connection, caller.person)) {
        data.issuer = origin->issuer;
        data.subject = origin->subject;
        data.first_seen_at = time_text(origin->first_seen_ms / 1000);
    }
    for (const PersonalData& feature : parts_.features)
        if (feature.of_person) append(data.parts, feature.of_person(connection, caller));
    for (const identity::Membership& membership : caller.businesses) {
        const auto stored = parts_.businesses.find(connection, membership.business);
        if (!stored) continue;
        BusinessData& business = data.businesses.emplace_back(
            BusinessData{stored->business.id, display_name(stored->business), membership.role, {}});
        for (const PersonalData& feature : parts_.features)
            if (feature.of_business)
                append(business.parts, feature.of_business(connection, caller.tenant, membership.business));
    }
    return data;
}

MyDataService::Answer MyDataService::take_along(const http::Request& request, const http::Arguments& values) const {
    const auto data =
        parts_.database.read([&](db::Connection& connection) { return collect(connection, *request.caller); });
    if (!data) return identity::problem_of(data.error());
    http::Response response = http::json_response(to_json(*data));
    const bool reads = values.text("format") == "html";
    if (reads) {
        response.body = data_html(response.body, values.text("language") == "en" ? "en" : "fr");
        response.media_type = "text/html; charset=utf-8";
    }
    response.with("Cache-Control", "no-store");
    return response.with("Content-Disposition",
                         std::string("attachment; filename=\"comptoir.") + (reads ? "html\"" : "json\""));
}

void MyDataService::erase_business(db::Connection& connection, const identity::Caller& caller,
                                   BusinessNumber business) const {
    for (const PersonalData& feature : parts_.features)
        if (feature.erase_business) feature.erase_business(connection, caller.tenant, business);
    invitation_store::withdraw_all(connection, business);
    for (const identity::Member& member : people_store::members(connection, business))
        if (member.source == identity::MembershipSource::owner)
            people_store::withdraw(connection, member.person, business, caller.person);
}

void MyDataService::erase_all(db::Connection& connection, const identity::Caller& caller) const {
    for (const identity::Membership& membership : caller.businesses)
        if (people_store::is_last_owner(people_store::members(connection, membership.business), caller.person))
            erase_business(connection, caller, membership.business);
    for (const PersonalData& feature : parts_.features)
        if (feature.erase_person) feature.erase_person(connection, caller.tenant, caller.person);
    invitation_store::withdraw_of(connection, caller.person);
    people_store::erase(connection, caller.person);
}

MyDataService::Answer MyDataService::erase(const http::Request& request) const {
    BodyReader body(request.json);
    if (!body.flag("confirmed", false)) body.refuse("confirmed", "true: nothing brings back what was erased");
    if (auto problem = body.refusal()) return *std::move(problem);
    const auto erased = parts_.database.write([&](db::Connection& connection) {
        // As it is now, not as it was when the request came.
        if (const auto person = people_store::find(connection, request.caller->person))
            erase_all(connection, person->caller);
        return db::Nothing{};
    });
    if (!erased) return identity::problem_of(erased.error());
    parts_.people.changed();
    for (const PersonalData& feature : parts_.features)
        if (feature.after_erasure) feature.after_erasure();
    parts_.index.follow_writes();
    return http::Response{.status = 204};
}

PersonalData page_data(const BusinessStore& businesses) {
    PersonalData data;
    data.of_business = [&businesses](db::Connection& connection, TenantNumber, BusinessNumber number) {
        std::vector<DataPart> parts;
        if (const auto stored = businesses.find(connection, number))
            parts.push_back({"page", to_json(stored->business)});
        if (const auto word = businesses.own_word(connection, number)) parts.push_back({"own_word", to_json(*word)});
        const page_store::StoredDraft draft = page_store::draft(connection, number);
        if (draft.version > 0) parts.push_back({"draft", to_json(draft.typed)});
        parts.push_back({"history", page_store::history_json(connection, number)});
        return parts;
    };
    // What files say of the business is the bank's; that the business does not want to be listed stays, since else the
    // next file would list it again.
    data.erase_business = [&businesses](db::Connection& connection, TenantNumber tenant, BusinessNumber number) {
        page_store::erase(connection, number);
        OwnWord unlisted;
        unlisted.business.audience = Audience::nobody;
        businesses.set_own_word(connection, tenant, number, unlisted);
    };
    return data;
}

}  // namespace comptoir
