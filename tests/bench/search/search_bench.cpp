// How fast the search answers, in process: every prefix, from the second letter on, of the judged queries; from the
// text to ranked numbers with the count. FTS5 is measured on some of the same prefixes, and every answer is compared
// with that of looking at every business. Run from the project's folder.
// usage: search_bench [--size N] [--each N] [--slowest N]
// N businesses (1,000,000); FTS5 on each Nth prefix (8); only times, with the N slowest of each row
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "shared/core/fold.h"
#include "shared/core/utf8.h"
#include "shared/directory/search/index.h"
#include "tests/bench/search/comparison.h"
#include "tests/bench/search/fts5_peer.h"
#include "tests/relevance/judged_query.h"

using namespace comptoir;
using namespace comptoir::search;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 5;  // a query's time is the median of as many

// The thread's own time: what else the machine does does not count. Searches neither wait nor use another thread.
double thread_time_us() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double microseconds(const std::function<void()>& work, int times = rounds) {
    std::vector<double> took;
    for (int round = 0; round < times; ++round) {
        const double start = thread_time_us();
        work();
        took.push_back(thread_time_us() - start);
    }
    std::sort(took.begin(), took.end());
    return took[took.size() / 2];
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

void figure(const char* name, double value) {
    const char* path = std::getenv("COMPTOIR_FIGURES");
    if (path == nullptr) return;
    if (std::FILE* file = std::fopen(path, "a")) {
        std::fprintf(file, "{\"name\": \"find.search.%s\", \"value\": %.4g}\n", name, value);
        std::fclose(file);
    }
}

std::vector<relevance::JudgedQuery> judged_queries() {
    std::ifstream file("tests/relevance/queries.tsv");
    std::stringstream text;
    text << file.rdbuf();
    auto queries = relevance::parse_queries(text.str());
    if (!queries || queries->empty()) {
        std::fprintf(stderr, "tests/relevance/queries.tsv cannot be read: run from the project's folder\n");
        std::exit(1);
    }
    return std::move(*queries);
}

std::vector<std::string> prefixes_of(const std::vector<relevance::JudgedQuery>& queries) {
    std::set<std::string> prefixes;
    for (const auto& query : queries) {
        int letters = 0;
        for (std::size_t end = 0; end < query.text.size();) {
            end += next_utf8(query.text, end).bytes;
            if (++letters >= 2) prefixes.insert(query.text.substr(0, end));
        }
    }
    return {prefixes.begin(), prefixes.end()};
}

// The longest word of the text with two letters swapped and, for two errors, another left out; empty when it is too
// short.
std::string mistyped(const std::string& text, int errors) {
    FoldedText folded;
    fold(text, folded);
    std::size_t longest = 0;
    for (std::size_t index = 0; index < folded.words.size(); ++index)
        if (folded.words[index].bytes > folded.words[longest].bytes) longest = index;
    if (folded.words.empty() || folded.words[longest].bytes < (errors == 1 ? 6U : 10U)) return {};
    const FoldedWord& word = folded.words[longest];
    const std::size_t middle = word.begin + word.bytes / 2;
    std::swap(folded.text[middle], folded.text[middle - 1]);
    if (errors == 2) folded.text.erase(word.begin + 2, 1);
    return folded.text;
}

struct Timed {
    std::string text;
    double time_us = 0;
    SearchAnswer answer;

    bool is_mistyped() const {
        return std::any_of(answer.words.begin(), answer.words.end(),
                           [](const QueryWord& word) { return word.errors > 0; });
    }
    bool is_plain() const { return !answer.place && !is_mistyped(); }
};

class Bench {
public:
    Bench(std::uint32_t size, std::size_t slowest) : size_(size), slowest_(slowest), index_(knowledge_) {}

    void build() {
        const auto start = Clock::now();
        for (std::uint32_t number = 0; number < size_; ++number) index_.apply(number, made_.business(number));
        index_ = index_.compacted();
        const double bytes = static_cast<double>(index_.memory_bytes()) / size_;
        std::printf("%u businesses, built in %.1f s with their making; %.1f bytes each\n\n", size_,
                    seconds_since(start), bytes);
        figure("bytes_per_business", bytes);
    }

    void time_prefixes() {
        for (const std::string& text : prefixes_) prefix_times_.push_back(timed({.text = text}));
        std::printf("%-44s %6s %10s %10s %10s %10s\n", "microseconds", "n", "mean", "p50", "p99", "most");
        const auto plain = print("no place, no typing error", where([](const Timed& one) { return one.is_plain(); }));
        const auto single = print(
            "  of one word", where([](const Timed& one) { return one.is_plain() && one.answer.words.size() == 1; }));
        print("with a place", where([](const Timed& one) { return one.answer.place.has_value(); }));
        print("all", where([](const Timed&) { return true; }));
        figure("p50", percentile(plain, 0.5));
        figure("p99", percentile(plain, 0.99) / 1000);
        figure("single.p99", percentile(single, 0.99));
    }

    void time_filters() {
        std::vector<Timed> all;
        for (const Timed& one : prefix_times_) {
            if (!one.answer.place) continue;
            SearchRequest request{.text = one.text, .sort = Sort::distance, .now = {{"Europe/Paris", {20'780, 600}}}};
            request.filters.open_now = true;
            request.filters.languages = {"en"};
            all.push_back(timed(request));
        }
        const auto times = print("with a place, two filters, by distance", std::move(all));
        figure("place.p99", percentile(times, 0.99) / 1000);
    }

    void time_errors() {
        for (const int errors : {1, 2}) {
            std::vector<Timed> all;
            for (const auto& query : queries_) {
                const std::string text = query.kind == "partial" ? std::string() : mistyped(query.text, errors);
                if (!text.empty()) all.push_back(timed({.text = text}));
            }
            const auto times = print(errors == 1 ? "one typing error" : "two typing errors", std::move(all));
            figure(errors == 1 ? "edit1.p99" : "edit2.p99", percentile(times, 0.99) / 1000);
        }
    }

    void measure_fts5(std::uint32_t each) const {
        const auto start = Clock::now();
        bench::Fts5Peer peer;
        for (std::uint32_t number = 0; number < size_; ++number) {
            const Business business = made_.business(number);
            const TradeNumber trade = knowledge_.trades.find(business.trade.code);
            const std::string_view label = trade == no_trade ? std::string_view() : knowledge_.trades.line(trade).label;
            peer.add(number, business, label);
        }
        peer.finish();
        std::printf("\nFTS5 built in %.1f s; each %uth prefix without place and typing error, once\n",
                    seconds_since(start), each);
        std::vector<Timed> ours, theirs;
        std::uint32_t turn = 0;
        for (const Timed& one : prefix_times_) {
            if (!one.is_plain() || turn++ % each != 0) continue;
            ours.push_back(one);
            theirs.push_back({one.text, microseconds([&] { peer.search(one.text); }, 1), {}});
        }
        const auto their_times = print("FTS5, bm25, LIMIT 20", std::move(theirs));
        const double ratio =
            percentile(their_times, 0.99) / percentile(print("the same prefixes here", std::move(ours)), 0.99);
        std::printf("p99 is %.0f times better\n\n", ratio);
        figure("fts5_ratio", ratio);
    }

    void compare() const {
        const auto start = Clock::now();
        Exhaustive every(knowledge_);
        for (std::uint32_t number = 0; number < size_; ++number) every.apply(number, made_.business(number));
        const int different = bench::differences(index_, every, prefixes_);
        std::printf("%zu queries: %d answers differ from looking at every business (%.0f s)\n", prefixes_.size(),
                    different, seconds_since(start));
        figure("differences", different);
    }

private:
    Timed timed(const SearchRequest& request) const {
        Timed one{request.text, 0, {}};
        one.time_us = microseconds([&] { one.answer = index_.search(request); });
        return one;
    }

    std::vector<Timed> where(const std::function<bool(const Timed&)>& wanted) const {
        std::vector<Timed> some;
        for (const Timed& one : prefix_times_)
            if (wanted(one)) some.push_back(one);
        return some;
    }

    // A row, and below it the slowest. Gives the times.
    std::vector<double> print(const char* name, std::vector<Timed> all) const {
        std::vector<double> times_us;
        for (const Timed& one : all) times_us.push_back(one.time_us);
        const double mean = std::accumulate(times_us.begin(), times_us.end(), 0.0) /
                            static_cast<double>(std::max<std::size_t>(1, times_us.size()));
        std::printf("%-44s %6zu %10.1f %10.1f %10.1f %10.1f\n", name, times_us.size(), mean, percentile(times_us, 0.5),
                    percentile(times_us, 0.99), percentile(times_us, 1));
        std::sort(all.begin(), all.end(), [](const Timed& a, const Timed& b) { return a.time_us > b.time_us; });
        for (std::size_t at = 0; at < std::min(slowest_, all.size()); ++at)
            std::printf("  %10.1f  %s%s%s\n", all[at].time_us, all[at].text.c_str(),
                        all[at].answer.place ? "  in " : "",
                        all[at].answer.place ? all[at].answer.place->name.c_str() : "");
        return times_us;
    }

    std::uint32_t size_;
    std::size_t slowest_;
    Knowledge knowledge_{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    sample::Sample made_{tables::gazetteer()};
    std::vector<relevance::JudgedQuery> queries_ = judged_queries();
    std::vector<std::string> prefixes_ = prefixes_of(queries_);
    Index index_;
    std::vector<Timed> prefix_times_;
};

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a reader sees each line as it comes
    std::uint32_t size = 1'000'000, each = 8;
    std::size_t slowest = 0;
    for (int at = 1; at + 1 < count; at += 2) {
        const int value = std::max(1, std::atoi(words[at + 1]));
        if (std::string_view(words[at]) == "--size") size = static_cast<std::uint32_t>(value);
        if (std::string_view(words[at]) == "--each") each = static_cast<std::uint32_t>(value);
        if (std::string_view(words[at]) == "--slowest") slowest = static_cast<std::size_t>(value);
    }
    Bench bench(size, slowest);
    bench.build();
    bench.time_prefixes();
    bench.time_filters();
    bench.time_errors();
    if (slowest > 0) return 0;
    bench.measure_fts5(each);
    bench.compare();
}
