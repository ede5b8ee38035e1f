#include "server/identity/rights_trail.h"

#include "server/audit/audit.h"

namespace comptoir::identity {

namespace {

using console::Act;

std::string role_detail(PersonNumber person, Role before, Role after) {
    std::string text = "person=" + std::to_string(person);
    if (after != Role::none) text.append(" role=").append(role_word(after));
    if (before != Role::none) text.append(" was=").append(role_word(before));
    return text;
}

void record_role(db::Connection& connection, const Caller& person, BusinessNumber business, Role before, Role after,
                 std::int64_t at_ms) {
    if (before == after) return;
    audit::append(connection, {.tenant = person.tenant,
                               .at_ms = at_ms,
                               .act = after == Role::none ? Act::role_ended : Act::role_said,
                               .subject = audit::business(business),
                               .detail = role_detail(person.person, before, after)});
}

void record_staff(db::Connection& connection, const Caller& before, const Caller& after, std::int64_t at_ms) {
    if (before.staff == after.staff && before.branch == after.branch) return;
    std::string detail = "role=" + std::string(staff_role_word(after.staff)) + " branch=" + after.branch;
    if (before.staff != StaffRole::none)
        detail.append(" was=").append(staff_role_word(before.staff)).append(" of=").append(before.branch);
    audit::append(connection, {.tenant = after.tenant,
                               .at_ms = at_ms,
                               .act = after.staff == StaffRole::none ? Act::staff_ended : Act::staff_said,
                               .subject = audit::person(after.person),
                               .detail = std::move(detail)});
}

}  // namespace

void record_said(db::Connection& connection, const Caller& before, const Caller& after, std::int64_t at_ms) {
    for (const Membership& had : before.businesses)
        record_role(connection, after, had.business, had.role, after.role_in(had.business), at_ms);
    for (const Membership& has : after.businesses)
        if (before.role_in(has.business) == Role::none)
            record_role(connection, after, has.business, Role::none, has.role, at_ms);
    record_staff(connection, before, after, at_ms);
}

void record_owner_change(db::Connection& connection, TenantNumber tenant, const OwnerChange& change,
                         std::int64_t at_ms) {
    if (change.before == change.after) return;
    audit::append(connection, {.tenant = tenant,
                               .at_ms = at_ms,
                               .actor = change.actor,
                               .act = change.after == Role::none ? Act::role_withdrawn : Act::role_granted,
                               .subject = audit::business(change.business),
                               .detail = role_detail(change.person, change.before, change.after)});
}

}  // namespace comptoir::identity
