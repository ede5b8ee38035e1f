#include "shared/page/draft.h"

namespace comptoir::page {

namespace {

constexpr std::array<std::string_view, fault_kind_count> words = {
    "too_long",       "too_many",      "letter_not_shown", "name_missing",      "not_a_trade",
    "not_a_phone",    "not_an_email",  "not_a_website",    "not_a_language",    "not_a_head_count",
    "not_a_postcode", "not_a_country", "not_a_commune",    "commune_elsewhere", "not_a_number",
    "not_hours",      "not_a_date",    "not_a_file",       "alt_missing",
};

}  // namespace

std::string_view fault_word(FaultKind kind) {
    return words[static_cast<std::size_t>(kind)];
}

std::optional<FaultKind> parse_fault(std::string_view word) {
    for (std::size_t index = 0; index < words.size(); ++index)
        if (words[index] == word) return static_cast<FaultKind>(index);
    return std::nullopt;
}

}  // namespace comptoir::page
