// How fast the search answers, in process: every prefix, from the second letter on, of the judged queries; from the
// text to ranked numbers with the count. FTS5 is measured on the same prefixes, and answers are compared with looking
// at every business. Run from the project's folder. usage: search_bench [--size N] [--each N]   N businesses
// (1,000,000); FTS5 and comparison on each Nth prefix (32)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "shared/core/fold.h"
#include "shared/core/utf8.h"
#include "shared/directory/search/index.h"
#include "tests/bench/search/fts5_peer.h"
#include "tests/exhaustive/exhaustive.h"
#include "tests/relevance/judged_query.h"

using namespace comptoir;
using namespace comptoir::search;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint32_t compared_size = 100'000;  // looking at every one of a million for every prefix takes a day
constexpr int rounds = 5;                         // a query's time is the median of as many

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

void print(const char* name, const std::vector<double>& times_us) {
    std::printf("%-44s %6zu %10.1f %10.1f %10.1f\n", name, times_us.size(), percentile(times_us, 0.5),
                percentile(times_us, 0.99), percentile(times_us, 1));
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
                           [](const QueryWord& word) { return word.is_mistyped; });
    }
};

std::vector<double> times_where(const std::vector<Timed>& timed, const std::function<bool(const Timed&)>& wanted) {
    std::vector<double> times;
    for (const Timed& one : timed)
        if (wanted(one)) times.push_back(one.time_us);
    return times;
}

bool same(const SearchAnswer& a, const SearchAnswer& b) {
    return a.hits == b.hits && a.total == b.total && a.partial == b.partial && a.words == b.words &&
           a.listed == b.listed;
}

// Every prefix against looking at every business, `each` apart; all whole queries.
int differences(const Knowledge& knowledge, const sample::Sample& made, const std::vector<std::string>& texts) {
    Index index(knowledge);
    Exhaustive every(knowledge);
    for (std::uint32_t number = 0; number < compared_size; ++number) {
        const Business business = made.business(number);
        index.apply(number, business);
        every.apply(number, business);
    }
    index = index.compacted();
    int different = 0;
    for (const std::string& text : texts) {
        if (same(index.search({.text = text}), every.search({.text = text}))) continue;
        ++different;
        std::printf("  differs: %s\n", text.c_str());
    }
    return different;
}

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a reader sees each line as it comes
    std::uint32_t size = 1'000'000, each = 32;
    for (int at = 1; at + 1 < count; at += 2) {
        if (std::string_view(words[at]) == "--size") size = static_cast<std::uint32_t>(std::atoi(words[at + 1]));
        if (std::string_view(words[at]) == "--each")
            each = static_cast<std::uint32_t>(std::max(1, std::atoi(words[at + 1])));
    }
    const Knowledge knowledge{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    const sample::Sample made(tables::gazetteer());
    const auto queries = judged_queries();
    const std::vector<std::string> prefixes = prefixes_of(queries);

    Index index(knowledge);
    auto start = Clock::now();
    for (std::uint32_t number = 0; number < size; ++number) index.apply(number, made.business(number));
    index = index.compacted();
    const double bytes = static_cast<double>(index.memory_bytes()) / size;
    std::printf("%u businesses, built in %.1f s with their making; %.1f bytes each\n\n", size, seconds_since(start),
                bytes);
    figure("bytes_per_business", bytes);

    std::vector<Timed> timed;
    for (const std::string& text : prefixes) {
        Timed one{text, 0, {}};
        one.time_us = microseconds([&] { one.answer = index.search({.text = text}); });
        timed.push_back(std::move(one));
    }
    const auto is_plain = [](const Timed& one) { return !one.answer.place && !one.is_mistyped(); };
    const auto plain = times_where(timed, is_plain);
    const auto single =
        times_where(timed, [&](const Timed& one) { return is_plain(one) && one.answer.words.size() == 1; });
    std::printf("%-44s %6s %10s %10s %10s\n", "microseconds", "n", "p50", "p99", "most");
    print("no place, no typing error", plain);
    print("  of one word", single);
    print("with a place", times_where(timed, [](const Timed& one) { return one.answer.place.has_value(); }));
    print("all", times_where(timed, [](const Timed&) { return true; }));
    figure("p50", percentile(plain, 0.5));
    figure("p99", percentile(plain, 0.99) / 1000);
    figure("single.p99", percentile(single, 0.99));

    std::vector<double> with_filters;
    for (const Timed& one : timed) {
        if (!one.answer.place) continue;
        SearchRequest request{.text = one.text, .sort = Sort::distance, .now = {{"Europe/Paris", {20'780, 600}}}};
        request.filters.open_now = true;
        request.filters.languages = {"en"};
        with_filters.push_back(microseconds([&] { index.search(request); }));
    }
    print("with a place, two filters, by distance", with_filters);
    figure("place.p99", percentile(with_filters, 0.99) / 1000);

    for (const int errors : {1, 2}) {
        std::vector<double> times;
        for (const auto& query : queries) {
            const std::string text = query.kind == "partial" ? std::string() : mistyped(query.text, errors);
            if (!text.empty()) times.push_back(microseconds([&] { index.search({.text = text}); }));
        }
        print(errors == 1 ? "one typing error" : "two typing errors", times);
        figure(errors == 1 ? "edit1.p99" : "edit2.p99", percentile(times, 0.99) / 1000);
    }

    start = Clock::now();
    bench::Fts5Peer peer;
    for (std::uint32_t number = 0; number < size; ++number) {
        const Business business = made.business(number);
        const TradeNumber trade = knowledge.trades.find(business.trade.code);
        peer.add(number, business, trade == no_trade ? std::string_view() : knowledge.trades.line(trade).label);
    }
    peer.finish();
    std::printf("\nFTS5 built in %.1f s; each %uth prefix without place and typing error, once\n", seconds_since(start),
                each);
    std::vector<double> ours, theirs;
    std::uint32_t turn = 0;
    for (const Timed& one : timed) {
        if (!is_plain(one) || turn++ % each != 0) continue;
        ours.push_back(one.time_us);
        theirs.push_back(microseconds([&] { peer.search(one.text); }, 1));
    }
    print("FTS5, bm25, LIMIT 20", theirs);
    print("the same prefixes here", ours);
    const double ratio = percentile(theirs, 0.99) / percentile(ours, 0.99);
    std::printf("p99 is %.0f times better\n\n", ratio);
    figure("fts5_ratio", ratio);

    std::vector<std::string> compared;
    for (std::size_t at = 0; at < prefixes.size(); at += each) compared.push_back(prefixes[at]);
    for (const auto& query : queries) compared.push_back(query.text);
    const int different = differences(knowledge, made, compared);
    std::printf("%zu queries over %u businesses: %d answers differ from looking at every business\n", compared.size(),
                compared_size, different);
    figure("differences", different);
}
