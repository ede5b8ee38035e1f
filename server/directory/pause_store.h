// Businesses whose pages rest because somebody at the bank said so: not listed, not found, and answered like one that
// is not there.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <optional>
#include <string>

#include "server/db/connection.h"
#include "server/directory/public_id.h"

namespace comptoir {

struct Pause {
    std::string reason;
    std::uint32_t person = 0;  // who paused it
    std::int64_t at_ms = 0;
};

namespace pause_store {

std::optional<Pause> find(db::Connection& connection, BusinessNumber business);
// Both tell the index and the audit trail. False when it is so already.
bool pause(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Pause& pause);
bool restore(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Pause& restoration);

}  // namespace pause_store
}  // namespace comptoir
