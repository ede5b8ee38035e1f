#include "shared/network/connection.h"

namespace comptoir {

namespace {

using Error = ConnectionError;
using Stance = ConnectionStance;

// By view, then action: nothing where it is allowed. What is wanted already is told so before anything else.
constexpr std::optional<Error> yes = std::nullopt;
constexpr std::optional<Error> refusals[connection_view_count][connection_action_count] = {
    // ask, accept, decline, withdraw, remove, block, unblock
    {yes, Error::not_asked, Error::not_asked, Error::not_asked, Error::not_connected, yes, Error::not_blocked},
    {Error::already_asked, Error::not_asked, Error::not_asked, yes, Error::not_connected, yes, Error::not_blocked},
    {yes, yes, yes, Error::not_asked, Error::not_connected, yes, Error::not_blocked},
    {Error::already_connected, Error::already_connected, Error::already_connected, Error::already_connected, yes, yes,
     Error::not_blocked},
    {yes, yes, Error::not_asked, Error::not_asked, Error::not_connected, yes, Error::not_blocked},
    {Error::blocked, Error::blocked, Error::blocked, Error::blocked, Error::blocked, Error::blocked, yes},
};

constexpr std::string_view view_words[connection_view_count] = {"none",      "asked",    "to_answer",
                                                                "connected", "declined", "blocked"};
constexpr std::string_view error_words[] = {"already_asked", "already_connected", "not_asked",
                                            "not_connected", "blocked",           "not_blocked"};
constexpr std::string_view action_words[connection_action_count] = {"",        "acceptance", "refusal", "withdrawal",
                                                                    "removal", "block",      "unblock"};

}  // namespace

ConnectionView view_of(const ConnectionState& state, Side side) {
    const Stance mine = state.of(side);
    const bool is_asked = state.of(other_side(side)) == Stance::connect;
    switch (mine) {
        case Stance::nothing:
            return is_asked ? ConnectionView::to_answer : ConnectionView::none;
        case Stance::connect:
            return is_asked ? ConnectionView::connected : ConnectionView::asked;
        case Stance::decline:
            return is_asked ? ConnectionView::declined : ConnectionView::none;
        case Stance::block:
            break;
    }
    return ConnectionView::blocked;
}

std::optional<ConnectionError> refusal_of(ConnectionView view, ConnectionAction action) {
    return refusals[static_cast<std::size_t>(view)][static_cast<std::size_t>(action)];
}

Result<ConnectionStep, ConnectionError> next(const ConnectionState& state, ConnectionAction action, Side actor) {
    if (const auto refusal = refusal_of(view_of(state, actor), action)) return *refusal;
    ConnectionStep step{.state = state};
    Stance& mine = step.state.stances[static_cast<std::size_t>(actor)];
    Stance& theirs = step.state.stances[static_cast<std::size_t>(other_side(actor))];
    const bool was_connected = state.connected();
    switch (action) {
        case ConnectionAction::ask:
        case ConnectionAction::accept:
            mine = Stance::connect;
            step.tells_accepted = theirs == Stance::connect;
            // A no holds for later asks too, until its side asks or accepts: asking again and again gains nothing.
            step.tells_asked = theirs == Stance::nothing;
            step.settles = step.tells_accepted;
            break;
        case ConnectionAction::decline:
            mine = Stance::decline;
            step.settles = true;
            break;
        case ConnectionAction::withdraw:
            mine = Stance::nothing;
            step.takes_back = theirs == Stance::nothing;
            break;
        case ConnectionAction::remove:
            mine = theirs = Stance::nothing;
            break;
        case ConnectionAction::block:
            // Who is blocked sees what follows a removal, or the own ask unanswered.
            if (was_connected) theirs = Stance::nothing;
            step.takes_back = mine == Stance::connect && theirs == Stance::nothing && !was_connected;
            step.settles = theirs == Stance::connect;
            mine = Stance::block;
            break;
        case ConnectionAction::unblock:
            mine = Stance::nothing;
            break;
    }
    return step;
}

std::string_view connection_view_word(ConnectionView view) {
    return view_words[static_cast<std::size_t>(view)];
}

bool parse_connection_view(std::string_view word, ConnectionView& view) {
    for (std::size_t index = 0; index < connection_view_count; ++index) {
        if (view_words[index] != word) continue;
        view = static_cast<ConnectionView>(index);
        return true;
    }
    return false;
}

std::string_view connection_error_word(ConnectionError error) {
    return error_words[static_cast<std::size_t>(error)];
}

std::string_view connection_action_word(ConnectionAction action) {
    return action_words[static_cast<std::size_t>(action)];
}

}  // namespace comptoir
