#include "shared/directory/search/stem.h"

#include <algorithm>
#include <array>

namespace comptoir::search {

namespace {

struct Ending {
    std::string_view from;
    std::string_view to;
    std::size_t letters_min;  // of the whole word: shorter ones only look alike
};

// The first that fits is taken. Plurals come first, then the feminine of what is left.
constexpr std::array plurals = {
    Ending{"travaux", "travail", 7}, Ending{"vitraux", "vitrail", 7}, Ending{"eaux", "eau", 5}, Ending{"eux", "eu", 4},
    Ending{"oux", "ou", 5},          Ending{"aux", "al", 5},          Ending{"ss", "ss", 0},    Ending{"s", "", 4},
};
constexpr std::array feminines = {
    Ending{"trice", "teur", 7}, Ending{"euse", "eur", 6}, Ending{"iere", "ier", 6}, Ending{"ere", "er", 6},
    Ending{"enne", "en", 6},    Ending{"onne", "on", 6},  Ending{"elle", "el", 7},  Ending{"ive", "if", 6},
    Ending{"aise", "ai", 6},    Ending{"oise", "oi", 6},  Ending{"ante", "ant", 6}, Ending{"ente", "ent", 6},
    Ending{"cate", "cat", 6},   Ending{"sane", "san", 6}, Ending{"iale", "ial", 6}, Ending{"onale", "onal", 7},
    Ending{"ee", "e", 5},
};

template <std::size_t count>
void replace_ending(const std::array<Ending, count>& endings, std::string& word) {
    for (const Ending& ending : endings) {
        if (word.size() < ending.letters_min || !word.ends_with(ending.from)) continue;
        word.replace(word.size() - ending.from.size(), ending.from.size(), ending.to);
        return;
    }
}

bool is_vowel(char letter) {
    return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::array<std::string_view, 61> fillers = {
    "a",    "and",  "at",   "au",  "aux",  "avec", "by",    "ce",   "ces",  "chez", "d",   "dans", "de",
    "des",  "du",   "en",   "est", "et",   "for",  "from",  "il",   "in",   "l",    "la",  "le",   "les",
    "leur", "ma",   "mes",  "mon", "ne",   "nos",  "notre", "of",   "on",   "or",   "ou",  "our",  "par",
    "pas",  "plus", "pour", "qu",  "que",  "qui",  "sa",    "sans", "se",   "ses",  "son", "sont", "sur",
    "the",  "to",   "un",   "une", "very", "vos",  "votre", "vous", "with",
};
constexpr std::array<std::string_view, 20> legal_forms = {
    "asbl", "bv", "ei",   "eirl", "etablissement", "ets", "eurl", "gaec", "gie",  "gmbh",
    "ltd",  "sa", "sarl", "sas",  "sasu",          "sca", "scea", "sci",  "scop", "snc",
};
static_assert(std::is_sorted(fillers.begin(), fillers.end()));
static_assert(std::is_sorted(legal_forms.begin(), legal_forms.end()));

}  // namespace

void stem(std::string_view folded_word, std::string& stem) {
    stem.assign(folded_word);
    if (stem.size() < 4 || static_cast<unsigned char>(stem.back()) >= 0x80) return;
    if (stem.back() >= '0' && stem.back() <= '9') return;
    replace_ending(plurals, stem);
    replace_ending(feminines, stem);
    // English: `bakery` becomes what `bakeries` without its s is.
    if (stem.size() >= 4 && stem.back() == 'y' && !is_vowel(stem[stem.size() - 2]))
        stem.replace(stem.size() - 1, 1, "ie");
}

std::string stem_of(std::string_view folded_word) {
    std::string result;
    stem(folded_word, result);
    return result;
}

bool is_filler(std::string_view folded_word) {
    return contains(fillers, folded_word);
}
bool is_legal_form(std::string_view folded_word) {
    return contains(legal_forms, folded_word);
}

}  // namespace comptoir::search
