#include "server/commands/openapi.h"

#include <cstdlib>
#include <iostream>

#include "server/serve/service.h"

namespace comptoir {

Run openapi_command(CLI::App&) {
    return [] {
        std::cout << api_document() << '\n';
        return std::cout ? EXIT_SUCCESS : EXIT_FAILURE;
    };
}

}  // namespace comptoir
