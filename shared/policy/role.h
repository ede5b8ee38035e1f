// What people are: to a business, and at the bank. Both come from the bank.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir {

// What a person may do for a business. Ordered: each may do what the ones before it may.
enum class Role : std::uint8_t { none, viewer, editor, owner };

// What a bank's employee may do: an adviser within the own branch, a moderator in the whole bank. Ordered alike.
enum class StaffRole : std::uint8_t { none, adviser, moderator };

// "viewer", "editor", "owner"; "adviser", "moderator"; empty for none. The words of tokens, the API and the database.
std::string_view role_word(Role role);
std::string_view staff_role_word(StaffRole role);
std::optional<Role> parse_role(std::string_view word);
std::optional<StaffRole> parse_staff_role(std::string_view word);

}  // namespace comptoir
