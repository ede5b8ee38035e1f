// What a module (the app, the gallery) gives to the platform: one object a widget that draws, and hears what arrives.
#pragma once

#include <memory>
#include <string_view>

#include "wasm/kit/ui.h"

namespace comptoir::platform {

struct Answer {
    uint32_t request;
    int status;  // HTTP; 0: the network failed or was too slow; -1: aborted
    std::string_view body;
    std::string_view etag = {};  // empty: none
    uint32_t retry_after_s = 0;  // 0: not said
};

class View : public kit::Drawing {
public:
    virtual void answered(const Answer&) {}
    // Another person is here, or nobody (an empty key): what was asked before is never answered.
    virtual void person_changed(std::string_view /*key*/) {}
    // The page brings no token that holds, or does again.
    virtual void sign_in_failed(bool) {}
    virtual void route_changed(std::string_view) {}
    virtual void located(bool, double /*latitude*/, double /*longitude*/) {}
    virtual void copied(bool) {}
    virtual void catalogue_came(std::string_view /*locale*/, std::string_view /*text*/) {}
    virtual void member_came(bool /*ok*/) {}
};

// Defined once by each module. `widget` is the number that host functions want; `options` the JSON of comptoir_create.
std::unique_ptr<View> make_view(uint32_t widget, std::string_view options);

}  // namespace comptoir::platform
