#include "wasm/app/widget_options.h"

#include "shared/api/json_reader.h"

namespace comptoir::app {

std::string_view catalogue_for(std::string_view locale) {
    const std::string_view language = locale.substr(0, locale.find('-'));
    return language.empty() || language == "fr" || language == "FR" ? "fr" : "en";
}

WidgetOptions parse_widget_options(std::string_view json) {
    const JsonDocument document = parse_untrusted(json);
    const Json value = document.root();
    return {.tenant = text_at(value, "tenant"),
            .language = std::string(catalogue_for(text_at(value, "locale"))),
            .route = text_at(value, "route")};
}

}  // namespace comptoir::app
