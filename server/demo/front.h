// nginx in front of the demo's server: the configuration that is shipped, with folders and ports of this demo, run by
// whoever runs it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/result.h"

namespace comptoir::demo {

struct FrontPorts {
    int listens = 0;
    int server = 0;
};

// Writes the configuration under `folder`, from the one in `shipped`, and gives the words that start nginx with it.
// Refuses with a sentence.
Result<std::vector<std::string>, std::string> write_front(const std::filesystem::path& shipped,
                                                          const std::filesystem::path& folder, FrontPorts ports);

}  // namespace comptoir::demo
