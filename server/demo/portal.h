// A demo bank's portal: the pages of build/portal/BANK, sent as a strict bank sends them. The policy of a page is its
// own needs plus the lines of docs/embedding.md for the mode it uses, and no others.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "server/http/message.h"
#include "shared/core/result.h"

namespace comptoir::demo {

class Portal {
public:
    struct Places {
        std::string network;  // origins
        std::string other_bank;
    };

    // Reads all of `folder`. Refuses with a sentence when it is not there.
    static Result<Portal, std::string> load(const std::filesystem::path& folder, const Places& places);

    http::Response answer(const http::Request& request) const;

private:
    struct File {
        std::string media_type;
        std::string body;
        std::string policy;  // empty for what is no page
    };

    std::map<std::string, File, std::less<>> files_;  // by path, "/fr/accounts.html"
};

}  // namespace comptoir::demo
