#include "wasm/app/navigation.h"

namespace comptoir::app {
namespace {

struct Destination {
    Screen screen;
    Message label;
    kit::Icon icon;
};

// In the order of the bar.
constexpr Destination destinations[] = {
    {Screen::directory, Message::nav_directory, kit::Icon::search},
    {Screen::mine, Message::nav_mine, kit::Icon::building},
    {Screen::network, Message::nav_network, kit::Icon::users},
    {Screen::notices, Message::nav_notices, kit::Icon::bell},
    {Screen::desk, Message::nav_desk, kit::Icon::verified},
    {Screen::about, Message::nav_about, kit::Icon::info},
};
constexpr std::size_t items_max = std::size(destinations) + 1;

// May the person go there, and is there room? On a phone what a member needs daily comes first; one's own page has the
// link to what the directory is.
bool is_offered(Screen screen, const NavigationBar& bar, bool compact) {
    const bool member = bar.own != nullptr;
    const std::optional<Me>& me = bar.person.me();
    switch (screen) {
        case Screen::directory:
        case Screen::business:
        case Screen::reports:
            return true;
        case Screen::mine:
            return member || (me && me->staff == StaffRole::none);  // where a colleague's code is entered
        case Screen::network:
        case Screen::notices:
            return member;
        case Screen::desk:
            return me && me->staff != StaffRole::none;
        case Screen::about:
            return !member || !compact;
    }
    return false;
}

bool is_current(Screen destination, Screen here) {
    return destination == here || (destination == Screen::directory && here == Screen::business);
}

Route route_to(Screen screen, const NavigationBar& bar) {
    if (screen == Screen::directory) return {screen, {}, bar.search};
    const bool of_business = screen == Screen::mine || screen == Screen::network || screen == Screen::notices;
    return {screen, of_business && bar.own ? bar.own->id : std::string(), {}};
}

}  // namespace

NavigationWish draw_navigation(kit::Ui& ui, const NavigationBar& bar) {
    kit::NavItem items[items_max];
    Route routes[items_max];
    std::string addresses[items_max];
    std::size_t count = 0;
    const int unread = bar.person.me() ? bar.person.me()->unread : 0;
    const std::string badge = unread > 0 ? bar.language.number(unread) : std::string();
    for (const Destination& to : destinations) {
        if (!is_offered(to.screen, bar, ui.is_compact())) continue;
        routes[count] = route_to(to.screen, bar);
        addresses[count] = format_route(routes[count]);
        items[count] = {.key = static_cast<int>(to.screen),
                        .label = bar.language.text(to.label),
                        .href = addresses[count],
                        .icon = to.icon,
                        .current = is_current(to.screen, bar.route.screen),
                        .badge = to.screen == Screen::notices ? std::string_view(badge) : std::string_view()};
        ++count;
    }
    items[count] = {.key = "text_mode",
                    .label = bar.language.text(ui.is_text_mode() ? Message::text_mode_off : Message::text_mode_on),
                    .icon = kit::Icon::text_mode,
                    .button = true};
    const auto pressed = ui.nav_bar("navigation", bar.language.text(Message::nav_label), {items, count + 1});
    if (!pressed) return {};
    if (*pressed == count) return {.switch_text_mode = true};
    return {.go = routes[*pressed]};
}

}  // namespace comptoir::app
