// What ranks above what: the rules of rules.h, one by one.
#include <doctest/doctest.h>

#include "shared/directory/search/rules.h"
#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

TEST_CASE("from the second letter on, a word is found by its beginning") {
    const Index index = index_of({{"Zénith Services"}, {"Ébène"}});
    CHECK(find(index, "zé") == Numbers{1});
    CHECK(find(index, "ze") == Numbers{1});
    CHECK(find(index, "EBE") == Numbers{2});
    CHECK(find(index, "z").empty());
}

TEST_CASE("accents, case, elisions and ligatures do not matter") {
    const Index index = index_of({{"L'Atelier d'Élodie"}, {"Cœur de Bœuf"}});
    CHECK(find(index, "atelier elodie") == Numbers{1});
    CHECK(find(index, "L’ATELIER D’ÉLODIE") == Numbers{1});
    CHECK(find(index, "coeur boeuf") == Numbers{2});
}

TEST_CASE("plurals and gender endings find each other") {
    const Index index = index_of({{"Zoé", "", "", "traductrice jurée"}, {"Yak", "", "", "vitraux anciens"}});
    CHECK(find(index, "traducteurs") == Numbers{1});
    CHECK(find(index, "traductri") == Numbers{1});
    CHECK(find(index, "vitrail") == Numbers{2});
}

TEST_CASE("a whole word ranks above a beginning") {
    const Index index = index_of({{"Martinet"}, {"Martin"}});
    CHECK(find(index, "martin") == Numbers{2, 1});
}

TEST_CASE("a name ranks above the trade, that above offers, those above the description, that above what is sought") {
    Index index(knowledge());
    Business seeking = business_of({"Xylo"});
    seeking.seeks = {"plombier"};
    index.apply(1, seeking);
    index.apply(2, business_of({"Yole", "", "", "Bon plombier"}));
    index.apply(3, business_of({"Zeste", "", "", "", {"plombier"}}));
    index.apply(4, business_of({"Wagon", plumbing}));
    index.apply(5, business_of({"Plombier du coin et des environs proches"}));
    CHECK(find(index, "plombier") == Numbers{5, 4, 3, 2, 1});
}

TEST_CASE("a name of exactly the words ranks above longer names, and above two names that make it up") {
    Index index(knowledge());
    Business two_names = business_of({"Menuiserie"});
    two_names.legal_name = "MARTIN";
    index.apply(1, two_names);
    index.apply(2, business_of({"Menuiserie Martin Frères"}));
    index.apply(3, business_of({"Menuiserie Martin"}));
    CHECK(find(index, "menuiserie martin").front() == 3);
}

TEST_CASE("legal forms do not lengthen a name, nor narrow a search") {
    const Index index = index_of({{"Durand"}, {"SARL Durand"}, {"Durand Conseil"}});
    CHECK(find(index, "durand sarl") == Numbers{1, 2, 3});
}

TEST_CASE("fillers do not narrow a search, but a query of nothing else finds the names made of them") {
    const Index index = index_of({{"Les Uns et les Autres"}, {"Le La"}});
    CHECK(find(index, "les uns de la autres") == Numbers{1});
    CHECK(find(index, "le la") == Numbers{2});
}

TEST_CASE("an everyday word finds a trade, alone, begun and in a phrase") {
    const Index index = index_of({{"Xylo", plumbing}, {"Yole", "69.20Z"}});
    CHECK(find(index, "plombier") == Numbers{1});
    CHECK(find(index, "plomb") == Numbers{1});
    CHECK(find(index, "expert comptable") == Numbers{2});
    CHECK(find(index, "expert compt") == Numbers{2});
}

TEST_CASE("a word that narrows a trade must be said: not each locksmith forges art") {
    Index index = index_of({{"Xylo", "43.32B"}, {"Yole", "43.32B"}});
    const SearchAnswer lacking = index.search({.text = "ferronnier d'art"});
    CHECK(lacking.partial);
    CHECK(numbers(lacking) == Numbers{1, 2});
    CHECK(lacking.hits[0].missing == 0b10);
    index.apply(3, business_of({"Zeste", "43.32B", "", "ferronnerie d'art"}));
    const SearchAnswer answer = index.search({.text = "ferronnier d'art"});
    CHECK_FALSE(answer.partial);
    CHECK(numbers(answer) == Numbers{3});
}

TEST_CASE("who lacks a word in the place comes before who has its beginning far away") {
    const Index index = index_of({{"Artinov", "43.32B", brest}, {"Xylo", "43.32B", lyon}});
    const SearchAnswer answer = index.search({.text = "ferronnier d'art lyon"});
    CHECK(answer.partial);
    CHECK(numbers(answer) == Numbers{2, 1});
    CHECK(answer.hits[0].missing == 0b10);
    CHECK(answer.hits[1].outside);
}

TEST_CASE("a second typing error is looked for only where few businesses meet the word with one") {
    Index index = index_of({{"Quincaillerie"}});  // two errors from what is typed
    CHECK(find(index, "quincaiulerrie") == Numbers{1});
    for (BusinessNumber number = 2; number < 2 + met_as_written_enough; ++number)
        index.apply(number, business_of({"Quincaiulerie"}));
    const SearchAnswer answer = index.search({.text = "quincaiulerrie", .limit = 50});
    CHECK(answer.total.value == met_as_written_enough);
    CHECK(answer.words[0].errors == 1);
}

TEST_CASE("a typing error is forgiven from four letters, two from nine, and what is written right comes first") {
    const Index index = index_of({{"Gramond"}, {"Grammond"}, {"Ébénisterie"}, {"Bar Xyz"}});
    CHECK(find(index, "gramond") == Numbers{1, 2});
    CHECK(find(index, "gramodn") == Numbers{1});
    CHECK(find(index, "ébnisterei") == Numbers{3});
    CHECK(find(index, "bra").empty());
}

TEST_CASE("a typing error is forgiven while the word is being typed") {
    const Index index = index_of({{"Quincaillerie"}});
    CHECK(find(index, "quicna") == Numbers{1});
}

TEST_CASE("a mistyped trade is understood") {
    const Index index = index_of({{"Xylo", plumbing}});
    const SearchAnswer answer = index.search({.text = "plombeir"});
    CHECK(numbers(answer) == Numbers{1});
    CHECK(answer.words[0].errors == 1);
}

TEST_CASE("equal businesses come by rising number, whatever the order in which they were applied") {
    Index index(knowledge());
    for (const BusinessNumber number : {7U, 3U, 9U, 1U}) index.apply(number, business_of({"Xylo"}));
    CHECK(find(index, "xylo") == Numbers{1, 3, 7, 9});
    index = index.compacted();
    index.apply(2, business_of({"Xylo"}));
    CHECK(find(index, "xylo") == Numbers{1, 2, 3, 7, 9});
}

TEST_CASE("when no business has all words, those that meet most follow, marked with what they lack") {
    const Index index =
        index_of({{"Xylo", plumbing, "", "bilingue"}, {"Yole", plumbing}, {"Zeste", bakery, "", "nocturne"}});
    const SearchAnswer answer = index.search({.text = "plombier bilingue nocturne", .want_loosening = true});
    CHECK(answer.partial);
    CHECK(answer.total == Total{0, true});
    CHECK(numbers(answer) == Numbers{1, 2, 3});
    CHECK(answer.hits[0].missing == 0b100);
    CHECK(answer.hits[1].missing == 0b110);
    CHECK(answer.hits[2].missing == 0b011);
    REQUIRE(answer.loosenings.size() == 1);
    CHECK(answer.loosenings[0] == Loosening{Loosening::Kind::drop_word, "nocturne", {1, true}});
}

TEST_CASE("a word that no business has is set aside and named") {
    const Index index = index_of({{"Xylo", plumbing}});
    const SearchAnswer answer = index.search({.text = "plombier qqqqqq"});
    CHECK(numbers(answer) == Numbers{1});
    CHECK(answer.partial);
    CHECK(answer.words[0].is_known);
    CHECK_FALSE(answer.words[1].is_known);
}

TEST_CASE("search text is not a query language") {
    const Index index = index_of({{"Bon & Beau"}, {"A-B Conseil"}});
    CHECK(find(index, "\"bon\" *beau*") == Numbers{1});
    CHECK(find(index, "NEAR(bon)") != Numbers{2});
    CHECK(find(index, "conseil -a") == Numbers{2});
    CHECK(find(index, "name:bon") != Numbers{2});
    CHECK(find(index, "").size() == 2);
    CHECK(find(index, "*").size() == 2);
    CHECK(find(index, std::string(5000, 'x')).empty());
    CHECK(find(index, "\xFF\xFE bon \xC3").size() == 1);
}

TEST_CASE("a list ends at 200 and asks for a narrower search, a total is exact to 1,000") {
    Index index(knowledge());
    for (BusinessNumber number = 0; number < 1001; ++number) index.apply(number, business_of({"Xylo"}));
    SearchAnswer answer = index.search({.text = "xylo", .offset = 190, .limit = 50});
    CHECK(answer.total == Total{1000, false});
    CHECK(answer.narrow);
    CHECK(answer.listed == 200);
    CHECK(answer.hits.size() == 10);
    index.remove(5);
    answer = index.search({.text = "xylo"});
    CHECK(answer.total == Total{1000, true});
    CHECK(answer.hits.size() == 20);
}

TEST_CASE("an index without businesses answers") {
    const Index index(knowledge());
    CHECK(find(index, "plombier lyon").empty());
    CHECK(find(index, "").empty());
    CHECK(find(index.compacted(), "plombier").empty());
}
