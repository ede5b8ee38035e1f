// Any bytes as a search: no crash, no list longer than allowed, and an explanation and highlights for what was found.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "shared/directory/search/explain.h"
#include "shared/directory/search/highlight.h"
#include "shared/directory/search/index.h"

using namespace comptoir;
using namespace comptoir::search;

namespace {

const Knowledge& knowledge() {
    static const Knowledge known{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    return known;
}

// A large part with recent businesses and gaps beside it.
const Index& index() {
    static const Index built = [] {
        constexpr std::uint32_t size = 300;
        const sample::Sample made(tables::gazetteer());
        Index index(knowledge());
        for (std::uint32_t number = 0; number < size; ++number) index.apply(number, made.business(number));
        index = index.compacted();
        for (std::uint32_t number = 0; number < size; number += 7) index.remove(number);
        for (std::uint32_t number = 0; number < size; number += 11) index.apply(number, made.business(size + number));
        return index;
    }();
    return built;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

// The first bytes choose reader, order and filters; the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    SearchRequest request{.text = std::string(reinterpret_cast<const char*>(data) + 3, size - 3)};
    request.reader = static_cast<Reader>(data[0] % 3);
    constexpr BusinessNumber connections[] = {0, 1, 5, 40, 41};
    if (request.reader == Reader::customer) request.connections = connections;
    request.sort = static_cast<Sort>(data[0] / 4 % 4);
    request.ignore_place = (data[1] & 1) != 0;
    request.want_facets = (data[1] & 2) != 0;
    request.want_loosening = (data[1] & 4) != 0;
    request.filters.open_now = (data[1] & 8) != 0;
    if ((data[1] & 16) != 0) request.filters.languages = {request.text};
    if ((data[1] & 32) != 0) request.filters.trades = {request.text, "F"};
    if ((data[1] & 64) != 0)
        request.filters.near = Near{{data[2] * 1'000'000, data[2] * -2'000'000}, data[0] * 1'000'000};
    request.now = {{"Europe/Paris", {20'780 + data[2], data[0]}}};
    request.offset = data[2];

    const SearchAnswer answer = index().search(request);
    require(answer.hits.size() <= static_cast<std::size_t>(request.limit) && answer.listed <= hits_max);
    require(answer.words.size() <= words_max);
    const Explainer explainer(knowledge(), request, answer);
    static const sample::Sample made(tables::gazetteer());
    for (const Hit& hit : answer.hits) {
        const Business business = made.business(hit.number);
        for (const WordFound& found : explainer.explain(business)) require(found.query_word < answer.words.size());
        for (const TextRange& range : highlights(business.description, answer.words))
            require(range.begin < range.end && range.end <= business.description.size());
    }
    for (const TextRange& range : highlights(request.text, answer.words))
        require(range.begin < range.end && range.end <= request.text.size());
    return 0;
}
