#include "shared/directory/gazetteer_words.h"

#include <algorithm>
#include <array>

namespace comptoir {

bool is_article(std::string_view word) {
    return word == "la" || word == "le" || word == "les";
}

bool is_function_word(std::string_view word) {
    constexpr std::array<std::string_view, 30> joining = {
        "a",    "au", "aux", "avec", "chez", "d",    "dans", "de",   "des", "du",   "en",  "et",  "in", "l",   "lez",
        "near", "of", "ou",  "par",  "pour", "pres", "s",    "sans", "ses", "sous", "sur", "the", "un", "une", "vers"};
    return is_article(word) || std::find(joining.begin(), joining.end(), word) != joining.end();
}

std::string_view place_word(std::string_view word) {
    if (word == "st") return "saint";
    if (word == "ste") return "sainte";
    return word;
}

std::string place_words(const FoldedText& name) {
    std::string text;
    for (std::size_t index = 0; index < name.words.size(); ++index) {
        if (index > 0) text += ' ';
        text += place_word(name.word(index));
    }
    return text;
}

std::string town_words(const FoldedText& name) {
    std::string text;
    for (std::size_t index = 0; index < name.words.size(); ++index) {
        const std::string_view word = name.word(index);
        if (word == "cedex" || word == "arrondissement" || ordinal(word) != 0) break;
        if ((word == "l" || word == "d") && index + 1 < name.words.size()) continue;  // typed without its apostrophe
        if (!text.empty()) text += ' ';
        text += place_word(word);
    }
    return text;
}

int ordinal(std::string_view word) {
    std::size_t figures = 0;
    int number = 0;
    while (figures < word.size() && figures < 2 && word[figures] >= '0' && word[figures] <= '9')
        number = number * 10 + (word[figures++] - '0');
    if (figures == 0) return 0;
    const std::string_view ending = word.substr(figures);
    const bool known = ending.empty() || ending == "e" || ending == "em" || ending == "eme" || ending == "er" ||
                       ending == "ere" || ending == "th" || ending == "st" || ending == "nd" || ending == "rd";
    return known ? number : 0;
}

std::string_view departement_of_postcode(std::string_view postcode) {
    if (postcode.size() < 3 ||
        !std::all_of(postcode.begin(), postcode.end(), [](char figure) { return figure >= '0' && figure <= '9'; }))
        return {};
    if (postcode.starts_with("97") || postcode.starts_with("98")) return postcode.substr(0, 3);
    if (postcode.starts_with("20")) return postcode[2] <= '1' ? "2A" : "2B";
    return postcode.substr(0, 2);
}

}  // namespace comptoir
