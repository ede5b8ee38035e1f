// What the bank has checked of businesses, in the database. An attestation is of a value: it ends when the fact has
// another. What staff revoked stays so until staff attests it again, whatever the bank's systems say.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/api/claims.h"
#include "shared/directory/business.h"

namespace comptoir {

struct StoredAttestation {
    Attestation shown;
    std::string value;     // what was checked: a register number, a trade's code, a year; empty: the fact has none
    bool revoked = false;  // by staff
};

namespace attestation_store {

std::vector<StoredAttestation> of(db::Connection& connection, BusinessNumber business);

// Takes in what a token of somebody who may act for the business says of it: the mandate follows from an owner's role,
// the other facts from `attested`, whole. A token without `attested` says nothing of them.
void take_in(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Mandate& mandate);
// The bank no longer says that anybody may speak for the business.
void end_mandate_without_owner(db::Connection& connection, TenantNumber tenant, BusinessNumber business);

// What a person at the bank says.
struct StaffWord {
    std::uint32_t person = 0;
    Fact fact = Fact::registration;
    bool revokes = false;
    int year = 0;  // of customer_since
    std::string reason;
};
// False when there is nothing to attest (the business says no trade) or nothing to revoke.
bool say(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Business& now,
         const StaffWord& word);

// Ends what was checked of other values than those of `now`. To be called after each write of the business.
void end_changed(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Business& now);

// Those of `known` that count: not revoked, and of the values that the business has now.
std::vector<Attestation> in_force(const std::vector<StoredAttestation>& known, const Business& now);
// Puts into `seen`, the copy that the reader is shown, what of `whole` was checked and what could be.
void tell(const std::vector<StoredAttestation>& known, const Business& whole, Reader reader, Business& seen);

}  // namespace attestation_store
}  // namespace comptoir
