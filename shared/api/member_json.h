// The people of a business on the wire, and invitations to become one.
//     {"items":[{"id":"...","name":"Anna Weber","role":"owner","source":"bank"}],
//      "invitations":[{"role":"editor","expires_at":"2026-11-30T23:45:00Z","by":"Anna Weber"}]}
//     {"code":"...","role":"editor","expires_at":"2026-11-30T23:45:00Z"}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/policy/role.h"

namespace comptoir {

struct PageMember {
    std::string id;
    std::string name;
    Role role = Role::viewer;
    bool by_bank = true;  // the bank says so: no owner can change it
    bool operator==(const PageMember&) const = default;
};

struct PageInvitation {
    std::string code;  // only in the answer that made it
    Role role = Role::viewer;
    std::string expires_at;  // RFC 3339
    std::string by;          // who invited
    bool operator==(const PageInvitation&) const = default;
};

struct PageMembers {
    std::vector<PageMember> items;  // owners first
    std::vector<PageInvitation> invitations;
    bool operator==(const PageMembers&) const = default;
};

std::string to_json(const PageMembers& members);
// Nothing when `text` is no such list; people of an unknown role are left out.
std::optional<PageMembers> parse_page_members(std::string_view text);

// {"business":"...","name":"Le Fournil","role":"editor"}: what an accepted invitation allows.
std::string mandate_json(std::string_view business, std::string_view name, Role role);

std::string to_json(const PageInvitation& invitation);
// Nothing when `text` has no code.
std::optional<PageInvitation> parse_page_invitation(std::string_view text);

}  // namespace comptoir
