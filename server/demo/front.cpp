#include "server/demo/front.h"

#include <unistd.h>

#include <fstream>
#include <iterator>

#include "server/demo/marks.h"

namespace comptoir::demo {

Result<std::vector<std::string>, std::string> write_front(const std::filesystem::path& shipped,
                                                          const std::filesystem::path& folder, FrontPorts ports) {
    std::ifstream from(shipped, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(from), {}};
    if (!from || text.empty()) return "there is no nginx configuration in " + shipped.string() + ": run ./dev build";
    const std::string loopback = "127.0.0.1:";
    replace_all(text, "@LISTEN@", loopback + std::to_string(ports.listens));
    replace_all(text, "@UPSTREAM@", loopback + std::to_string(ports.server));
    replace_all(text, "@FOLDER@", std::filesystem::absolute(folder).string());
    // Started by root, nginx would give its workers to a user who may not enter the data folder.
    if (geteuid() == 0) text.insert(0, "user root;\n");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path file = std::filesystem::absolute(folder / "nginx.conf");
    std::ofstream to(file, std::ios::binary | std::ios::trunc);
    to << text << std::flush;
    if (!to) return "can't write " + file.string();
    return std::vector<std::string>{"nginx", "-c",    file.string(), "-p", std::filesystem::absolute(folder).string(),
                                    "-e",    "stderr"};
}

}  // namespace comptoir::demo
