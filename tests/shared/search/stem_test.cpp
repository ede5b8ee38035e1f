#include "shared/directory/search/stem.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>

#include "shared/core/fold.h"

using namespace comptoir;
using namespace comptoir::search;

namespace {

struct Pair {
    const char* one;
    const char* other;
};

}  // namespace

TEST_CASE("singular and plural have one stem") {
    constexpr Pair pairs[] = {{"plombier", "plombiers"}, {"boulangerie", "boulangeries"}, {"bureau", "bureaux"},
                              {"journal", "journaux"},   {"travail", "travaux"},          {"bijou", "bijoux"},
                              {"cheveu", "cheveux"},     {"gâteau", "gâteaux"},           {"avocat", "avocats"},
                              {"bakery", "bakeries"},    {"service", "services"},         {"vitrail", "vitraux"}};
    for (const auto& [one, other] : pairs) {
        CAPTURE(one);
        CHECK(stem_of(folded(one)) == stem_of(folded(other)));
    }
}

TEST_CASE("masculine and feminine have one stem") {
    constexpr Pair pairs[] = {
        {"boulanger", "boulangère"},          {"pâtissier", "pâtissières"}, {"coiffeur", "coiffeuse"},
        {"traducteur", "traductrices"},       {"avocat", "avocate"},        {"informaticien", "informaticienne"},
        {"professionnel", "professionnelle"}, {"lyonnais", "lyonnaise"},    {"artisan", "artisane"},
        {"commerçant", "commerçante"},        {"sportif", "sportive"},      {"associé", "associée"}};
    for (const auto& [one, other] : pairs) {
        CAPTURE(one);
        CHECK(stem_of(folded(one)) == stem_of(folded(other)));
    }
}

TEST_CASE("a trade and its shop, and words of other senses, keep stems of their own") {
    constexpr Pair pairs[] = {{"boulanger", "boulangerie"}, {"menuisier", "menuiserie"},
                              {"peintre", "peinture"},      {"port", "porte"},
                              {"poisson", "poissonnerie"},  {"express", "expres"}};
    for (const auto& [one, other] : pairs) {
        CAPTURE(one);
        CHECK(stem_of(folded(one)) != stem_of(folded(other)));
    }
}

TEST_CASE("short words, numbers and other alphabets are their own stems") {
    for (const char* word : {"gaz", "bus", "os", "2000", "\xD0\xB4\xD0\xBE\xD0\xBC"}) CHECK(stem_of(word) == word);
}

TEST_CASE("a stem is its own stem where a query may be one") {
    for (const char* word : {"boulanger", "avocat", "journal", "bureau", "coiffeur", "service"})
        CHECK(stem_of(stem_of(word)) == stem_of(word));
}

TEST_CASE("fillers and legal forms are known, trades are not among them") {
    CHECK(is_filler("de"));
    CHECK(is_filler("with"));
    CHECK_FALSE(is_filler("plombier"));
    CHECK(is_legal_form("sarl"));
    CHECK_FALSE(is_legal_form("bar"));
}

// Snowball's stems as a yardstick, where they lie on this machine: of the words that differ from another by a plural's
// s or x alone, nearly all that Snowball joins are joined here.
TEST_CASE("plurals that a full stemmer joins are joined") {
    const char* folder = std::getenv("COMPTOIR_STEMS");
    std::ifstream words(std::string(folder == nullptr ? "../shared/data/stems" : folder) + "/french-voc.txt");
    std::ifstream stems(std::string(folder == nullptr ? "../shared/data/stems" : folder) + "/french-output.txt");
    if (!words || !stems) {
        MESSAGE("no yardstick on this machine: skipped");
        return;
    }
    std::map<std::string, std::string> stem_by_word;
    for (std::string word, stem; std::getline(words, word) && std::getline(stems, stem);) stem_by_word[word] = stem;
    int pairs = 0, joined = 0;
    for (const auto& [word, stem] : stem_by_word) {
        const auto plural = stem_by_word.find(word + "s");
        if (word.size() < 4 || plural == stem_by_word.end() || plural->second != stem) continue;
        ++pairs;
        joined += stem_of(folded(word)) == stem_of(folded(plural->first)) ? 1 : 0;
    }
    CHECK(pairs > 1000);
    CHECK(joined * 100 >= pairs * 97);
}
