// The host of native programs: no pixels, widths from a table, everything it was asked written down for tests.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace comptoir::platform {

struct Fetch {
    uint32_t widget, request;
    std::string url, body;
    double timeout_ms;
    uint32_t method = 0;  // HostMethod
    std::string media_type, if_match;
    uint32_t write = 0;
    bool aborted = false;
};

struct Told {
    uint32_t widget, what;
    std::string text;
};

struct NullHost {
    uint32_t measured = 0, rasterised = 0, presented = 0, textures = 0, wakes = 0;
    double wake_delay_ms = -1;      // of the last host_wake; -1: none
    double now_ms = 1790000000000;  // a Monday in September 2026, 15:33 in Paris
    std::string locale = "fr";
    std::vector<Fetch> fetches;
    std::vector<Told> told;
    std::map<std::string, std::string> kept;  // unsent texts by their key
    bool keeps = true;                        // over a reload
    bool pictures_come = false;               // whether host_raster_picture has something to show

    void reset() { *this = NullHost(); }
};

NullHost& null_host();

}  // namespace comptoir::platform
