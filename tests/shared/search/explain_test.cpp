#include "shared/directory/search/explain.h"

#include <doctest/doctest.h>

#include "shared/directory/search/highlight.h"
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
