// A business of the sample while it is being drawn.
#pragma once

#include <string>

#include "server/sample/chance.h"
#include "server/sample/sample.h"

namespace comptoir::sample {

struct Sample::Draft {
    std::uint32_t number;
    Chance chance;
    const Family& family;
    CommuneNumber commune;
    CommuneLine town;
    std::string_view surname;
    std::string_view first_name;
    std::string name;  // by which people know it
    int staff = 1;
    Business business;
};

}  // namespace comptoir::sample
