// A report of a page: what somebody holds against it, what the bank decided and why, and the complaint against that
// decision. Regulation (EU) 2022/2065 wants the notice (article 16), the statement of reasons (17) and the complaint
// (20), free of charge and for six months at least.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir::console {

// The numbers of all of these are stored.
enum class ReportKind : std::uint8_t {
    false_identity,  // pretends to be somebody else
    false_statement,
    illegal,
    offensive,
    personal_data,  // says what is private of somebody
    others_work,    // pictures or texts that belong to others
    other,
};
inline constexpr int report_kind_count = 7;
std::string_view report_kind_word(ReportKind kind);
std::optional<ReportKind> parse_report_kind(std::string_view word);

enum class ReportState : std::uint8_t {
    received,
    taken,              // somebody at the bank looks at it
    upheld,             // decided: the page breaks a rule
    rejected,           // decided: it does not
    upheld_disputed,    // the owner complains of the decision
    rejected_disputed,  // the reporter does
    upheld_for_good,    // the complaint was answered
    rejected_for_good,
};
inline constexpr int report_state_count = 8;
std::string_view report_state_word(ReportState state);
std::optional<ReportState> parse_report_state(std::string_view word);
// Whether somebody at the bank has something to do.
constexpr bool is_open(ReportState state) {
    return state == ReportState::received || state == ReportState::taken || state == ReportState::upheld_disputed ||
           state == ReportState::rejected_disputed;
}
// Whether the page was found to break a rule, and nothing has overturned that yet.
constexpr bool stands_against_page(ReportState state) {
    return state == ReportState::upheld || state == ReportState::upheld_disputed ||
           state == ReportState::upheld_for_good;
}

enum class ReportAction : std::uint8_t { take, uphold, reject, complain };
inline constexpr int report_action_count = 4;
enum class ReportActor : std::uint8_t { staff, reporter, owner };
inline constexpr int report_actor_count = 3;

// The state that follows; nothing: the action is not the actor's in this state.
std::optional<ReportState> next(ReportState state, ReportAction action, ReportActor actor);

// How long after the decision one may complain of it: half a year and some days.
inline constexpr std::int64_t complaint_ms = std::int64_t{184} * 24 * 3600 * 1000;

// What is done about an upheld report.
enum class Measure : std::uint8_t { none, pause };
// What the page breaks: a law, or the terms of the directory.
enum class Ground : std::uint8_t { law, terms };
std::string_view measure_word(Measure measure);
std::string_view ground_word(Ground ground);

inline constexpr int report_text_characters_min = 10;
inline constexpr int report_text_characters_max = 3'000;
inline constexpr int report_reference_characters_max = 300;
// Why staff pauses, restores, attests or revokes.
inline constexpr int reason_characters_min = 3;
inline constexpr int reason_characters_max = 500;

}  // namespace comptoir::console
