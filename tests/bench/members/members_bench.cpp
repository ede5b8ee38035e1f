// What a signed-in member's search costs, in process: businesses that chose audiences and 500 connections, against the
// same businesses with every field for everyone. Every prefix, from the second letter on, of the judged queries, on
// both indexes in turn. Run from the project's folder.
// usage: members_bench [SIZE]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "shared/core/utf8.h"
#include "shared/directory/search/index.h"
#include "tests/bench/members/mixed_audiences.h"
#include "tests/relevance/judged_query.h"

using namespace comptoir;
using namespace comptoir::search;

namespace {

constexpr int rounds = 7;  // a query's time is the median of as many
constexpr std::size_t members = 64, connections_each = 500;

// The thread's own time: what else the machine does does not count.
double thread_time_us() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

void figure(const char* name, double value) {
    if (const char* path = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(path, std::ios::app)
            << "{\"name\": \"trust.search." << name << "\", \"value\": " << value << "}\n";
}

std::vector<std::string> prefixes() {
    std::ifstream file("tests/relevance/queries.tsv");
    std::stringstream text;
    text << file.rdbuf();
    const auto queries = relevance::parse_queries(text.str());
    if (!queries || queries->empty()) {
        std::fprintf(stderr, "tests/relevance/queries.tsv cannot be read: run from the project's folder\n");
        std::exit(1);
    }
    std::set<std::string> found;
    for (const auto& query : *queries) {
        int letters = 0;
        for (std::size_t end = 0; end < query.text.size();) {
            end += next_utf8(query.text, end).bytes;
            if (++letters >= 2) found.insert(query.text.substr(0, end));
        }
    }
    return {found.begin(), found.end()};
}

std::vector<std::vector<BusinessNumber>> connection_lists(std::uint32_t size) {
    std::mt19937 random(1);
    std::uniform_int_distribution<BusinessNumber> number(0, size - 1);
    std::vector<std::vector<BusinessNumber>> lists(members);
    for (auto& list : lists) {
        std::set<BusinessNumber> chosen;
        while (chosen.size() < std::min<std::size_t>(connections_each, size)) chosen.insert(number(random));
        list.assign(chosen.begin(), chosen.end());
    }
    return lists;
}

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto size = static_cast<std::uint32_t>(count > 1 ? std::atoi(words[1]) : 1'000'000);
    const Knowledge knowledge{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    const sample::Sample made(tables::gazetteer());
    const auto built = [&](bool is_mixed) {
        Index index(knowledge);
        for (std::uint32_t number = 0; number < size; ++number) {
            Business business = made.business(number);
            index.apply(number, is_mixed ? bench::with_mixed_audiences(std::move(business), number) : business);
        }
        return index.compacted();
    };
    const Index plain = built(false), mixed = built(true);
    std::printf("%u businesses; %.1f bytes each, with audiences %.1f\n", size,
                static_cast<double>(plain.memory_bytes()) / size, static_cast<double>(mixed.memory_bytes()) / size);

    const auto lists = connection_lists(size);
    const std::vector<std::string> texts = prefixes();
    std::vector<double> of_plain, of_mixed;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        const SearchRequest request{.text = texts[at], .reader = Reader::customer, .connections = lists[at % members]};
        std::vector<double> took[2];
        for (int round = 0; round < rounds; ++round) {
            for (const Index* index : {&plain, &mixed}) {
                const double start = thread_time_us();
                const SearchAnswer answer = index->search(request);
                took[index == &mixed].push_back(thread_time_us() - start);
                if (answer.listed < 0) return 1;
            }
        }
        of_plain.push_back(percentile(took[0], 0.5));
        of_mixed.push_back(percentile(took[1], 0.5));
    }
    std::printf("%zu queries, microseconds        p50      p90      p99\n", texts.size());
    const auto print = [](const char* name, const std::vector<double>& times) {
        std::printf("%-30s %8.1f %8.1f %8.1f\n", name, percentile(times, 0.5), percentile(times, 0.9),
                    percentile(times, 0.99));
    };
    print("every field for everyone", of_plain);
    print("a member, audiences mixed", of_mixed);
    const double p50_ratio = percentile(of_mixed, 0.5) / percentile(of_plain, 0.5);
    const double p99_ratio = percentile(of_mixed, 0.99) / percentile(of_plain, 0.99);
    std::printf("ratio p50 %.2f, p99 %.2f\n", p50_ratio, p99_ratio);
    figure("member_ratio.p50", p50_ratio);
    figure("member_ratio.p99", p99_ratio);
}
