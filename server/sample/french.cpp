#include "server/sample/french.h"

#include "shared/core/fold.h"

namespace comptoir::sample {

namespace {

// Official lists write names with straight apostrophes.
std::string well_set(std::string_view name) {
    std::string set;
    for (const char letter : name)
        if (letter == '\'')
            set += "’";
        else
            set += letter;
    return set;
}

}  // namespace

std::string at_town(std::string_view town) {
    if (town.starts_with("Le ")) return "au " + well_set(town.substr(3));
    if (town.starts_with("Les ")) return "aux " + well_set(town.substr(4));
    return "à " + well_set(town);
}

std::string of_town(std::string_view town) {
    if (town.starts_with("Le ")) return "du " + well_set(town.substr(3));
    if (town.starts_with("Les ")) return "des " + well_set(town.substr(4));
    const std::string first = folded(town.substr(0, 2));  // a letter of two bytes at most
    const bool vowel = !first.empty() && std::string_view("aeiouy").find(first.front()) != std::string_view::npos;
    return (vowel ? "d’" : "de ") + well_set(town);
}

std::string capitalized(std::string_view text) {
    std::string result(text);
    if (result.empty()) return result;
    if (result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
    // é è ê à ç î ô œ: the capital is 32 code points below, but for œ.
    else if (result.size() > 1 && static_cast<unsigned char>(result[0]) == 0xC3 &&
             static_cast<unsigned char>(result[1]) >= 0xA0)
        result[1] = static_cast<char>(static_cast<unsigned char>(result[1]) - 0x20);
    else if (result.starts_with("œ"))
        result.replace(0, 2, "Œ");
    return result;
}

}  // namespace comptoir::sample
