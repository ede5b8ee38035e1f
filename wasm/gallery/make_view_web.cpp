// The gallery's module: what the platform asks for when a page makes a widget.
#include "wasm/gallery/gallery.h"

std::unique_ptr<comptoir::platform::View> comptoir::platform::make_view(uint32_t widget, std::string_view) {
    return std::make_unique<gallery::Gallery>(widget);
}
