#include "shared/core/geo.h"

#include <cmath>

namespace comptoir {

double distance_m(Point a, Point b) {
    constexpr double earth_radius_m = 6'371'009;
    constexpr double radians_per_e6 = 3.14159265358979323846 / 180e6;
    const double latitude_a = a.latitude_e6 * radians_per_e6;
    const double latitude_b = b.latitude_e6 * radians_per_e6;
    const double sine_latitude = std::sin((latitude_b - latitude_a) / 2);
    const double sine_longitude = std::sin((b.longitude_e6 - a.longitude_e6) * radians_per_e6 / 2);
    const double h = sine_latitude * sine_latitude +
                     std::cos(latitude_a) * std::cos(latitude_b) * sine_longitude * sine_longitude;
    return 2 * earth_radius_m * std::asin(std::sqrt(h < 1 ? h : 1));
}

}  // namespace comptoir
