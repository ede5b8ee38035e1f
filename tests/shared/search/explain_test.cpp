#include "shared/directory/search/explain.h"

#include <doctest/doctest.h>

#include "shared/directory/search/highlight.h"
#include "shared/directory/search/stem.h"
#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

std::vector<WordFound> explained(const Business& business, const char* text) {
    Index index(knowledge());
    index.apply(1, business);
    const SearchRequest request{.text = text};
    const SearchAnswer answer = index.search(request);
    return Explainer(knowledge(), request, answer).explain(business);
}

std::vector<std::string> highlighted(std::string_view text, const std::vector<QueryWord>& words) {
    std::vector<std::string> parts;
    for (const TextRange& range : highlights(text, words))
        parts.emplace_back(text.substr(range.begin, range.end - range.begin));
    return parts;
}

}  // namespace

TEST_CASE("a finding gives the business's own word and its field") {
    const Business business = business_of({"Plomberie Élan", "", "", "Dépannages urgents"});
    CHECK(explained(business, "plomb depannage") ==
          std::vector<WordFound>{{0, "Plomberie", Field::trade_name}, {1, "Dépannages", Field::description}});
}

TEST_CASE("a word that a typing error was completed to is given as the business writes it") {
    CHECK(explained(business_of({"Quincaillerie Élan"}), "quicnaillerie") ==
          std::vector<WordFound>{{0, "Quincaillerie", Field::trade_name}});
}

TEST_CASE("an everyday word is explained by the trade's label") {
    const std::vector<WordFound> found = explained(business_of({"Xylo", plumbing}), "plombier");
    REQUIRE(found.size() == 1);
    CHECK(found[0].field == Field::trade);
    CHECK(found[0].word == tables::trade_list().line(tables::trade_list().find(plumbing)).label);
}

TEST_CASE("the place's words are not explained as words") {
    const std::vector<WordFound> found = explained(business_of({"Xylo Lyon", plumbing, lyon}), "plombier lyon");
    REQUIRE(found.size() == 1);
    CHECK(found[0].query_word == 0);
}

TEST_CASE("highlights are the words of the text, accents and endings as written") {
    CHECK(highlighted("Boulangères d'Évry, boulangerie", {{.text = "boulanger"}, {.text = "evry"}}) ==
          std::vector<std::string>{"Boulangères", "Évry", "boulangerie"});
    CHECK(highlighted("Une table", {{.text = "tab"}}) == std::vector<std::string>{"table"});
    CHECK(highlighted("Une table", {{.text = "t"}}).empty());
}

TEST_CASE("what only looks mistyped is highlighted only where errors were allowed") {
    CHECK(highlighted("Plombier", {{.text = "plombeir"}}).empty());
    CHECK(highlighted("Plombier", {{.text = "plombeir", .errors = 1}}) == std::vector<std::string>{"Plombier"});
}

TEST_CASE("words that may be told apart by their letters never meet") {
    const std::vector<std::string> words = {"plombier",   "plombiers",   "plomberie", "travaux",  "travail", "chevaux",
                                            "cheval",     "boulangere",  "boulanger", "garage",   "garages", "m3",
                                            "renovation", "renovateurs", "œuvre",     "patisser", "xylo",    "24h"};
    int met = 0;
    for (const std::string& other : words) {
        std::vector<std::string> typed = {other};
        for (std::size_t at = 0; at < other.size(); ++at) {
            typed.push_back(other.substr(0, at + 1));
            typed.push_back(std::string(other).erase(at, 1));
            typed.push_back(std::string(other).insert(at, "k"));
            std::string wrong = other;
            wrong[at] = 'w';
            typed.push_back(wrong);
            wrong = other;
            if (at > 0) std::swap(wrong[at - 1], wrong[at]);
            typed.push_back(wrong);
        }
        for (const std::string& text : typed)
            for (const std::string& word : words)
                for (const int errors : {0, 1, 2}) {
                    std::string stem;
                    search::stem(text, stem);
                    const WordOfQuery wanted{text, stem, true, errors};
                    if (!meeting_of(wanted, word)) continue;
                    CAPTURE(text);
                    CAPTURE(word);
                    CHECK_FALSE(has_more_than(letters_needed(wanted) & ~letters_of_word(word), errors));
                    ++met;
                }
    }
    CHECK(met > 500);
}
