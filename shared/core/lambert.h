// Lambert-93 (EPSG:2154), in which the French register gives places on the mainland and Corsica, to degrees.
#pragma once

#include <optional>

#include "shared/core/geo.h"

namespace comptoir {

// Metres east and north. Exact to a millionth of a degree (RGF93 taken as WGS 84); nothing outside metropolitan France.
std::optional<Point> from_lambert_93(double east_m, double north_m);

}  // namespace comptoir
