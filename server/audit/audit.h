// The audit trail of each tenant: who did what to whom, when and why, append-only. Each entry is chained to the one
// before by SHA-256, and the head of the chain stands apart, so that no entry can be changed, removed, added between
// others or cut off at the end without the verifier (server/audit/verifier.h) finding it.
//
// What is kept for ever says nothing of a person but the number of their row, which outlives an erasure.
#pragma once

#include <cstdint>
#include <string>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/console/act.h"

namespace comptoir::audit {

struct Subject {
    console::SubjectKind kind = console::SubjectKind::tenant;
    std::string id;  // a row's number; of an issuer its name
};
Subject person(std::uint32_t number);
Subject business(BusinessNumber number);
Subject tenant(TenantNumber number);
Subject issuer(const std::string& name);
Subject report(std::int64_t number);

struct Entry {
    TenantNumber tenant = 0;
    std::int64_t at_ms = 0;   // since 1970 UTC
    std::uint32_t actor = 0;  // the number of a person; 0: the bank itself, or the operator
    console::Act act = console::Act::person_seen;
    Subject subject;
    std::string detail = {};  // the reason, or what was and is: "role=owner was=editor"; no name, no text of a page
};

// Part of the caller's transaction: what is told of and its entry become durable together, or neither does.
void append(db::Connection& connection, const Entry& entry);

// Milliseconds since 1970 UTC, for entries.
std::int64_t now_ms();

}  // namespace comptoir::audit
