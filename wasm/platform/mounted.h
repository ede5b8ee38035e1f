// A widget on a page: its kit state and its view, and the host's calls for it. exports.cpp and the native tests' driver
// both speak to this.
#pragma once

#include <memory>
#include <string_view>

#include "wasm/kit/widget.h"
#include "wasm/platform/view.h"

namespace comptoir::platform {

class Mounted {
public:
    Mounted(kit::Stage& stage, uint32_t number) : widget_(stage, number) {}

    void set_view(std::unique_ptr<View> view) { view_ = std::move(view); }
    View& view() { return *view_; }
    kit::Widget& widget() { return widget_; }
    const kit::Widget& widget() const { return widget_; }

    // `bits` of comptoir_modes.
    void set_modes(uint32_t bits);
    // Corrects the colours in place unless colours are forced.
    void set_theme(uint32_t* colours, uint32_t count);
    // An action by its number in protocol.def; true when a frame is due, false also for a number that is none.
    bool hear(uint32_t node, uint32_t action, std::string_view text, double number);
    void frame(double now_ms);
    void paint() {
        if (widget_.has_pictures()) widget_.paint();
    }

private:
    kit::Widget widget_;
    std::unique_ptr<View> view_;
};

}  // namespace comptoir::platform
