// Invitations of colleagues, in the database: single use, for a while, and of each code only a digest.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/identity/caller.h"
#include "shared/api/member_json.h"

namespace comptoir::invitation_store {

inline constexpr std::int64_t valid_s = 7 * 24 * 3600;
inline constexpr int open_max = 50;  // of a business at once

struct Invited {
    BusinessNumber business = 0;
    Role role = Role::none;
    identity::PersonNumber inviter = 0;
    std::int64_t expires_at_ms = 0;
};

// Makes one; its code, 128 random bits, is told this once. Those that have expired are forgotten.
std::string add(db::Connection& connection, const Invited& invited, std::int64_t now_ms);
// Takes the invitation: it is used up. Nothing when no code is so, or it has expired.
std::optional<Invited> take(db::Connection& connection, std::string_view code, std::int64_t now_ms);
// Those that are open, without codes, the newest first.
std::vector<PageInvitation> open(db::Connection& connection, BusinessNumber business, std::int64_t now_ms);

void withdraw_all(db::Connection& connection, BusinessNumber business);
// What a person invited to ends with their part in it.
void withdraw_of(db::Connection& connection, identity::PersonNumber inviter);

}  // namespace comptoir::invitation_store
