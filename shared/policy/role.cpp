#include "shared/policy/role.h"

#include <algorithm>
#include <array>

namespace comptoir {

namespace {

constexpr std::array<std::string_view, 4> role_words = {"", "viewer", "editor", "owner"};
constexpr std::array<std::string_view, 3> staff_role_words = {"", "adviser", "moderator"};

template <typename Word, std::size_t count>
std::optional<Word> parse_word(const std::array<std::string_view, count>& words, std::string_view word) {
    const auto found = std::find(words.begin() + 1, words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Word>(found - words.begin());
}

}  // namespace

std::string_view role_word(Role role) {
    return role_words[static_cast<std::size_t>(role)];
}

std::string_view staff_role_word(StaffRole role) {
    return staff_role_words[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view word) {
    return parse_word<Role>(role_words, word);
}

std::optional<StaffRole> parse_staff_role(std::string_view word) {
    return parse_word<StaffRole>(staff_role_words, word);
}

}  // namespace comptoir
