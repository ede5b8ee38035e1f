// The gallery's module: what the platform asks for when a page makes a widget.
#include "wasm/gallery/gallery.h"

std::unique_ptr<comptoir::platform::View> comptoir::platform::make_view(uint32_t widget, std::string_view options) {
    auto gallery = std::make_unique<gallery::Gallery>(widget);
    // The engine writes the options, as JSON without spaces; a route of the gallery needs no escapes.
    constexpr std::string_view name = "\"route\":\"";
    const size_t at = options.find(name);
    if (at == std::string_view::npos) return gallery;
    const std::string_view rest = options.substr(at + name.size());
    gallery->route_changed(rest.substr(0, rest.find('"')));
    return gallery;
}
