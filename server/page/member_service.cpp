#include "server/page/member_service.h"

#include <algorithm>

#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/write_once.h"
#include "server/page/invitation_store.h"
#include "shared/api/body_reader.h"
#include "shared/core/time_text.h"

namespace comptoir {

namespace {

namespace people_store = identity::people_store;
using identity::Member;
using identity::MembershipSource;

using http::not_found;
const Problem bank_says{409, "bank_says", "The bank says what this person may do; only the bank can change it.",
                        "a member with the source `owner`", "member"};
const Problem last_owner{409, "last_owner", "A business keeps at least one owner.", "another owner first", "member"};
// The same whether there never was such a code, it was used or it has expired.
const Problem no_invitation{404, "invitation_unknown", "No invitation that still counts has this code.",
                            "a code that was given out in the last seven days and not used", "code"};

std::optional<Member> find(const std::vector<Member>& members, std::string_view id) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.id == id; });
    return found == members.end() ? std::nullopt : std::optional(*found);
}

Role read_role(BodyReader& body) {
    return parse_role(body.choice("role", {"viewer", "editor", "owner"}, true)).value_or(Role::none);
}

}  // namespace

http::Response MemberService::list(db::Connection& connection, BusinessNumber business) const {
    PageMembers members;
    for (const Member& one : people_store::members(connection, business))
        members.items.push_back({one.id, one.name, one.role, one.source == MembershipSource::bank});
    members.invitations = invitation_store::open(connection, business, now_ms());
    return http::json_response(to_json(members));
}

MemberService::Answer MemberService::members(const http::Request& request, const http::Arguments& values) const {
    const auto business = parts_.businesses.ids().number_of(request.caller->tenant, values.text("business"));
    auto read =
        parts_.database.read([&](db::Connection& connection) { return list(connection, business.value_or(0)); });
    if (!read) return identity::problem_of(read.error());
    return *std::move(read);
}

MemberService::Answer MemberService::write(const http::Request& request, const http::Arguments& values,
                                           const Step& step) const {
    const auto business = parts_.businesses.ids().number_of(request.caller->tenant, values.text("business"));
    if (!business) return not_found();
    auto answer = identity::write_once(parts_.database, request,
                                       [&](db::Connection& connection) { return step(connection, *business); });
    parts_.people.changed();
    return answer;
}

MemberService::Answer MemberService::set_role(const http::Request& request, const http::Arguments& values) const {
    BodyReader body(request.json);
    const Role role = read_role(body);
    if (auto problem = body.refusal()) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, BusinessNumber business) -> Answer {
        const std::vector<Member> members = people_store::members(connection, business);
        const auto member = find(members, values.text("member"));
        if (!member) return not_found();
        if (role != Role::owner && people_store::is_last_owner(members, member->person)) return last_owner;
        if (!people_store::grant(connection, member->person, business, role, request.caller->person)) return bank_says;
        if (role != Role::owner) invitation_store::withdraw_of(connection, member->person);
        return list(connection, business);
    });
}

MemberService::Answer MemberService::take_away(db::Connection& connection, BusinessNumber business,
                                               const Member& member, identity::PersonNumber actor) const {
    if (people_store::is_last_owner(people_store::members(connection, business), member.person)) return last_owner;
    if (!people_store::withdraw(connection, member.person, business, actor)) return bank_says;
    invitation_store::withdraw_of(connection, member.person);
    return http::Response{.status = 204};
}

MemberService::Answer MemberService::remove(const http::Request& request, const http::Arguments& values) const {
    BodyReader body(request.json);
    if (auto problem = body.refusal()) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, BusinessNumber business) -> Answer {
        const auto member = find(people_store::members(connection, business), values.text("member"));
        if (!member) return not_found();
        return take_away(connection, business, *member, request.caller->person);
    });
}

MemberService::Answer MemberService::leave(const http::Request& request, const http::Arguments& values) const {
    BodyReader body(request.json);
    if (auto problem = body.refusal()) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, BusinessNumber business) -> Answer {
        const auto self = find(people_store::members(connection, business), request.caller->id);
        if (!self) return not_found();
        return take_away(connection, business, *self, request.caller->person);
    });
}

MemberService::Answer MemberService::invite(const http::Request& request, const http::Arguments& values) const {
    BodyReader body(request.json);
    const Role role = read_role(body);
    if (auto problem = body.refusal()) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, BusinessNumber business) -> Answer {
        if (invitation_store::open(connection, business, now_ms()).size() >= invitation_store::open_max)
            return Problem{409, "too_many_invitations", "Too many invitations of this business are open.",
                           "some of them accepted or withdrawn first"};
        const std::int64_t expires_at_ms = now_ms() + invitation_store::valid_s * 1000;
        PageInvitation invitation{.role = role, .expires_at = time_text(expires_at_ms / 1000)};
        invitation.code =
            invitation_store::add(connection, {business, role, request.caller->person, expires_at_ms}, now_ms());
        http::Response response = http::json_response(to_json(invitation));
        response.status = 201;
        return response;
    });
}

MemberService::Answer MemberService::withdraw_invitations(const http::Request& request,
                                                          const http::Arguments& values) const {
    BodyReader body(request.json);
    if (auto problem = body.refusal()) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, BusinessNumber business) -> Answer {
        invitation_store::withdraw_all(connection, business);
        return http::Response{.status = 204};
    });
}

MemberService::Answer MemberService::accept(const http::Request& request) const {
    BodyReader body(request.json);
    const std::string code = body.text("code", {.characters_min = 1, .characters_max = 100});
    if (auto problem = body.refusal()) return *std::move(problem);
    const identity::Caller& caller = *request.caller;
    auto answer = identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        const auto invited = invitation_store::take(connection, code, now_ms());
        const auto business = invited ? parts_.businesses.find(connection, invited->business) : std::nullopt;
        if (!business || business->tenant != caller.tenant) return no_invitation;
        const auto inviter = people_store::find(connection, invited->inviter);
        if (!inviter || inviter->caller.role_in(invited->business) != Role::owner) return no_invitation;
        if (caller.role_in(invited->business) >= invited->role)
            return Problem{409, "member_already", "One may do that much for this business already."};
        if (!people_store::grant(connection, caller.person, invited->business, invited->role, invited->inviter))
            return bank_says;
        return http::json_response(
            mandate_json(business->business.id, display_name(business->business), invited->role));
    });
    parts_.people.changed();
    return answer;
}

}  // namespace comptoir
