// The clock on the wall in each zone where places of the directory lie. The domain has no clock of its own: this is
// handed to it.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

#include "shared/directory/search/request.h"

namespace comptoir {

// May be used by many threads.
class ZoneClock {
public:
    // The same minute gives the same times; they are worked out once a minute.
    std::shared_ptr<const std::vector<search::ZoneTime>> times(std::chrono::system_clock::time_point now);

    // Whole minutes since 1970.
    static std::int64_t minute_of(std::chrono::system_clock::time_point now);

private:
    std::mutex in_use_;
    std::int64_t minute_ = -1;
    std::shared_ptr<const std::vector<search::ZoneTime>> times_;
};

}  // namespace comptoir
