// Colours of any profile as sRGB, so that nothing is lost when the profile goes with the other metadata.
#pragma once

#include <string_view>

#include "server/picture/pixels.h"

namespace comptoir {

class Colours {
public:
    Colours();  // asks the system for the time zone's file, as the library does: before confinement
    ~Colours();

    // Leaves the pixels as they are where the profile can't be read or is not for red, green and blue.
    void to_srgb(Pixels& pixels, std::string_view profile) const;

private:
    void* srgb_;
};

}  // namespace comptoir
