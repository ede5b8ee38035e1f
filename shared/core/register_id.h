// Numbers that official registers give to businesses, checked: as people and spreadsheets write them, as the register
// writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// SIREN: nine digits, Luhn. Spaces, dots and non-breaking spaces between the digits are taken away; nothing when it is
// not one.
std::optional<std::string> read_siren(std::string_view text);
// SIRET: the SIREN and five digits, Luhn over all fourteen; La Poste's establishments (356 000 000) may instead have a
// sum of digits divisible by five, the register's only exception.
std::optional<std::string> read_siret(std::string_view text);

// Another country's number: `scheme` is lower case ("kbo", "kvk", "hrb", "rcs", "uid", "crn" ...). Belgium's KBO and
// Switzerland's UID are checked by their check digits, the Netherlands' KvK and Britain's CRN by their length; others
// need 1 to 40 letters, digits, spaces and -./ between them.
std::optional<std::string> read_register_number(std::string_view country, std::string_view scheme,
                                                std::string_view text);

// The scheme that `country`'s businesses are told apart by: FR siren, BE kbo, NL kvk, DE hrb, LU rcs, CH uid, GB crn;
// "register" elsewhere.
std::string_view main_scheme(std::string_view country);

// A value-added tax id of the Union or Switzerland, without spaces: two letters of a country and its number. The French
// key and the Belgian check digits are computed, other countries' numbers have their lengths.
std::optional<std::string> read_vat_id(std::string_view text);

}  // namespace comptoir
