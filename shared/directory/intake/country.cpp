#include "shared/directory/intake/country.h"

#include <algorithm>

#include "shared/core/fold.h"

namespace comptoir::intake {

namespace {

struct Name {
    std::string_view folded, code;
};

constexpr Name countries[] = {
    {"france", "FR"},      {"belgique", "BE"},       {"belgium", "BE"},     {"belgie", "BE"},  {"pays bas", "NL"},
    {"netherlands", "NL"}, {"nederland", "NL"},      {"allemagne", "DE"},   {"germany", "DE"}, {"deutschland", "DE"},
    {"luxembourg", "LU"},  {"suisse", "CH"},         {"switzerland", "CH"}, {"schweiz", "CH"}, {"espagne", "ES"},
    {"spain", "ES"},       {"espana", "ES"},         {"italie", "IT"},      {"italy", "IT"},   {"italia", "IT"},
    {"royaume uni", "GB"}, {"united kingdom", "GB"}, {"irlande", "IE"},     {"ireland", "IE"}, {"portugal", "PT"},
    {"autriche", "AT"},    {"austria", "AT"},        {"osterreich", "AT"},  {"monaco", "MC"},  {"andorre", "AD"},
    {"etats unis", "US"},  {"united states", "US"},  {"usa", "US"},         {"canada", "CA"},  {"maroc", "MA"},
    {"morocco", "MA"},     {"tunisie", "TN"},        {"tunisia", "TN"},     {"algerie", "DZ"}, {"algeria", "DZ"},
    {"pologne", "PL"},     {"poland", "PL"},         {"danemark", "DK"},    {"denmark", "DK"}, {"suede", "SE"},
    {"sweden", "SE"},
};

constexpr Name languages[] = {
    {"francais", "fr"}, {"french", "fr"},      {"anglais", "en"},   {"english", "en"},   {"allemand", "de"},
    {"german", "de"},   {"deutsch", "de"},     {"espagnol", "es"},  {"spanish", "es"},   {"italien", "it"},
    {"italian", "it"},  {"neerlandais", "nl"}, {"dutch", "nl"},     {"portugais", "pt"}, {"portuguese", "pt"},
    {"arabe", "ar"},    {"arabic", "ar"},      {"polonais", "pl"},  {"polish", "pl"},    {"russe", "ru"},
    {"russian", "ru"},  {"chinois", "zh"},     {"chinese", "zh"},   {"japonais", "ja"},  {"japanese", "ja"},
    {"turc", "tr"},     {"turkish", "tr"},     {"breton", "br"},    {"basque", "eu"},    {"corse", "co"},
    {"occitan", "oc"},  {"catalan", "ca"},     {"alsacien", "gsw"}, {"roumain", "ro"},   {"romanian", "ro"},
};

template <std::size_t count>
std::optional<std::string> named(const Name (&names)[count], const std::string& folded_text) {
    for (const Name& name : names)
        if (name.folded == folded_text) return std::string(name.code);
    return std::nullopt;
}

bool are_letters(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

}  // namespace

std::optional<std::string> read_country(std::string_view text) {
    std::string name = folded(text);
    if (name.size() != 2 || !are_letters(name)) return named(countries, name);
    for (char& letter : name) letter = static_cast<char>(letter - 32);
    return name == "UK" ? "GB" : name;
}

std::optional<std::string> read_language(std::string_view text) {
    const std::string name = folded(text);
    if ((name.size() == 2 || name.size() == 3) && are_letters(name)) return name;
    return named(languages, name);
}

}  // namespace comptoir::intake
