// Countries as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::intake {

// "FR", "fr", "France", "Belgique", "Germany" -> ISO 3166-1 alpha-2. Any two letters pass as a code; names are known
// for France's neighbours and trading partners, in French, English and their own language.
std::optional<std::string> read_country(std::string_view text);

// "fr", "français", "English" -> BCP 47. Two or three letters pass as a code; names are known for the larger languages.
std::optional<std::string> read_language(std::string_view text);

}  // namespace comptoir::intake
