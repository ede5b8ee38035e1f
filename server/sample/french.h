// The few rules of French that the sample's sentences need.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::sample {

// "à Lyon", "au Mans", "aux Ulis", "à La Rochelle".
std::string at_town(std::string_view town);
// "de Lyon", "d'Angers", "du Mans", "des Ulis"; people have no articles: "d'Isabelle".
std::string of_town(std::string_view town);
// The first letter as a capital: "un" -> "Un", "œufs" -> "Œufs".
std::string capitalized(std::string_view text);

}  // namespace comptoir::sample
