// People and what they may do for which business, in the database: what the bank's tokens said, and what owners granted
// to colleagues. Each change of rights is told to the audit trail.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/identity/caller.h"
#include "shared/api/claims.h"

namespace comptoir::identity {

// Whose word a membership rests on. The bank's goes before the owner's: what a token says of a business counts,
// whatever an owner granted before. The numbers are stored.
enum class MembershipSource : std::uint8_t { bank = 0, owner = 1 };

struct Person {
    Caller caller;
    std::int64_t issued_s = 0;  // of the newest token that was taken in
};

struct Member {
    PersonNumber person = 0;
    std::string id;
    std::string name;
    Role role = Role::none;
    MembershipSource source = MembershipSource::bank;
};

namespace people_store {

// By what the bank calls the person.
std::optional<Person> find(db::Connection& connection, TenantNumber tenant, std::string_view issuer,
                           std::string_view subject);
std::optional<Person> find(db::Connection& connection, PersonNumber person);

// Takes in what the bank says, unless it said something newer before. A first sight makes the person; a business that
// the tenant does not know yet is made too, unlisted. `mandates` are the rows of claims.businesses, in their order.
Person take_in(db::Connection& connection, TenantNumber tenant, const Claims& claims,
               const std::vector<BusinessNumber>& mandates);

// Where a person comes from; nothing when there is none of this number.
struct Origin {
    std::string issuer;   // who vouches for them
    std::string subject;  // what the bank calls them
    std::int64_t first_seen_ms = 0;
};
std::optional<Origin> origin(db::Connection& connection, PersonNumber person);

// The people of a business, owners first, then by name.
std::vector<Member> members(db::Connection& connection, BusinessNumber business);
// Is the person an owner, and nobody else of `members`, which are a business's?
bool is_last_owner(const std::vector<Member>& members, PersonNumber person);
// Adds or changes what `actor`, an owner, grants. False, and nothing happens, where the bank's word stands.
bool grant(db::Connection& connection, PersonNumber person, BusinessNumber business, Role role, PersonNumber actor);
// Takes away what an owner granted. False where there is no such grant.
bool withdraw(db::Connection& connection, PersonNumber person, BusinessNumber business, PersonNumber actor);
// Takes away all that the bank granted the person, at its word.
void withdraw_mandates(db::Connection& connection, TenantNumber tenant, std::string_view issuer,
                       std::string_view subject);
// Forgets the person: name, number at the bank, memberships. The row stays, so that what they did keeps its order.
void erase(db::Connection& connection, PersonNumber person);

// The branch that a business belongs to, as the bank said; empty: not said.
std::string branch_of(db::Connection& connection, BusinessNumber business);

}  // namespace people_store
}  // namespace comptoir::identity
