#include "server/console/desk_service.h"

#include <charconv>

#include "server/audit/reading.h"
#include "server/console/answers.h"
#include "server/directory/attestation_store.h"
#include "server/directory/item_cache.h"
#include "server/directory/pause_store.h"
#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/people_store.h"
#include "server/identity/write_once.h"
#include "shared/api/body_reader.h"
#include "shared/api/business_json.h"
#include "shared/api/claims.h"

namespace comptoir::console {

namespace {

constexpr int page_items_max = 20;
constexpr TextRule reason_rule{
    .characters_min = reason_characters_min, .characters_max = reason_characters_max, .many_lines = true};

using http::not_found;

DeskScope scope_of(const identity::Caller& caller) {
    return {caller.tenant, branch_of(caller)};
}

std::uint32_t number_in(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// Entries about a business's roles begin with whose they are (server/identity/rights_trail.cpp).
constexpr std::string_view whose = "person=";

// The page as somebody sees it whom nothing is hidden from.
Business unhidden(Business business) {
    business.audience = Audience::everyone;
    business.field_audiences = {};
    return business;
}

}  // namespace

Named DeskService::business_named(db::Connection& connection, BusinessNumber number) const {
    const auto business = parts_.businesses.find(connection, number);
    return business ? Named{business->business.id, name_or_number(business->business)} : Named{};
}

DeskBusinessView DeskService::view_of(db::Connection& connection, const StoredBusiness& stored) const {
    DeskBusinessView view{.business = {stored.business.id, name_or_number(stored.business)},
                          .register_id = stored.business.register_id.id,
                          .branch = identity::people_store::branch_of(connection, stored.number),
                          .audience = stored.business.audience,
                          .listed = stored.listed};
    if (const auto pause = pause_store::find(connection, stored.number)) {
        view.paused_because = pause->reason;
        view.paused_s = pause->at_ms / 1000;
    }
    return view;
}

DeskService::Answer DeskService::businesses(const http::Request& request, const http::Arguments& values) const {
    std::int64_t next = 0;
    auto read = parts_.database.read([&](db::Connection& connection) {
        auto numbers = desk_store::businesses(connection, scope_of(*request.caller), values.text("q"),
                                              values.integer("cursor", 0), page_items_max + 1);
        if (numbers.size() > page_items_max) {
            numbers.pop_back();
            next = numbers.back();
        }
        std::string items;
        for (const StoredBusiness& business : parts_.businesses.find_many(connection, numbers)) {
            if (!items.empty()) items += ',';
            JsonWriter json(items);
            write_desk_business(json, view_of(connection, business));
        }
        return items;
    });
    if (!read) return identity::problem_of(read.error());
    return list_of(*read, next);
}

DeskService::Answer DeskService::people(const http::Request& request, const http::Arguments& values) {
    return identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        const identity::Caller& caller = *request.caller;
        auto found = desk_store::people(connection, scope_of(caller), values.text("q"), values.integer("cursor", 0),
                                        page_items_max + 1);
        std::int64_t next = 0;
        if (found.size() > page_items_max) {
            found.pop_back();
            next = found.back().number;
        }
        std::string items;
        for (const DeskPerson& person : found) {
            DeskPersonView view{{person.id, person.name}, person.staff, person.branch, {}};
            for (const identity::Membership& membership : person.businesses)
                view.businesses.push_back({business_named(connection, membership.business), membership.role});
            if (!items.empty()) items += ',';
            JsonWriter json(items);
            write_desk_person(json, view);
        }
        audit::append(connection, {.tenant = caller.tenant,
                                   .at_ms = now_ms(),
                                   .actor = caller.person,
                                   .act = Act::people_searched,
                                   .subject = audit::tenant(caller.tenant),
                                   .detail = "found=" + std::to_string(found.size())});
        return list_of(items, next);
    });
}

DeskService::Answer DeskService::page(const http::Request& request, const http::Arguments& values) {
    return identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        const identity::Caller& caller = *request.caller;
        const auto stored = parts_.businesses.find(connection, caller.tenant, values.text("business"));
        if (!stored) return not_found("business");
        const bool as_owner = values.text("as") != "visitor";
        const Business whole = as_owner ? unhidden(stored->business) : stored->business;
        auto seen = as_owner || stored->listed ? seen_by(whole, Reader::visitor) : std::nullopt;
        std::string text;
        JsonWriter json(text);
        json.begin_object().key("desk");
        write_desk_business(json, view_of(connection, *stored));
        json.key("people").begin_array();
        for (const identity::Member& member : identity::people_store::members(connection, stored->number))
            json.begin_object()
                .key("id")
                .text(member.id)
                .key("name")
                .text(member.name)
                .key("role")
                .text(role_word(member.role))
                .end_object();
        json.end_array().key("page");
        if (seen) {
            attestation_store::tell(attestation_store::of(connection, stored->number), whole, Reader::visitor, *seen);
            name_trade(*seen);
            json.raw(to_json(*seen));
        } else {
            json.null();
        }
        json.end_object();
        audit::append(connection, {.tenant = caller.tenant,
                                   .at_ms = now_ms(),
                                   .actor = caller.person,
                                   .act = Act::page_looked_at,
                                   .subject = audit::business(stored->number),
                                   .detail = as_owner ? "as=owner" : "as=visitor"});
        return http::json_response(std::move(text));
    });
}

DeskService::Answer DeskService::act(const http::Request& request, const http::Arguments& values, const Step& step) {
    auto answer = identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        const TenantNumber tenant = request.caller->tenant;
        const auto stored = parts_.businesses.find(connection, tenant, values.text("business"));
        if (!stored) return not_found("business");
        if (auto refused = step(connection, *stored)) return *std::move(refused);
        std::string text;
        JsonWriter json(text);
        write_desk_business(json, view_of(connection, *parts_.businesses.find(connection, stored->number)));
        return http::json_response(std::move(text));
    });
    parts_.index.follow_writes();
    return answer;
}

DeskService::Answer DeskService::pause(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    const Pause why{body.text("reason", reason_rule), request.caller->person, now_ms()};
    if (auto refused = body.refusal()) return *std::move(refused);
    return act(request, values,
               [&](db::Connection& connection, const StoredBusiness& stored) -> std::optional<Problem> {
                   if (pause_store::pause(connection, stored.tenant, stored.number, why)) return std::nullopt;
                   return Problem{409, "conflict", "The business is paused already."};
               });
}

DeskService::Answer DeskService::restore(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    const Pause why{body.text("reason", reason_rule), request.caller->person, now_ms()};
    if (auto refused = body.refusal()) return *std::move(refused);
    return act(request, values,
               [&](db::Connection& connection, const StoredBusiness& stored) -> std::optional<Problem> {
                   if (pause_store::restore(connection, stored.tenant, stored.number, why)) return std::nullopt;
                   return Problem{409, "conflict", "The business is not paused."};
               });
}

DeskService::Answer DeskService::attest(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    std::vector<std::string_view> facts;
    for (int fact = 0; fact < fact_count; ++fact) facts.push_back(fact_word(static_cast<Fact>(fact)));
    const std::string fact = body.choice("fact", facts, true);
    attestation_store::StaffWord word{.person = request.caller->person};
    word.revokes = body.choice("decision", {"attest", "revoke"}, true) == "revoke";
    word.year = static_cast<int>(body.integer("year", customer_since_min, customer_since_max, 0));
    word.reason = body.text("reason", reason_rule);
    if (word.year > 0 && fact != fact_word(Fact::customer_since)) body.refuse("year", "only with customer_since");
    if (auto refused = body.refusal()) return *std::move(refused);
    word.fact = *parse_fact(fact);
    return act(request, values,
               [&](db::Connection& connection, const StoredBusiness& stored) -> std::optional<Problem> {
                   if (attestation_store::say(connection, stored.tenant, stored.number, stored.business, word))
                       return std::nullopt;
                   return Problem{409, "conflict", "There is nothing to attest or to revoke.",
                                  word.revokes ? "a fact that is attested" : "a fact that the business says", "fact"};
               });
}

DeskService::Answer DeskService::audit_trail(const http::Request& request, const http::Arguments& values) const {
    const identity::Caller& caller = *request.caller;
    std::optional<audit::Subject> about;
    if (const std::string_view id = values.text("about"); !id.empty()) {
        const auto number = parts_.businesses.ids().number_of(caller.tenant, id);
        if (!number) return not_found("about");
        about = audit::business(*number);
    }
    std::int64_t next = 0;
    auto read = parts_.database.read([&](db::Connection& connection) {
        auto entries =
            audit::list(connection, caller.tenant, values.integer("cursor", 2'000'000'000), page_items_max + 1, about);
        if (entries.size() > page_items_max) {
            entries.pop_back();
            next = entries.back().seq;
        }
        std::string items;
        for (audit::Told& entry : entries) {
            AuditView view{.seq = entry.seq,
                           .at_s = entry.at_ms / 1000,
                           .actor = person_named(connection, entry.actor),
                           .act = entry.act,
                           .subject_kind = entry.subject_kind};
            const auto kind = parse_subject_kind(entry.subject_kind);
            if (kind == SubjectKind::business)
                view.subject = business_named(connection, number_in(entry.subject));
            else if (kind == SubjectKind::person)
                view.subject = person_named(connection, number_in(entry.subject));
            else if (kind == SubjectKind::issuer)
                view.subject.name = entry.subject;
            if (entry.detail.starts_with(whose)) {
                view.person = person_named(connection, number_in(std::string_view(entry.detail).substr(whose.size())));
                entry.detail.erase(0, std::min(entry.detail.size(), entry.detail.find(' ') + 1));
            }
            view.detail = entry.detail;
            if (!items.empty()) items += ',';
            JsonWriter json(items);
            write_audit(json, view);
        }
        return items;
    });
    if (!read) return identity::problem_of(read.error());
    return list_of(*read, next);
}

}  // namespace comptoir::console
