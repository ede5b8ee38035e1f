// What time it is, for opening hours.
#pragma once

#include <string_view>

#include "shared/directory/opening_hours.h"

namespace comptoir::app {

class Clock {
public:
    virtual ~Clock() = default;
    // What the clocks on the wall show in an IANA zone; UTC's for a zone that is not known.
    virtual LocalTime local_time(std::string_view zone) const = 0;
};

}  // namespace comptoir::app
