// The rules by which search is judged, as docs/relevance.md writes them.
#include "tests/relevance/judge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "tests/relevance/judged_query.h"

using namespace comptoir;
using namespace comptoir::relevance;

namespace {

Business business(std::string name, std::string trade, std::string commune, std::string postcode) {
    Business made;
    made.audience = Audience::everyone;
    made.legal_name = std::move(name);
    made.trade.code = std::move(trade);
    Place& place = made.places.emplace_back();
    place.commune.code = commune;
    place.postcode = std::move(postcode);
    place.point = tables::gazetteer().commune(tables::gazetteer().find_commune(commune)).centre;
    return made;
}

// The grades of all `businesses` for one line of the set.
std::vector<int> graded(const std::vector<Business>& businesses, const std::string& line) {
    Judge judge(tables::gazetteer());
    for (const Business& each : businesses) judge.add(each);
    const auto queries = parse_queries(line);
    REQUIRE(queries);
    const auto grades = judge.grades(queries->front());
    return {grades.begin(), grades.end()};
}

std::vector<JudgedQuery> committed_queries() {
    std::ifstream file("tests/relevance/queries.tsv");
    std::stringstream text;
    text << file.rdbuf();

    const auto queries = parse_queries(text.str());
    REQUIRE_MESSAGE(queries, "line ", queries ? 0 : queries.error().line);
    return *queries;
}

}  // namespace

TEST_CASE("who is in the trade is wanted, who is in a related one is of some use") {
    const std::vector<Business> all = {business("A", "43.22A", "69123", "69001"),
                                       business("B", "43.22B", "69123", "69001"),
                                       business("C", "56.10A", "69123", "69001")};
    CHECK(graded(all, "trade\ttuned\tplombier\ttrade=43.22A;near=43.22B\n") == std::vector<int>{3, 1, 0});
}

TEST_CASE("with a place, the commune itself comes before its surroundings") {
    const std::vector<Business> all = {
        business("Lyon", "43.22A", "69123", "69001"), business("Villeurbanne", "43.22A", "69266", "69100"),
        business("Givors", "43.22A", "69091", "69700"), business("Paris", "43.22A", "75056", "75001"),
        business("Chauffage", "43.22B", "69123", "69001")};
    CHECK(graded(all, "trade_place\ttuned\tplombier lyon\ttrade=43.22A;near=43.22B;at=69123\n") ==
          std::vector<int>{3, 2, 1, 0, 1});
}

TEST_CASE("a name is wanted as it is; its words in another name are good") {
    const std::vector<Business> all = {business("Plomberie Martin", "43.22A", "69123", "69001"),
                                       business("Martin Plomberie", "43.22A", "69123", "69001"),
                                       business("Martin", "43.22A", "69123", "69001")};
    CHECK(graded(all, "name\ttuned\tplomberie martin\tname=Plomberie Martin\n") == std::vector<int>{3, 2, 0});
}

TEST_CASE("words count where a business says them, not in what it looks for") {
    std::vector<Business> all(4, business("A", "10.71C", "69123", "69001"));
    all[0].offers = {"Pain au levain"};
    all[1].description = "Du pain, cuit au levain.";
    all[2].seeks = {"du pain au levain"};
    all[3].trade.code = "43.22A";
    CHECK(graded(all, "words\ttuned\tpain au levain\twords=pain levain;trade=10.71C\n") ==
          std::vector<int>{3, 2, 1, 0});
}

TEST_CASE("a postcode comes before the rest of its commune, a département is one area") {
    const std::vector<Business> all = {
        business("A", "43.22A", "69123", "69003"), business("B", "43.22A", "69123", "69001"),
        business("C", "43.22A", "69266", "69100"), business("D", "43.22A", "75056", "75001")};
    CHECK(graded(all, "area\ttuned\tplombier 69003\ttrade=43.22A;postcode=69003\n") == std::vector<int>{3, 2, 0, 0});
    CHECK(graded(all, "area\ttuned\tplombier 69\ttrade=43.22A;departement=69\n") == std::vector<int>{3, 3, 3, 0});
}

TEST_CASE("when nobody meets everything, trade and place come before other words") {
    std::vector<Business> all = {business("A", "43.22A", "69123", "69001"), business("B", "43.22A", "69123", "69001"),
                                 business("C", "43.22A", "38544", "38200"), business("D", "56.10A", "69123", "69001")};
    all[0].offers = {"Bains"};
    all[2].offers = {"Bains urgents"};
    CHECK(graded(all, "partial\ttuned\tplombier bains urgents lyon\ttrade=43.22A;at=69123;words=bain urgent\n") ==
          std::vector<int>{3, 2, 1, 0});
}

TEST_CASE("NDCG is one for the best order, less for a worse one, nothing for no answer") {
    const std::vector<Grade> all = {3, 0, 2, 1};
    CHECK(ndcg_at_10(std::vector<Grade>{3, 2, 1}, all) == doctest::Approx(1));
    CHECK(ndcg_at_10(std::vector<Grade>{0, 3, 2, 1}, all) < 0.75);
    CHECK(ndcg_at_10(std::vector<Grade>{}, all) == 0);
}

TEST_CASE("there are 300 queries in eight classes, one in five of each held back") {
    std::map<std::string, int> all, held;
    std::set<std::string> texts;
    for (const JudgedQuery& query : committed_queries()) {
        ++all[query.kind];
        if (query.held) ++held[query.kind];
        CAPTURE(query.text);
        CHECK(texts.insert(query.kind + query.text).second);
    }
    CHECK(texts.size() >= 300);
    CHECK(all.size() == 8);
    for (const auto& [kind, count] : all) {
        CAPTURE(kind);
        CHECK(held[kind] == count / 5);
    }
}

TEST_CASE("every judged query has a good answer in the sample, and its codes are of the official lists") {
    const sample::Sample made(tables::gazetteer());
    Judge judge(tables::gazetteer());
    for (std::uint32_t number = 0; number < 100'000; ++number)
        if (const auto seen = seen_by(made.business(number), Reader::visitor)) judge.add(*seen);
    for (const JudgedQuery& query : committed_queries()) {
        CAPTURE(query.text);
        for (const std::string& code : query.intent.trades) CHECK(tables::trade_list().find(code) != no_trade);
        for (const std::string& code : query.intent.related) CHECK(tables::trade_list().find(code) != no_trade);
        if (!query.intent.commune.empty()) CHECK(tables::gazetteer().find_commune(query.intent.commune) != no_commune);
        const auto grades = judge.grades(query);
        CHECK(std::count_if(grades.begin(), grades.end(), [](Grade grade) { return grade >= 2; }) > 0);
    }
}
