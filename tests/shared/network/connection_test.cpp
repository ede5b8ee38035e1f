// Every state, action and actor of a connection.
#include "shared/network/connection.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

using namespace comptoir;

namespace {

using Action = ConnectionAction;
using View = ConnectionView;
using Stance = ConnectionStance;

template <typename Visit>
void each_case(Visit&& visit) {
    for (int first = 0; first < connection_stance_count; ++first)
        for (int second = 0; second < connection_stance_count; ++second)
            for (int action = 0; action < connection_action_count; ++action)
                for (const Side actor : {Side::first, Side::second}) {
                    CAPTURE(first);
                    CAPTURE(second);
                    CAPTURE(action);
                    CAPTURE(static_cast<int>(actor));
                    visit(ConnectionState{{static_cast<Stance>(first), static_cast<Stance>(second)}},
                          static_cast<Action>(action), actor);
                }
}

struct Move {
    Side actor;
    Action action;
};

// The state after moves that must all be allowed.
ConnectionState after(std::initializer_list<Move> moves) {
    ConnectionState state;
    for (const Move& move : moves) {
        const auto step = next(state, move.action, move.actor);
        REQUIRE(step);
        state = step->state;
    }
    return state;
}

constexpr Side anne = Side::first, bruno = Side::second;

}  // namespace

TEST_CASE("what a side may do follows from what it sees alone, so that its buttons tell nothing more") {
    each_case([](const ConnectionState& state, Action action, Side actor) {
        const auto refusal = refusal_of(view_of(state, actor), action);
        const auto step = next(state, action, actor);
        CHECK(static_cast<bool>(step) == !refusal);
        if (refusal) CHECK(step.error() == *refusal);
    });
}

TEST_CASE(
    "nobody decides for the other: a step changes the actor's own stance, and ends the other's only with the tie") {
    each_case([](const ConnectionState& state, Action action, Side actor) {
        const auto step = next(state, action, actor);
        if (!step) return;
        const Side other = other_side(actor);
        if (step->state.of(other) == state.of(other)) return;
        CHECK(state.connected());
        CHECK((action == Action::remove || action == Action::block));
        CHECK(step->state.of(other) == Stance::nothing);
    });
}

TEST_CASE("the other side sees no difference between an ask that waits, is declined or is blocked") {
    each_case([](const ConnectionState& state, Action action, Side actor) {
        const bool is_hidden = action == Action::decline || action == Action::block || action == Action::unblock;
        const auto step = next(state, action, actor);
        if (!step || !is_hidden || state.connected()) return;
        // A block by who asked looks like the ask withdrawn.
        const auto withdrawn = next(state, Action::withdraw, actor);
        const ConnectionState& alike = withdrawn ? withdrawn->state : state;
        CHECK(view_of(step->state, other_side(actor)) == view_of(alike, other_side(actor)));
        CHECK_FALSE(step->tells_accepted);
    });
}

TEST_CASE("to who is blocked after a connection, the block looks like its removal, in whatever they do next") {
    const ConnectionState removed = after({{anne, Action::ask}, {bruno, Action::accept}, {anne, Action::remove}});
    const ConnectionState blocked = after({{anne, Action::ask}, {bruno, Action::accept}, {anne, Action::block}});
    // All sequences of up to three actions of the other side.
    const std::function<void(ConnectionState, ConnectionState, int)> compare = [&](auto one, auto other, int left) {
        CHECK(view_of(one, bruno) == view_of(other, bruno));
        if (left == 0) return;
        for (int action = 0; action < connection_action_count; ++action) {
            const auto first = next(one, static_cast<Action>(action), bruno);
            const auto second = next(other, static_cast<Action>(action), bruno);
            CAPTURE(action);
            REQUIRE(static_cast<bool>(first) == static_cast<bool>(second));
            if (first)
                compare(first->state, second->state, left - 1);
            else
                CHECK(first.error() == second.error());
        }
    };
    compare(removed, blocked, 3);
}

TEST_CASE("two that ask each other are connected, whoever comes first") {
    for (const Side first : {anne, bruno}) {
        const ConnectionState asked = after({{first, Action::ask}});
        const auto step = next(asked, Action::ask, other_side(first));
        REQUIRE(step);
        CHECK(step->state.connected());
        CHECK(step->tells_accepted);
        CHECK_FALSE(step->tells_asked);
    }
}

TEST_CASE("what was withdrawn cannot be accepted") {
    const ConnectionState state = after({{anne, Action::ask}, {anne, Action::withdraw}});
    const auto step = next(state, Action::accept, bruno);
    REQUIRE_FALSE(step);
    CHECK(step.error() == ConnectionError::not_asked);
}

TEST_CASE("who said no is not told of later asks, and may say yes or ask after all") {
    const ConnectionState state = after({{anne, Action::ask}, {bruno, Action::decline}, {anne, Action::withdraw}});
    CHECK(view_of(state, bruno) == View::none);
    const auto again = next(state, Action::ask, anne);
    REQUIRE(again);
    CHECK_FALSE(again->tells_asked);
    CHECK(view_of(again->state, anne) == View::asked);
    CHECK(next(again->state, Action::accept, bruno)->state.connected());
    CHECK(next(state, Action::ask, bruno)->tells_asked);
}

TEST_CASE("nothing passes a block: asks wait unseen, and only who blocked takes it away") {
    const ConnectionState blocked = after({{anne, Action::block}});
    const auto asked = next(blocked, Action::ask, bruno);
    REQUIRE(asked);
    CHECK_FALSE(asked->tells_asked);
    CHECK(view_of(asked->state, anne) == View::blocked);
    CHECK_FALSE(next(asked->state, Action::accept, anne));
    CHECK_FALSE(next(asked->state, Action::unblock, bruno));
    const auto open = next(asked->state, Action::unblock, anne);
    REQUIRE(open);
    CHECK(view_of(open->state, anne) == View::to_answer);
}

TEST_CASE("both may block, and each takes away their own") {
    const ConnectionState state = after({{anne, Action::block}, {bruno, Action::block}, {anne, Action::unblock}});
    CHECK(view_of(state, anne) == View::none);
    CHECK(view_of(state, bruno) == View::blocked);
}

TEST_CASE("views, errors and actions have words of their own") {
    std::set<std::string_view> words;
    for (int view = 0; view < connection_view_count; ++view) {
        const std::string_view word = connection_view_word(static_cast<View>(view));
        CHECK(words.insert(word).second);
        View parsed{};
        CHECK(parse_connection_view(word, parsed));
        CHECK(parsed == static_cast<View>(view));
    }
    View untouched = View::connected;
    CHECK_FALSE(parse_connection_view("friends", untouched));
    CHECK(untouched == View::connected);
}
