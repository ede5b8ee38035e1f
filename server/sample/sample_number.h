// Register numbers and telephone numbers that are valid, and of nobody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::sample {

// How many businesses can be told apart.
inline constexpr std::uint32_t sample_size_max = 2'000'000;

// A valid SIREN, each once for numbers below sample_size_max. It begins with 28 or 29: numbers that begin with 2 are
// kept for public bodies, so that no real business bears it.
std::string siren_of(std::uint32_t number);
// The SIRET of its establishment `index`, from 1.
std::string siret_of(std::string_view siren, int index);
// The French VAT number that follows from a SIREN.
std::string vat_of(std::string_view siren);

// E.164, from the ranges that the regulator keeps for films and books. `zone`: 1-5 for a part of France, 6 for a mobile
// phone; `line` below 10,000.
std::string fictional_phone(int zone, int line);

}  // namespace comptoir::sample
