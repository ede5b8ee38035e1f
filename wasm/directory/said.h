// Single facts in words: distances, phone numbers, register ids, totals, failures.
#pragma once

#include <string>
#include <string_view>

#include "shared/api/business_list.h"
#include "wasm/app/api_client.h"
#include "wasm/app/language.h"

namespace comptoir::directory {

// "350 m", "2,3 km", "120 km".
std::string distance_text(const app::Language& language, int distance_m);
// French numbers as they are dialled there ("04 72 00 00 00"), others as they came. `phone` is E.164.
std::string phone_text(std::string_view phone);
// May this be opened as a web address? Only http and https: a business writes what it likes.
bool is_web_address(std::string_view website);
// A web address without what everybody knows: "www.rivoire.example".
std::string_view site_text(std::string_view website);
// SIREN and SIRET in groups: "732 829 320", "732 829 320 00074"; others as they came.
std::string register_text(const RegisterId& id);
// "SIREN", "SIRET"; what another register's number is called.
std::string_view register_name(const app::Language& language, const RegisterId& id);
// "37 entreprises", "Au moins 1 000 entreprises", "Aucune entreprise n'a tous ces mots".
std::string total_text(const app::Language& language, const BusinessList& list);
// The same for those who hear it: with the number that comes close.
std::string total_spoken(const app::Language& language, const BusinessList& list);
// What to do about a failure.
std::string_view fault_text(const app::Language& language, app::Fault fault);
// "Plomberie · Villeurbanne": parts that are not empty, joined.
std::string joined(std::string_view first, std::string_view second);
// With the apostrophes that official lists lack: "L’Isle-d’Abeau".
std::string well_set(std::string_view text);
// "Villeurbanne"; of Paris, Lyon and Marseille with the arrondissement, read from the postcode: "Lyon 3e".
std::string commune_text(const Place& place);
// "69100 Villeurbanne".
std::string town_text(const Place& place);
// "10 à 19 salariés".
std::string staff_text(const app::Language& language, StaffBand band);
// Where a map shows the place: its point, else its address.
std::string map_address(const Place& place);

}  // namespace comptoir::directory
