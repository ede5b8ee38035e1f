// Who may do what: one table, asked by the server to enforce and by the widget to show.
#pragma once

#include <cstdint>

#include "shared/policy/role.h"

namespace comptoir {

// Everything that somebody may ask for, one row of the table each.
enum class Action : std::uint8_t {
    read_description,  // of the API, and the list of trades: the same for every bank
    see_directory,     // who runs it, and its list; what each reader finds in it follows from audiences
    see_business,      // its page, as far as audiences allow
    see_me,            // what the bank said of oneself
    revoke_tokens,     // decided by the bank's signature in the body, not by who is signed in
    add_picture,       // to one's own business
    see_picture,       // which ones follows from audiences
    see_network,       // the own business's connections, contacts and bell
    act_in_network,    // to ask, accept, leave, block, note and save for the own business
    see_draft,         // what a business is typing of its own page, its history and its people
    edit_draft,
    publish_page,       // and bring back what was published before
    manage_members,     // invite people, give them roles, take them away
    leave_business,     // end one's own part in it
    accept_invitation,  // decided by the code in the body, too
    see_own_data,       // everything that is known of oneself
    erase_own_data,
    report_page,       // to the bank's staff
    follow_reports,    // one's own, and complain of a rejection
    answer_decisions,  // against one's page: read them, and complain
    use_desk,          // look up and decide; an adviser is shown the own branch alone
    act_on_business,   // as staff: look at its page, pause, restore, attest
    read_audit,        // of the whole tenant
};
inline constexpr int action_count = 23;

// What the business at stake is to whoever asks.
enum class Relation : std::uint8_t {
    own,         // the person speaks for it
    connection,  // connected with a business that the person speaks for
    same_tenant,
    other,  // another tenant's, or none at all: the two are never told apart
};
inline constexpr int relation_count = 4;

// Who asks, and what for.
struct Standing {
    bool signed_in = false;
    Relation relation = Relation::same_tenant;
    Role role = Role::none;  // in the business at stake
    StaffRole staff = StaffRole::none;
    bool in_branch = false;  // the business at stake belongs to the adviser's branch
};

enum class Decision : std::uint8_t {
    allow,
    sign_in,    // 401: who asks is not known
    forbidden,  // 403: known, and of no such right
    not_found,  // 404: whether it exists is a secret to whoever asks
};

// Takes some nanoseconds.
Decision decide(Action action, const Standing& standing);

inline bool may(Action action, const Standing& standing) {
    return decide(action, standing) == Decision::allow;
}

}  // namespace comptoir
