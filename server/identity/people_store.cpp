#include "server/identity/people_store.h"

#include "server/audit/audit.h"
#include "server/directory/attestation_store.h"
#include "server/identity/rights_trail.h"

namespace comptoir::identity::people_store {

namespace {

constexpr std::int64_t never_seen_s = -1;  // stands for the newest token of a person who has just been made

// The role that a membership of this source gives; nothing when there is none.
Role role_of(db::Connection& connection, PersonNumber person, BusinessNumber business, MembershipSource source) {
    db::Query query = connection.query("SELECT role FROM membership WHERE business = ? AND person = ? AND source = ?");
    query.bind(std::int64_t{business}).bind(std::int64_t{person}).bind(static_cast<std::int64_t>(source));
    return query.step() ? static_cast<Role>(query.number()) : Role::none;
}

TenantNumber tenant_of(db::Connection& connection, BusinessNumber business) {
    db::Query query = connection.query("SELECT tenant FROM business WHERE number = ?");
    query.bind(std::int64_t{business});
    query.step();
    return static_cast<TenantNumber>(query.number());
}

std::vector<Membership> memberships(db::Connection& connection, PersonNumber person) {
    std::vector<Membership> found;
    db::Query query = connection.query("SELECT business, role FROM membership WHERE person = ? ORDER BY business");
    query.bind(std::int64_t{person});
    while (query.step()) {
        Membership& one = found.emplace_back();
        one.business = static_cast<BusinessNumber>(query.number());
        one.role = static_cast<Role>(query.number());
    }
    return found;
}

// The columns of both queries below.
Person read_person(db::Query& query) {
    Person person;
    person.caller.person = static_cast<PersonNumber>(query.number());
    person.caller.tenant = static_cast<TenantNumber>(query.number());
    person.caller.id = query.text();
    person.caller.name = query.text();
    person.caller.staff = static_cast<StaffRole>(query.number());
    person.caller.branch = query.text();
    person.issued_s = query.number();
    return person;
}

std::optional<Person> with_memberships(db::Connection& connection, std::optional<Person> person) {
    if (person) person->caller.businesses = memberships(connection, person->caller.person);
    return person;
}

void say_mandate(db::Connection& connection, PersonNumber person, BusinessNumber business, Role role) {
    connection
        .query(
            "INSERT INTO membership (business, person, role, source) VALUES (?, ?, ?, 0) "
            "ON CONFLICT (business, person) DO UPDATE SET role = excluded.role, source = 0")
        .bind(std::int64_t{business})
        .bind(std::int64_t{person})
        .bind(static_cast<std::int64_t>(role))
        .run();
}

// Of the businesses for which the person could act `before`.
void end_lost_mandates(db::Connection& connection, const Caller& before) {
    for (const Membership& had : before.businesses)
        attestation_store::end_mandate_without_owner(connection, before.tenant, had.business);
}

void say_branch(db::Connection& connection, BusinessNumber business, std::string_view branch) {
    if (branch.empty()) return;
    connection
        .query(
            "INSERT INTO business_branch (business, branch) VALUES (?, ?) "
            "ON CONFLICT (business) DO UPDATE SET branch = excluded.branch")
        .bind(std::int64_t{business})
        .bind(branch)
        .run();
}

}  // namespace

std::optional<Person> find(db::Connection& connection, TenantNumber tenant, std::string_view issuer,
                           std::string_view subject) {
    std::optional<Person> person;
    {
        db::Query query = connection.query(
            "SELECT number, tenant, id, name, staff, branch, issued_s FROM person "
            "WHERE tenant = ? AND issuer = ? AND subject = ?");
        query.bind(std::int64_t{tenant}).bind(issuer).bind(subject);
        if (query.step()) person = read_person(query);
    }
    return with_memberships(connection, std::move(person));
}

std::optional<Person> find(db::Connection& connection, PersonNumber number) {
    std::optional<Person> person;
    {
        db::Query query =
            connection.query("SELECT number, tenant, id, name, staff, branch, issued_s FROM person WHERE number = ?");
        query.bind(std::int64_t{number});
        if (query.step()) person = read_person(query);
    }
    return with_memberships(connection, std::move(person));
}

Person take_in(db::Connection& connection, TenantNumber tenant, const Claims& claims,
               const std::vector<BusinessNumber>& mandates) {
    connection
        .query(
            "INSERT OR IGNORE INTO person (tenant, id, issuer, subject, name, staff, branch, issued_s, first_seen_ms) "
            "VALUES (?, lower(hex(randomblob(11))), ?, ?, '', 0, '', ?, ?)")
        .bind(std::int64_t{tenant})
        .bind(claims.issuer)
        .bind(claims.subject)
        .bind(never_seen_s)
        .bind(audit::now_ms())
        .run();
    const Person before = *find(connection, tenant, claims.issuer, claims.subject);
    if (before.issued_s > claims.issued_s) return before;
    const PersonNumber number = before.caller.person;
    if (before.issued_s == never_seen_s)
        audit::append(connection, {.tenant = tenant,
                                   .at_ms = audit::now_ms(),
                                   .act = console::Act::person_seen,
                                   .subject = audit::person(number)});
    connection.query("UPDATE person SET name = ?, staff = ?, branch = ?, issued_s = ? WHERE number = ?")
        .bind(claims.name)
        .bind(static_cast<std::int64_t>(claims.staff))
        .bind(claims.branch)
        .bind(claims.issued_s)
        .bind(std::int64_t{number})
        .run();
    connection.query("DELETE FROM membership WHERE person = ? AND source = 0").bind(std::int64_t{number}).run();
    for (std::size_t index = 0; index < mandates.size(); ++index) {
        say_mandate(connection, number, mandates[index], claims.businesses[index].role);
        say_branch(connection, mandates[index], claims.businesses[index].branch);
        attestation_store::take_in(connection, tenant, mandates[index], claims.businesses[index]);
    }
    end_lost_mandates(connection, before.caller);
    Person after = *find(connection, number);
    record_said(connection, before.caller, after.caller, audit::now_ms());
    return after;
}

std::optional<Origin> origin(db::Connection& connection, PersonNumber person) {
    db::Query query = connection.query("SELECT issuer, subject, first_seen_ms FROM person WHERE number = ?");
    query.bind(std::int64_t{person});
    if (!query.step()) return std::nullopt;
    Origin found;
    found.issuer = query.text();
    found.subject = query.text();
    found.first_seen_ms = query.number();
    return found;
}

std::vector<Member> members(db::Connection& connection, BusinessNumber business) {
    std::vector<Member> found;
    db::Query query = connection.query(
        "SELECT person.number, person.id, person.name, membership.role, membership.source FROM membership "
        "JOIN person ON person.number = membership.person WHERE membership.business = ? "
        "ORDER BY membership.role DESC, person.name, person.number");
    query.bind(std::int64_t{business});
    while (query.step()) {
        Member& member = found.emplace_back();
        member.person = static_cast<PersonNumber>(query.number());
        member.id = query.text();
        member.name = query.text();
        member.role = static_cast<Role>(query.number());
        member.source = static_cast<MembershipSource>(query.number());
    }
    return found;
}

bool is_last_owner(const std::vector<Member>& members, PersonNumber person) {
    const auto owns = [&](const Member& one) { return one.role == Role::owner && one.person == person; };
    const auto another = [&](const Member& one) { return one.role == Role::owner && one.person != person; };
    return std::any_of(members.begin(), members.end(), owns) && std::none_of(members.begin(), members.end(), another);
}

bool grant(db::Connection& connection, PersonNumber person, BusinessNumber business, Role role, PersonNumber actor) {
    if (role_of(connection, person, business, MembershipSource::bank) != Role::none) return false;
    const Role before = role_of(connection, person, business, MembershipSource::owner);
    connection
        .query(
            "INSERT INTO membership (business, person, role, source) VALUES (?, ?, ?, 1) "
            "ON CONFLICT (business, person) DO UPDATE SET role = excluded.role")
        .bind(std::int64_t{business})
        .bind(std::int64_t{person})
        .bind(static_cast<std::int64_t>(role))
        .run();
    record_owner_change(connection, tenant_of(connection, business), {actor, person, business, before, role},
                        audit::now_ms());
    return true;
}

bool withdraw(db::Connection& connection, PersonNumber person, BusinessNumber business, PersonNumber actor) {
    const Role before = role_of(connection, person, business, MembershipSource::owner);
    if (before == Role::none) return false;
    connection.query("DELETE FROM membership WHERE business = ? AND person = ?")
        .bind(std::int64_t{business})
        .bind(std::int64_t{person})
        .run();
    record_owner_change(connection, tenant_of(connection, business), {actor, person, business, before, Role::none},
                        audit::now_ms());
    return true;
}

void withdraw_mandates(db::Connection& connection, TenantNumber tenant, std::string_view issuer,
                       std::string_view subject) {
    const auto person = find(connection, tenant, issuer, subject);
    if (!person) return;
    const std::int64_t number = person->caller.person;
    connection.query("DELETE FROM membership WHERE person = ? AND source = 0").bind(number).run();
    connection.query("UPDATE person SET staff = 0, branch = '' WHERE number = ?").bind(number).run();
    audit::append(connection, {.tenant = tenant,
                               .at_ms = audit::now_ms(),
                               .act = console::Act::tokens_revoked,
                               .subject = audit::person(person->caller.person)});
    end_lost_mandates(connection, person->caller);
    record_said(connection, person->caller, find(connection, person->caller.person)->caller, audit::now_ms());
}

void erase(db::Connection& connection, PersonNumber person) {
    const auto known = find(connection, person);
    if (!known) return;
    std::string lost;
    for (const Membership& had : known->caller.businesses)
        lost.append(lost.empty() ? "businesses=" : ",").append(std::to_string(had.business));
    audit::append(connection, {.tenant = known->caller.tenant,
                               .at_ms = audit::now_ms(),
                               .actor = person,
                               .act = console::Act::person_erased,
                               .subject = audit::person(person),
                               .detail = std::move(lost)});
    connection.query("DELETE FROM membership WHERE person = ?").bind(std::int64_t{person}).run();
    connection.query("DELETE FROM idempotency WHERE person = ?").bind(std::int64_t{person}).run();
    end_lost_mandates(connection, known->caller);
    connection
        .query(
            "UPDATE person SET id = lower(hex(randomblob(11))), issuer = '', subject = lower(hex(randomblob(16))), "
            "name = '', staff = 0, branch = '' WHERE number = ?")
        .bind(std::int64_t{person})
        .run();
}

std::string branch_of(db::Connection& connection, BusinessNumber business) {
    db::Query query = connection.query("SELECT branch FROM business_branch WHERE business = ?");
    query.bind(std::int64_t{business});
    return query.step() ? std::string(query.text()) : std::string();
}

}  // namespace comptoir::identity::people_store
