#include "shared/console/act.h"

#include <array>
#include <cstddef>

namespace comptoir::console {

namespace {

constexpr std::array<std::string_view, act_count> act_words = {
    "person_seen",     "role_said",      "role_ended",       "staff_said",      "staff_ended",     "tokens_revoked",
    "role_granted",    "role_withdrawn", "person_erased",    "page_published",  "listing_changed", "tenant_created",
    "setting_changed", "origin_added",   "origin_removed",   "issuer_set",      "issuer_removed",  "fact_attested",
    "fact_revoked",    "fact_ended",     "page_looked_at",   "people_searched", "business_paused", "business_restored",
    "report_taken",    "report_decided", "complaint_decided"};
static_assert(!act_words.back().empty());

constexpr std::array<std::string_view, subject_kind_count> subject_kind_words = {"person", "business", "issuer",
                                                                                 "tenant", "report"};

template <typename Word, std::size_t count>
std::optional<Word> parse_word(const std::array<std::string_view, count>& words, std::string_view word) {
    for (std::size_t index = 0; index < count; ++index)
        if (words[index] == word) return static_cast<Word>(index);
    return std::nullopt;
}

}  // namespace

std::string_view act_word(Act act) {
    return act_words[static_cast<std::size_t>(act)];
}

std::optional<Act> parse_act(std::string_view word) {
    return parse_word<Act>(act_words, word);
}

std::string_view subject_kind_word(SubjectKind kind) {
    return subject_kind_words[static_cast<std::size_t>(kind)];
}

std::optional<SubjectKind> parse_subject_kind(std::string_view word) {
    return parse_word<SubjectKind>(subject_kind_words, word);
}

}  // namespace comptoir::console
