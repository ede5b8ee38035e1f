#include "wasm/app/route.h"

#include "shared/api/business_query.h"

namespace comptoir::app {
namespace {

constexpr std::string_view business_path = "/business/";

}  // namespace

Route parse_route(std::string_view text) {
    text = text.substr(0, text.find('#'));
    const std::size_t question = text.find('?');
    std::string_view path = text.substr(0, question);
    while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);

    Route route;
    if (question != std::string_view::npos) route.parameters = parse_parameters(text.substr(question + 1));
    if (path == "/about") {
        route.screen = Screen::about;
    } else if (path.substr(0, business_path.size()) == business_path) {
        route.business_id = percent_decode(path.substr(business_path.size()));
        if (!route.business_id.empty()) route.screen = Screen::business;
    }
    return route;
}

std::string format_route(const Route& route) {
    std::string text;
    switch (route.screen) {
        case Screen::directory:
            text = "/directory";
            break;
        case Screen::business:
            text = std::string(business_path) + percent_encoded(route.business_id);
            break;
        case Screen::about:
            text = "/about";
            break;
    }
    const std::string parameters = format_parameters(route.parameters);
    return parameters.empty() ? text : text + '?' + parameters;
}

}  // namespace comptoir::app
