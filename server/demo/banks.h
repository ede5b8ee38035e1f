// The demo's two tenants and their businesses, written by the same store as everything else.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>

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

}  // namespace comptoir::demo
