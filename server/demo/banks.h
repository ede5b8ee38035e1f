// The demo's two tenants and their businesses, written by the same store as everything else.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "server/demo/people.h"
#include "server/tenant/issuer.h"

namespace comptoir::demo {

// Tenants, and the folders of their portals; as in web/portal/banks.mjs.
struct Bank {
    const char* tenant;
    const char* title;
    // What it says of itself, setting by setting.
    std::array<std::pair<const char*, const char*>, 5> settings;
};
inline constexpr std::array<Bank, 2> banks = {
    Bank{"deux-rives",
         "Banque des Deux Rives",
         {{{"contact.email", "reseau@deux-rives.example"},
           {"contact.phone", "+33199001010"},
           {"legal.terms", "https://www.deux-rives.example/reseau/conditions"},
           {"legal.privacy",
            "Vous voyez et emportez tout ce que l’annuaire sait de vous dans « Mes données », et l’effacez de même."},
           {"legal.notice", "Banque des Deux Rives, banque imaginée pour cette démonstration."}}}},
    Bank{"estuaire",
         "Crédit de l’Estuaire",
         {{{"contact.email", "reseau@estuaire.example"},
           {"contact.phone", "+33299002020"},
           {"legal.terms", "https://www.estuaire.example/reseau/conditions"},
           {"legal.privacy", "https://www.estuaire.example/donnees"},
           {"legal.notice", "Crédit de l’Estuaire, banque imaginée pour cette démonstration."}}}},
};

// Makes the tenants and their sample where they are missing: `size` businesses for the first, half as many others for
// the second. Says on stderr how far it is. What an earlier run has done is not done again. Refuses with a sentence.
std::optional<std::string> fill_banks(const std::filesystem::path& data, int size);

// The part of a sample of `size` that is the first bank's (0) or the second's (1).
SampleShare share_of(std::size_t bank, int size);

// From now on the bank's word for who is there counts when this issuer signed it. Refuses with a sentence.
std::optional<std::string> trust_issuer(const std::filesystem::path& data, const Bank& bank, const Issuer& issuer);

}  // namespace comptoir::demo
