#include "shared/core/lambert.h"

#include <cmath>

namespace comptoir {

namespace {
// The projection's defining constants, as IGN's NTG_71 derives them from the standard parallels 44 and 49 degrees
// north.
constexpr double exponent = 0.7256077650532670;
constexpr double scale_m = 11754255.4260960;
constexpr double origin_east_m = 700000, origin_north_m = 12655612.0498760;
constexpr double origin_longitude_deg = 3;
constexpr double eccentricity = 0.0818191910428158;  // GRS 80
constexpr double pi = 3.14159265358979323846;
}  // namespace

std::optional<Point> from_lambert_93(double east_m, double north_m) {
    if (!(east_m >= 0 && east_m <= 1'300'000 && north_m >= 6'000'000 && north_m <= 7'200'000)) return std::nullopt;
    const double east = east_m - origin_east_m, north = origin_north_m - north_m;
    const double longitude_deg = origin_longitude_deg + std::atan2(east, north) / exponent * 180 / pi;
    const double isometric = -std::log(std::hypot(east, north) / scale_m) / exponent;
    double latitude = 2 * std::atan(std::exp(isometric)) - pi / 2;
    for (int round = 0; round < 8; ++round) {  // converges by a factor of 150 a round
        const double sine = eccentricity * std::sin(latitude);
        latitude = 2 * std::atan(std::pow((1 + sine) / (1 - sine), eccentricity / 2) * std::exp(isometric)) - pi / 2;
    }
    return Point{static_cast<std::int32_t>(std::lround(latitude * 180e6 / pi)),
                 static_cast<std::int32_t>(std::lround(longitude_deg * 1e6))};
}

}  // namespace comptoir
