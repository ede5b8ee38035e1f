// Why a data table was refused.
#pragma once

#include <cstddef>
#include <string_view>

namespace comptoir {

struct TableError {
    std::size_t line = 0;      // from 1
    std::string_view problem;  // for developers, in English: tables are part of the program
};

}  // namespace comptoir
