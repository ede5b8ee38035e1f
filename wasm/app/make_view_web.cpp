// The widget's module: what the platform asks for when a page makes a widget.
#include "wasm/app/session.h"

std::unique_ptr<comptoir::platform::View> comptoir::platform::make_view(std::uint32_t widget,
                                                                        std::string_view options) {
    return std::make_unique<app::Session>(widget, app::parse_widget_options(options));
}
