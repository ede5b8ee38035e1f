#include "shared/policy/policy.h"

#include <array>
#include <cstddef>

namespace comptoir {

namespace {

// Who is let in, by the widest door that stands open.
enum class Door : std::uint8_t {
    everyone,     // visitors too
    customers,    // whoever the bank vouches for
    connections,  // people of a connected business
    own,          // people of the business itself, from `role` on
    staff,        // of the bank alone: for a business, within the branch
    desk,         // of the bank alone: for no business in particular
};

struct Rule {
    Action action;
    Door door;
    Role role = Role::none;             // the least one in one's own business
    StaffRole staff = StaffRole::none;  // the least one that is let in too; none: staff has no door of its own
};

constexpr std::array<Rule, action_count> rules = {{
    {Action::read_description, Door::everyone},
    {Action::see_directory, Door::everyone},
    {Action::see_business, Door::everyone},
    {Action::see_me, Door::customers},
    {Action::revoke_tokens, Door::everyone},
    {Action::add_picture, Door::own, Role::editor},
    {Action::see_picture, Door::everyone},
    {Action::see_network, Door::own, Role::viewer},
    {Action::act_in_network, Door::own, Role::editor},
    {Action::see_draft, Door::own, Role::viewer},
    {Action::edit_draft, Door::own, Role::editor},
    {Action::publish_page, Door::own, Role::editor},
    {Action::manage_members, Door::own, Role::owner},
    {Action::leave_business, Door::own, Role::viewer},
    {Action::accept_invitation, Door::customers},
    {Action::see_own_data, Door::customers},
    {Action::erase_own_data, Door::customers},
    {Action::report_page, Door::everyone},
    {Action::follow_reports, Door::customers},
    {Action::answer_decisions, Door::own, Role::owner},
    {Action::use_desk, Door::desk, Role::none, StaffRole::adviser},
    {Action::act_on_business, Door::staff, Role::none, StaffRole::adviser},
    {Action::read_audit, Door::desk, Role::none, StaffRole::moderator},
}};

constexpr bool in_order() {
    for (std::size_t index = 0; index < rules.size(); ++index)
        if (rules[index].action != static_cast<Action>(index)) return false;
    return true;
}
static_assert(in_order(), "one row for each action, in the order of the actions");

// An adviser acts within the own branch; a moderator everywhere in the bank.
bool staff_may(const Rule& rule, const Standing& standing) {
    if (rule.staff == StaffRole::none || standing.staff < rule.staff) return false;
    return standing.staff != StaffRole::adviser || standing.in_branch;
}

}  // namespace

Decision decide(Action action, const Standing& standing) {
    const Rule& rule = rules[static_cast<std::size_t>(action)];
    if (rule.door == Door::everyone) return Decision::allow;
    if (!standing.signed_in) return Decision::sign_in;
    if (standing.relation == Relation::other && rule.door >= Door::staff) return Decision::not_found;
    if (standing.relation != Relation::other && staff_may(rule, standing)) return Decision::allow;
    switch (rule.door) {
        case Door::everyone:
        case Door::customers:
            return standing.relation == Relation::other ? Decision::not_found : Decision::allow;
        case Door::connections:
            return standing.relation <= Relation::connection ? Decision::allow : Decision::not_found;
        case Door::own:
            if (standing.relation != Relation::own) return Decision::not_found;
            return standing.role >= rule.role ? Decision::allow : Decision::forbidden;
        case Door::staff:
            return standing.staff == StaffRole::none ? Decision::not_found : Decision::forbidden;
        case Door::desk:
            if (standing.staff == StaffRole::none) return Decision::not_found;
            return standing.staff >= rule.staff ? Decision::allow : Decision::forbidden;
    }
    return Decision::forbidden;
}

}  // namespace comptoir
