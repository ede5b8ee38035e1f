// NDCG@10 of the search over the judged queries, by class, apart for those that tuning may look at and those held back
// (docs/relevance.md). Run from the project's folder.
// usage: relevance_bench [--show CLASS]   with the hits of each tuned query of the class that is not perfect
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string_view>
#include <vector>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "shared/directory/search/index.h"
#include "tests/relevance/judge.h"

using namespace comptoir;
using namespace comptoir::relevance;

namespace {

constexpr std::uint32_t judged_size = 100'000;

struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value) { sum += value, ++count; }
    double value() const { return count == 0 ? 0 : sum / count; }
};

void show(const JudgedQuery& query, double ndcg, const search::SearchAnswer& answer, const std::vector<Grade>& grades,
          const sample::Sample& made) {
    std::printf("%.3f  %s%s%s%s\n", ndcg, query.text.c_str(), answer.place ? "  [" : "",
                answer.place ? answer.place->name.c_str() : "", answer.place ? "]" : "");
    for (const search::Hit& hit : answer.hits) {
        const Business business = made.business(hit.number);
        std::printf("       %d  %-34s %-28s %s %s %s\n", grades[hit.number], business.trade_name.c_str(),
                    business.legal_name.c_str(), business.trade.code.c_str(), business.places.front().postcode.c_str(),
                    business.places.front().commune.name.c_str());
    }
}

void write_figure(const char* name, double value) {
    const char* path = std::getenv("COMPTOIR_FIGURES");
    if (path == nullptr) return;
    if (std::FILE* file = std::fopen(path, "a")) {
        std::fprintf(file, "{\"name\": \"find.ndcg.%s\", \"value\": %.4f}\n", name, value);
        std::fclose(file);
    }
}

}  // namespace

int main(int count, char** words) {
    const std::string_view shown = count == 3 && std::string_view(words[1]) == "--show" ? words[2] : "";
    std::ifstream file("tests/relevance/queries.tsv");
    std::stringstream text;
    text << file.rdbuf();
    const std::string table = text.str();
    const auto queries = parse_queries(table);
    if (!queries || queries->empty()) {
        std::fprintf(stderr, "tests/relevance/queries.tsv: not found from here, or line %zu is wrong\n",
                     queries ? 0 : queries.error().line);
        return 1;
    }

    const sample::Sample made(tables::gazetteer());
    Judge judge(tables::gazetteer());
    search::Index index({tables::trade_list(), tables::vocabulary(), tables::gazetteer()});
    for (std::uint32_t number = 0; number < judged_size; ++number) {
        const Business business = made.business(number);
        index.apply(number, business);
        if (const auto seen = seen_by(business, Reader::visitor)) judge.add(*seen);
    }
    index = index.compacted();

    std::map<std::string, Mean> tuned, held;
    Mean all_tuned, all_held;
    for (const JudgedQuery& query : *queries) {
        const auto grades = judge.grades(query);
        const search::SearchAnswer answer = index.search({.text = query.text, .limit = 10});
        std::vector<Grade> ranked;
        for (const search::Hit& hit : answer.hits) ranked.push_back(grades[hit.number]);
        const double ndcg = ndcg_at_10(ranked, grades);
        (query.held ? held : tuned)[query.kind].add(ndcg);
        (query.held ? all_held : all_tuned).add(ndcg);
        if (!query.held && query.kind == shown && ndcg < 0.999) show(query, ndcg, answer, grades, made);
    }

    std::printf("%-14s %8s %8s\n", "NDCG@10", "tuned", "held");
    double worst = 1;
    for (const std::string_view kind : query_kinds) {
        const std::string name(kind);
        std::printf("%-14s %8.3f %8.3f\n", name.c_str(), tuned[name].value(), held[name].value());
        write_figure(name.c_str(), held[name].value());
        worst = std::min(worst, held[name].value());
    }
    std::printf("%-14s %8.3f %8.3f\n", "all", all_tuned.value(), all_held.value());
    write_figure("heldout", all_held.value());
    write_figure("worst_class", worst);
}
