#include "shared/core/lambert.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace comptoir;

namespace {

constexpr double pi = 3.14159265358979323846;

// Forward, by the textbook formulas (Snyder, "Map projections", 15-1 to 15-11) from the defining parameters alone.
std::pair<double, double> to_lambert_93(double latitude_deg, double longitude_deg) {
    const double e = std::sqrt(2 / 298.257222101 - 1 / (298.257222101 * 298.257222101)), a = 6378137;
    const auto rad = [](double degrees) { return degrees * pi / 180; };
    const auto m = [&](double phi) { return std::cos(phi) / std::sqrt(1 - std::pow(e * std::sin(phi), 2)); };
    const auto t = [&](double phi) {
        return std::tan(pi / 4 - phi / 2) / std::pow((1 - e * std::sin(phi)) / (1 + e * std::sin(phi)), e / 2);
    };
    const double n = (std::log(m(rad(44))) - std::log(m(rad(49)))) / (std::log(t(rad(44))) - std::log(t(rad(49))));
    const double f = m(rad(44)) / (n * std::pow(t(rad(44)), n));
    const double rho = a * f * std::pow(t(rad(latitude_deg)), n), rho_0 = a * f * std::pow(t(rad(46.5)), n);
    const double theta = n * rad(longitude_deg - 3);
    return {700'000 + rho * std::sin(theta), 6'600'000 + rho_0 - rho * std::cos(theta)};
}

}  // namespace

TEST_CASE("Lambert-93 and back is the same place, all over the mainland and Corsica") {
    for (double latitude = 41.3; latitude < 51.2; latitude += 0.7)
        for (double longitude = -5.1; longitude < 9.6; longitude += 0.9) {
            CAPTURE(latitude);
            CAPTURE(longitude);
            const auto [east, north] = to_lambert_93(latitude, longitude);
            const auto point = from_lambert_93(east, north);
            REQUIRE(point);
            CHECK(std::abs(point->latitude_e6 - std::lround(latitude * 1e6)) <= 1);
            CHECK(std::abs(point->longitude_e6 - std::lround(longitude * 1e6)) <= 1);
        }
}

TEST_CASE("what lies outside metropolitan France is no Lambert-93 place") {
    CHECK_FALSE(from_lambert_93(0, 0));
    CHECK_FALSE(from_lambert_93(-1, 6'600'000));
    CHECK_FALSE(from_lambert_93(700'000, 1e12));
    CHECK_FALSE(from_lambert_93(std::nan(""), 6'600'000));
}
