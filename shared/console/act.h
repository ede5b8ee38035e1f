// What the audit trail tells of: every change of rights and every act of the bank's staff. The words are stored and
// chained, so that one never changes; a new one is added.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir::console {

enum class Act : std::uint8_t {
    person_seen,  // for the first time, by the bank's word
    role_said,    // the bank's word: what a person may do for a business
    role_ended,   // the bank's word no longer says it
    staff_said,   // the bank's word: a person works for the bank
    staff_ended,
    tokens_revoked,  // the bank's word: a person's older tokens count no more
    role_granted,    // an owner's word
    role_withdrawn,
    person_erased,
    page_published,
    listing_changed,  // whom a business is shown to
    tenant_created,
    setting_changed,
    origin_added,
    origin_removed,
    issuer_set,
    issuer_removed,
    fact_attested,
    fact_revoked,     // by staff
    fact_ended,       // what it was attested of has changed, or the bank's word no longer has it
    page_looked_at,   // by staff, beyond what a visitor sees
    people_searched,  // by staff
    business_paused,
    business_restored,
    report_taken,
    report_decided,
    complaint_decided,
};
inline constexpr int act_count = 27;

// "person_seen" ... "complaint_decided"
std::string_view act_word(Act act);
std::optional<Act> parse_act(std::string_view word);

// What an act is about.
enum class SubjectKind : std::uint8_t { person, business, issuer, tenant, report };
inline constexpr int subject_kind_count = 5;
std::string_view subject_kind_word(SubjectKind kind);
std::optional<SubjectKind> parse_subject_kind(std::string_view word);

}  // namespace comptoir::console
