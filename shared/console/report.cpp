#include "shared/console/report.h"

#include <array>
#include <cstddef>

namespace comptoir::console {

namespace {

constexpr std::array<std::string_view, report_kind_count> kind_words = {
    "false_identity", "false_statement", "illegal", "offensive", "personal_data", "others_work", "other"};
constexpr std::array<std::string_view, report_state_count> state_words = {
    "received",          "taken",           "upheld",           "rejected", "upheld_disputed",
    "rejected_disputed", "upheld_for_good", "rejected_for_good"};

struct Step {
    ReportState from;
    ReportAction action;
    ReportActor actor;
    ReportState to;
};

constexpr Step steps[] = {
    {ReportState::received, ReportAction::take, ReportActor::staff, ReportState::taken},
    {ReportState::taken, ReportAction::uphold, ReportActor::staff, ReportState::upheld},
    {ReportState::taken, ReportAction::reject, ReportActor::staff, ReportState::rejected},
    {ReportState::upheld, ReportAction::complain, ReportActor::owner, ReportState::upheld_disputed},
    {ReportState::rejected, ReportAction::complain, ReportActor::reporter, ReportState::rejected_disputed},
    {ReportState::upheld_disputed, ReportAction::uphold, ReportActor::staff, ReportState::upheld_for_good},
    {ReportState::upheld_disputed, ReportAction::reject, ReportActor::staff, ReportState::rejected_for_good},
    // The owner has not been heard yet.
    {ReportState::rejected_disputed, ReportAction::uphold, ReportActor::staff, ReportState::upheld},
    {ReportState::rejected_disputed, ReportAction::reject, ReportActor::staff, ReportState::rejected_for_good},
};

}  // namespace

std::string_view report_kind_word(ReportKind kind) {
    return kind_words[static_cast<std::size_t>(kind)];
}

std::optional<ReportKind> parse_report_kind(std::string_view word) {
    for (std::size_t index = 0; index < kind_words.size(); ++index)
        if (kind_words[index] == word) return static_cast<ReportKind>(index);
    return std::nullopt;
}

std::string_view report_state_word(ReportState state) {
    return state_words[static_cast<std::size_t>(state)];
}

std::optional<ReportState> parse_report_state(std::string_view word) {
    for (std::size_t index = 0; index < state_words.size(); ++index)
        if (state_words[index] == word) return static_cast<ReportState>(index);
    return std::nullopt;
}

std::optional<ReportState> next(ReportState state, ReportAction action, ReportActor actor) {
    for (const Step& step : steps)
        if (step.from == state && step.action == action && step.actor == actor) return step.to;
    return std::nullopt;
}

std::string_view measure_word(Measure measure) {
    return measure == Measure::pause ? "pause" : "none";
}

std::string_view ground_word(Ground ground) {
    return ground == Ground::law ? "law" : "terms";
}

}  // namespace comptoir::console
