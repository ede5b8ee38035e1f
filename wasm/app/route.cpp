#include "wasm/app/route.h"

#include "shared/api/business_query.h"

namespace comptoir::app {
namespace {

// In the order of the enum.
constexpr std::string_view screen_words[screen_count] = {"directory", "business", "about", "mine",
                                                         "network",   "notices",  "desk",  "reports"};

// What stands before the next slash; `path` goes on behind it.
std::string_view take_segment(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    return segment;
}

bool is_of_one_business(Screen screen) {
    return screen != Screen::directory && screen != Screen::about;
}

}  // namespace

Route parse_route(std::string_view text) {
    text = text.substr(0, text.find('#'));
    const std::size_t question = text.find('?');
    std::string_view path = text.substr(0, question);

    Route route;
    if (question != std::string_view::npos) route.parameters = parse_parameters(text.substr(question + 1));
    if (path.substr(0, 1) != "/") return route;
    path.remove_prefix(1);
    const std::string_view word = take_segment(path);
    for (std::size_t i = 0; i < screen_count; ++i)
        if (screen_words[i] == word) route.screen = static_cast<Screen>(i);
    if (!is_of_one_business(route.screen)) return route;
    const bool part_first = route.screen == Screen::desk;
    (part_first ? route.part : route.business_id) = percent_decode(take_segment(path));
    (part_first ? route.business_id : route.part) = percent_decode(take_segment(path));
    if (route.screen == Screen::business && route.business_id.empty()) route.screen = Screen::directory;
    return route;
}

std::string format_route(const Route& route) {
    std::string text = "/";
    text += screen_words[static_cast<std::size_t>(route.screen)];
    const bool part_first = route.screen == Screen::desk;
    const std::string& first = part_first ? route.part : route.business_id;
    const std::string& second = part_first ? route.business_id : route.part;
    if (is_of_one_business(route.screen) && !first.empty()) {
        text += '/' + percent_encoded(first);
        if (!second.empty()) text += '/' + percent_encoded(second);
    }
    const std::string parameters = format_parameters(route.parameters);
    return parameters.empty() ? text : text + '?' + parameters;
}

}  // namespace comptoir::app
