// What the page says of a widget when it makes one.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::app {

struct WidgetOptions {
    std::string tenant;
    std::string language;  // of the catalogues: "fr" or "en"
    std::string route;
};

// `json`: the options of comptoir_create. What is missing or of another kind has its default; a locale without
// catalogue is English, none at all French.
WidgetOptions parse_widget_options(std::string_view json);
// The catalogue for a BCP 47 tag: fr for "fr-CH".
std::string_view catalogue_for(std::string_view locale);

}  // namespace comptoir::app
