#include "server/sample/sample_number.h"

#include <cstdio>

namespace comptoir::sample {

namespace {

// The figure that makes the Luhn sum of `figures` and itself a multiple of ten.
char luhn_figure(std::string_view figures) {
    int sum = 0;
    bool doubled = true;  // the last figure before the check figure is
    for (auto figure = figures.rbegin(); figure != figures.rend(); ++figure, doubled = !doubled) {
        const int value = (*figure - '0') * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string padded(std::uint64_t value, int width) {
    char text[24];
    std::snprintf(text, sizeof text, "%0*llu", width, static_cast<unsigned long long>(value));
    return text;
}

}  // namespace

std::string siren_of(std::uint32_t number) {
    constexpr std::uint64_t stride =
        1'234'567;  // shares no factor with 2,000,000: numbers scatter and none comes twice
    std::string siren = padded(28'000'000 + number * stride % sample_size_max, 8);
    siren += luhn_figure(siren);
    return siren;
}

std::string siret_of(std::string_view siren, int index) {
    std::string siret = std::string(siren) + padded(static_cast<std::uint64_t>(index), 4);
    siret += luhn_figure(siret);
    return siret;
}

std::string vat_of(std::string_view siren) {
    std::uint64_t value = 0;
    for (const char figure : siren) value = value * 10 + static_cast<std::uint64_t>(figure - '0');
    return "FR" + padded((12 + 3 * (value % 97)) % 97, 2) + std::string(siren);
}

std::string fictional_phone(int zone, int line) {
    static constexpr const char* ranges[] = {"19900", "26191", "35301", "46571", "53649", "63998"};
    return std::string("+33") + ranges[zone - 1] + padded(static_cast<std::uint64_t>(line), 4);
}

}  // namespace comptoir::sample
