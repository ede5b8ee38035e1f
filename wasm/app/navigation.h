// The bar of destinations: what everybody may see, what the person may do, and the way to text mode.
#pragma once

#include <optional>

#include "wasm/app/language.h"
#include "wasm/app/person_model.h"
#include "wasm/app/route.h"
#include "wasm/kit/ui.h"

namespace comptoir::app {

struct NavigationWish {
    std::optional<Route> go;
    bool switch_text_mode = false;
};

struct NavigationBar {
    const Language& language;
    const Route& route;  // where one is
    const Parameters& search;
    const PersonModel& person;
    const OwnBusiness* own;  // for which one acts; null: none
};

NavigationWish draw_navigation(kit::Ui& ui, const NavigationBar& bar);

}  // namespace comptoir::app
