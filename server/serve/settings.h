// How the server is set up: defaults, one TOML file, then flags. Settings that would be unsafe are refused, with the
// reason.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "server/directory/reading_quota.h"
#include "shared/core/result.h"

namespace comptoir {

struct Settings {
    std::filesystem::path data;         // the folder that `comptoir tenant create` made
    std::string address = "127.0.0.1";  // where to listen; nginx stands in front
    int port = 8080;                    // 0: any free one
    bool allow_public_address = false;  // listen on an address that others can reach, against all advice
    int management_port = 0;            // health and metrics, on the same address; 0: off
    std::filesystem::path widget;  // the files under /widget/v1/; empty: `widget` beside the program, if it is there
    int threads = 128;             // connections answered at once; more than nginx keeps open
    bool log_requests = true;      // a line for each request, not only for those that failed
    int drain_s = 20;              // how long to wait for running requests at the end
    std::string synchronous = "full";  // the database's; nothing else is accepted
    int items_cached = 20'000;         // businesses kept ready for lists: about 4 KB each
    ReadingLimits reading;             // businesses that one reader may read in a day; 0: as many as they like
    int answer_cache_mb = 96;          // memory for whole answers of lists, ready to be sent again; 0: none
};

// Adds what `file` says to `settings`. Refuses with a sentence that names the key: unknown, of another type, out of
// range.
//     data = "/var/lib/comptoir"
//     port = 8080
//     [log]
//     requests = false
std::optional<std::string> read_settings(const std::filesystem::path& file, Settings& settings);

// Why these settings must not be served with; nothing when they may.
std::optional<std::string> refuse_settings(const Settings& settings);

// 127.0.0.0/8, ::1 or localhost.
bool is_loopback(std::string_view address);

}  // namespace comptoir
