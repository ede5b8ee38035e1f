// One line of the results: who, how far, what trade and where, why it was found, whether it is open.
#pragma once

#include <string>

#include "shared/api/business_list.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

struct ResultRow {
    const BusinessItem& item;
    std::string_view typed;  // the words to look for, less the place read from them
    std::string href;
    bool current = false;
};

// True when the row was pressed.
bool draw_result_row(kit::Ui& ui, const Scene& scene, const ResultRow& row);

// The same in short, for those nearby a business.
bool draw_short_row(kit::Ui& ui, const Scene& scene, const BusinessItem& item, const std::string& href);

}  // namespace comptoir::directory
