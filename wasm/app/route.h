// Where in the widget one is, as the text that the host page puts in its address bar: /directory?q=...,
// /business/{id}?q=..., /about; of one's own: /mine/{id}/{part}, /network/{id}/{part}, /notices/{id},
// /reports/{id}; of the bank's staff: /desk/{part}/{id}.
#pragma once

#include <string>
#include <string_view>

#include "wasm/app/url.h"

namespace comptoir::app {

enum class Screen : unsigned char { directory, business, about, mine, network, notices, desk, reports };
inline constexpr std::size_t screen_count = 8;

// `parameters` are the search's, and stay with a business page: the list beside it, or one step back, is the same.
struct Route {
    Screen screen = Screen::directory;
    std::string business_id;  // of a member's screens: for which one acts; empty: the first of one's own
    Parameters parameters;
    std::string part = {};  // of the screen; empty: its beginning
    bool operator==(const Route&) const = default;
};

// Anything that is no route is the directory: a bank's old link must still open something.
Route parse_route(std::string_view text);
std::string format_route(const Route& route);

}  // namespace comptoir::app
