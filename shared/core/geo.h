// Points on the ground and the distance between them.
#pragma once

#include <cstdint>

namespace comptoir {

// WGS 84, in millionths of a degree (about 11 cm); latitude within +-90e6, longitude within +-180e6.
struct Point {
    std::int32_t latitude_e6 = 0;
    std::int32_t longitude_e6 = 0;
    bool operator==(const Point&) const = default;
};

// Great-circle distance in metres (haversine on a sphere of 6,371,009 m; IUGG mean radius), within 0.6 % of the ellipsoid.
double distance_m(Point a, Point b);

}  // namespace comptoir
