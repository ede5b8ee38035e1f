// The states of a report: every state, action and actor, and what the law wants of them.
#include "shared/console/report.h"

#include <doctest/doctest.h>

#include <map>
#include <tuple>

#include "shared/console/act.h"

using namespace comptoir::console;

namespace {

using State = ReportState;
using Action = ReportAction;
using Actor = ReportActor;

const std::map<std::tuple<State, Action, Actor>, State> allowed = {
    {{State::received, Action::take, Actor::staff}, State::taken},
    {{State::taken, Action::uphold, Actor::staff}, State::upheld},
    {{State::taken, Action::reject, Actor::staff}, State::rejected},
    {{State::upheld, Action::complain, Actor::owner}, State::upheld_disputed},
    {{State::rejected, Action::complain, Actor::reporter}, State::rejected_disputed},
    {{State::upheld_disputed, Action::uphold, Actor::staff}, State::upheld_for_good},
    {{State::upheld_disputed, Action::reject, Actor::staff}, State::rejected_for_good},
    {{State::rejected_disputed, Action::uphold, Actor::staff}, State::upheld},
    {{State::rejected_disputed, Action::reject, Actor::staff}, State::rejected_for_good},
};

template <typename Visit>
void each(Visit visit) {
    for (int state = 0; state < report_state_count; ++state)
        for (int action = 0; action < report_action_count; ++action)
            for (int actor = 0; actor < report_actor_count; ++actor)
                visit(static_cast<State>(state), static_cast<Action>(action), static_cast<Actor>(actor));
}

}  // namespace

TEST_CASE("a report moves as the table says, and in no other way") {
    each([](State state, Action action, Actor actor) {
        CAPTURE(report_state_word(state));
        CAPTURE(static_cast<int>(action));
        CAPTURE(static_cast<int>(actor));
        const auto listed = allowed.find({state, action, actor});
        const auto reached = next(state, action, actor);
        REQUIRE(reached.has_value() == (listed != allowed.end()));
        if (reached) CHECK(*reached == listed->second);
    });
}

TEST_CASE("a decision is a person's at the bank, and only who lost may complain of it") {
    each([](State state, Action action, Actor actor) {
        if (!next(state, action, actor)) return;
        CAPTURE(report_state_word(state));
        CHECK((action == Action::complain) == (actor != Actor::staff));
        if (action == Action::complain) CHECK((actor == Actor::owner) == stands_against_page(state));
    });
}

TEST_CASE("staff has something to do in the open states alone, and every open state has a way out") {
    for (int number = 0; number < report_state_count; ++number) {
        const auto state = static_cast<State>(number);
        CAPTURE(report_state_word(state));
        int steps = 0;
        for (const Action action : {Action::take, Action::uphold, Action::reject})
            steps += next(state, action, Actor::staff).has_value();
        CHECK(is_open(state) == (steps > 0));
    }
}

TEST_CASE("a complaint may be made for six months at least") {
    CHECK(complaint_ms >= std::int64_t{183} * 24 * 3600 * 1000);
}

TEST_CASE("the words of reports and of the audit trail are read as they are written") {
    for (int kind = 0; kind < report_kind_count; ++kind)
        CHECK(parse_report_kind(report_kind_word(static_cast<ReportKind>(kind))) == static_cast<ReportKind>(kind));
    for (int act = 0; act < act_count; ++act)
        CHECK(parse_act(act_word(static_cast<Act>(act))) == static_cast<Act>(act));
    for (int kind = 0; kind < subject_kind_count; ++kind)
        CHECK(parse_subject_kind(subject_kind_word(static_cast<SubjectKind>(kind))) == static_cast<SubjectKind>(kind));
    CHECK_FALSE(parse_report_kind(""));
    CHECK_FALSE(parse_act("Person_seen"));
    CHECK_FALSE(parse_subject_kind("businesses"));
}
