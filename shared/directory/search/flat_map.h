// Distances told fast, where nearly right will do.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "shared/core/geo.h"

namespace comptoir::search {

// Distances on a flat map around a centre: a few operations instead of a haversine's hundred. Within `trusted_m` and
// below 70 degrees of latitude the true distance is within `error` of it; what looks further is further than that.
class FlatMap {
public:
    static constexpr double trusted_m = 1'500'000, error = 0.03;

    explicit FlatMap(Point centre) : centre_(centre), cosine_(cosine(centre)) {}

    bool is_usable(Point point) const { return is_on_map(centre_) && is_on_map(point); }
    double distance_m(Point point) const {
        constexpr double metres_per_e6 = 0.111'195;
        const double height = std::int64_t{point.latitude_e6} - centre_.latitude_e6;
        double width = std::abs(static_cast<double>(std::int64_t{point.longitude_e6} - centre_.longitude_e6));
        if (width > 180e6) width = 360e6 - width;
        return std::sqrt(height * height + cosine_ * cosine(point) * width * width) * metres_per_e6;
    }
    // Never more than the true distance.
    double least_m(Point point) const {
        return is_usable(point) ? std::min(distance_m(point), trusted_m) * (1 - error) : 0;
    }

private:
    static bool is_on_map(Point point) { return std::abs(point.latitude_e6) < 70'000'000; }
    // Of the latitude, by the first terms of its series.
    static double cosine(Point point) {
        constexpr double radians_per_e6 = 3.14159265358979323846 / 180e6;
        const double angle = point.latitude_e6 * radians_per_e6;
        const double square = angle * angle;
        return 1 - square / 2 + square * square / 24 - square * square * square / 720;
    }

    Point centre_;
    double cosine_;
};

}  // namespace comptoir::search
