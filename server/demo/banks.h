// The demo's two tenants and their businesses, written by the same store as everything else.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "server/demo/people.h"
#include "server/tenant/issuer.h"

namespace comptoir::demo {

// Tenants, and the folders of their portals; as in web/portal/banks.mjs.
struct Bank {
    const char* tenant;
    const char* title;
};
inline constexpr std::array<Bank, 2> banks = {
    Bank{"deux-rives", "Banque des Deux Rives"},
    Bank{"estuaire", "Crédit de l’Estuaire"},
};

// Makes the tenants and their sample where they are missing: `size` businesses for the first, half as many others for
// the second. Says on stderr how far it is. What an earlier run has done is not done again. Refuses with a sentence.
std::optional<std::string> fill_banks(const std::filesystem::path& data, int size);

// The part of a sample of `size` that is the first bank's (0) or the second's (1).
SampleShare share_of(std::size_t bank, int size);

// From now on the bank's word for who is there counts when this issuer signed it. Refuses with a sentence.
std::optional<std::string> trust_issuer(const std::filesystem::path& data, const Bank& bank, const Issuer& issuer);

}  // namespace comptoir::demo
