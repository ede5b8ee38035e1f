// How two businesses come to be connected: what each of them wants, what each of them sees of it, and what either may
// do. The server applies it; the widget asks it which buttons to show, from what its own side sees.
//
// Each side has a stance of its own, and two that both want to connect are connected: whoever comes second accepts,
// even when both ask in the same instant. What one side is shown follows from its own stance alone, and from the
// other's only where that wants to connect: to who asks, an ask that was declined, is blocked or waits looks the same.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/core/result.h"

namespace comptoir {

inline constexpr int connection_line_characters_max = 300;

// The numbers are stored.
enum class ConnectionStance : std::uint8_t { nothing, connect, decline, block };
inline constexpr int connection_stance_count = 4;

// The two sides of a relation; `first` and `second` say no more than which is which.
enum class Side : std::uint8_t { first, second };
constexpr Side other_side(Side side) {
    return side == Side::first ? Side::second : Side::first;
}

struct ConnectionState {
    std::array<ConnectionStance, 2> stances{};
    ConnectionStance of(Side side) const { return stances[static_cast<std::size_t>(side)]; }
    bool connected() const {
        return of(Side::first) == ConnectionStance::connect && of(Side::second) == of(Side::first);
    }
    bool operator==(const ConnectionState&) const = default;
};

// What a side sees. A declined ask stays `asked` for who asked: nobody owes an answer, and a silent no can't be held
// against anyone.
enum class ConnectionView : std::uint8_t { none, asked, to_answer, connected, declined, blocked };
inline constexpr int connection_view_count = 6;
ConnectionView view_of(const ConnectionState& state, Side side);

enum class ConnectionAction : std::uint8_t { ask, accept, decline, withdraw, remove, block, unblock };
inline constexpr int connection_action_count = 7;

// Why an action is refused; the same for whoever sees the same.
enum class ConnectionError : std::uint8_t {
    already_asked,
    already_connected,
    not_asked,      // nothing to accept, decline or withdraw
    not_connected,  // nothing to remove
    blocked,        // by oneself: unblock first
    not_blocked,
};

// Nothing when it is allowed. The widget shows the actions that are.
std::optional<ConnectionError> refusal_of(ConnectionView view, ConnectionAction action);

// What follows from a step, beside the new state.
struct ConnectionStep {
    ConnectionState state;
    bool tells_asked = false;     // the other side has something to answer that it did not have
    bool tells_accepted = false;  // the other side's ask was accepted
    bool takes_back = false;      // what the other side was told of an ask is no longer so
    bool settles = false;         // what this side was told of an ask is answered
};
Result<ConnectionStep, ConnectionError> next(const ConnectionState& state, ConnectionAction action, Side actor);

// "none", "asked", "to_answer", "connected", "declined", "blocked"; "already_asked", ...; the words of the API.
std::string_view connection_view_word(ConnectionView view);
bool parse_connection_view(std::string_view word, ConnectionView& view);
std::string_view connection_error_word(ConnectionError error);
// The last part of the action's address: "acceptance", "refusal", "removal", "withdrawal", "block", "unblock"; empty
// for `ask`, which has an address of its own.
std::string_view connection_action_word(ConnectionAction action);

}  // namespace comptoir
