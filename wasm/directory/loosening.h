// Ways to more results: what each is called, and the query it leads to.
#pragma once

#include <optional>
#include <string>

#include "shared/api/business_list.h"
#include "shared/api/business_query.h"
#include "wasm/app/language.h"

namespace comptoir::directory {

struct LooseWay {
    std::string key;
    std::string label;  // "sans « art »", "à 50 km"
    BusinessQuery query;
};

// Nothing for a way that this widget does not know, or that would change nothing.
std::optional<LooseWay> loose_way(const app::Language& language, const BusinessQuery& query,
                                  const Loosening& loosening);

}  // namespace comptoir::directory
