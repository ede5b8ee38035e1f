#include "tests/bench/search/comparison.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

namespace comptoir::bench {

using namespace search;

namespace {

constexpr std::size_t threads = 2;
// Texts that one look at every business is shared by: neighbours have most words in common, and each word takes a byte
// for each business.
constexpr std::size_t shared_by = 128;

bool same(const SearchAnswer& a, const SearchAnswer& b) {
    const bool same_place = a.place.has_value() == b.place.has_value() && (!a.place || a.place->code == b.place->code);
    return a.hits == b.hits && a.total == b.total && a.partial == b.partial && a.narrow == b.narrow &&
           a.words == b.words && same_place && a.listed == b.listed;
}

// What differs first, for who looks for the reason.
void print(const std::string& text, const SearchAnswer& found, const SearchAnswer& expected) {
    const auto [at, wanted] =
        std::mismatch(found.hits.begin(), found.hits.end(), expected.hits.begin(), expected.hits.end());
    std::printf("  differs: %s: %d instead of %d, hit %zu: %lld instead of %lld\n", text.c_str(), found.total.value,
                expected.total.value, static_cast<std::size_t>(at - found.hits.begin()),
                at == found.hits.end() ? -1LL : static_cast<long long>(at->number),
                wanted == expected.hits.end() ? -1LL : static_cast<long long>(wanted->number));
}

}  // namespace

int differences(const Index& index, const Exhaustive& every, const std::vector<std::string>& texts) {
    std::atomic<std::size_t> next = 0;
    std::atomic<int> different = 0;
    const auto compare = [&] {
        for (std::size_t first; (first = next.fetch_add(shared_by)) < texts.size();) {
            std::vector<SearchRequest> requests;
            for (std::size_t at = first; at < std::min(first + shared_by, texts.size()); ++at)
                requests.push_back({.text = texts[at]});
            const std::vector<SearchAnswer> expected = every.search_all(requests);
            for (std::size_t at = 0; at < requests.size(); ++at) {
                const SearchAnswer found = index.search(requests[at]);
                if (same(found, expected[at])) continue;
                ++different;
                print(requests[at].text, found, expected[at]);
            }
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t worker = 0; worker < threads; ++worker) workers.emplace_back(compare);
    for (std::thread& worker : workers) worker.join();
    return different;
}

}  // namespace comptoir::bench
