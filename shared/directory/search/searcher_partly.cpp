// What follows when no business meets everything: those that meet most, and what to loosen.
#include <algorithm>
#include <bit>
#include <utility>

#include "shared/directory/search/facets.h"
#include "shared/directory/search/searcher.h"

namespace comptoir::search {

namespace {

constexpr int wide_radius_m = 50'000;

}  // namespace

MatchTask Searcher::task_of(const Reading& reading, const Subset& subset, std::vector<const WordPlan*>& plans) const {
    MatchTask part = task(reading, plans);
    plans.clear();
    for (std::size_t index = 0; index < reading.plans.size(); ++index)
        if ((subset.words >> index & 1) != 0) plans.push_back(&reading.plans[index]);
    part.words = plans;
    if (!subset.with_place) {
        part.area = nullptr;
    } else if (!reading.passing_docs.bits.empty()) {
        part.area = &reading.passing_docs;
        part.filter = nullptr;
    }
    return part;
}

// False when two words of the subset have no business in common, or one has none in the place: the most sets of words
// are told from so few, each looked up once.
bool Searcher::may_meet(const Reading& reading, const Subset& subset, Together& together) {
    std::vector<const WordPlan*> plans;
    const auto has_one = [&](std::uint32_t words, bool with_place) {
        return has_any(task_of(reading, {words, with_place, 0}, plans));
    };
    const auto is_known = [](std::uint32_t& asked, std::uint32_t bit) {
        return (std::exchange(asked, asked | bit) & bit) != 0;
    };
    const bool is_one_of_those = std::popcount(subset.words) + (subset.with_place ? 1 : 0) <= 2;
    if (is_one_of_those) return true;
    for (std::uint32_t word = 0; word < reading.plans.size(); ++word) {
        const std::uint32_t bit = 1U << word;
        if ((subset.words & bit) == 0) continue;
        for (std::uint32_t other = word + 1; other < reading.plans.size(); ++other) {
            const std::uint32_t other_bit = 1U << other;
            if ((subset.words & other_bit) == 0) continue;
            if (!is_known(together.asked[word], other_bit) && !has_one(bit | other_bit, false))
                together.apart[word] |= other_bit;
            if ((together.apart[word] & other_bit) != 0) return false;
        }
        if (!subset.with_place) continue;
        if (!is_known(together.asked_in_place, bit) && !has_one(bit, true)) together.not_in_place |= bit;
        if ((together.not_in_place & bit) != 0) return false;
    }
    return true;
}

// See rules.h. Each set of words, heaviest first, is matched for itself; a business found in a heavier set is passed
// over in a lighter one.
void Searcher::answer_partly(Reading& reading, SearchAnswer& answer) {
    find_area(reading);
    // Asked of the area once instead of for each set of words.
    if (reading.area && !filter_.is_empty())
        reading.passing_docs = docs_passing(reading.area_docs, filter_, room_.arena);
    std::uint32_t known = 0;
    for (std::size_t index = 0; index < reading.plans.size(); ++index)
        known |= std::uint32_t{reading.is_known[index]} << index;
    const bool can_lack_place = reading.place.has_value();
    std::vector<Subset> subsets;
    for (std::uint32_t words = known;; words = (words - 1) & known) {
        int weight = 0;
        for (std::size_t index = 0; index < reading.plans.size(); ++index)
            if ((words >> index & 1) != 0) weight += reading.plans[index].is_trade ? trade_weight : word_weight;
        if (words != 0 && can_lack_place) subsets.push_back({words, false, weight});
        if (words != 0 || can_lack_place)
            subsets.push_back({words, reading.area.has_value(), weight + (can_lack_place ? place_weight : 0)});
        if (words == 0) break;
    }
    std::stable_sort(subsets.begin(), subsets.end(),
                     [](const Subset& a, const Subset& b) { return a.weight > b.weight; });

    std::vector<Match> list;
    std::vector<std::uint8_t> missing;
    std::vector<DocId> seen;
    Together together;
    const auto all = static_cast<std::uint8_t>((1U << reading.plans.size()) - 1);
    for (std::size_t first = 0; first < subsets.size() && list.size() < partial_enough;) {
        std::size_t last = first;
        std::vector<std::pair<Match, std::uint8_t>> of_weight;
        for (; last < subsets.size() && subsets[last].weight == subsets[first].weight; ++last) {
            if (!may_meet(reading, subsets[last], together)) continue;
            std::vector<const WordPlan*> plans;
            MatchTask part = task_of(reading, subsets[last], plans);
            part.without = seen;
            part.keep = hits_max;
            part.count_to = 0;  // they are listed, not counted
            for (const Match& match : room_.matcher.run(parts_, part).best)
                of_weight.emplace_back(match, all & ~static_cast<std::uint8_t>(subsets[last].words));
        }
        std::stable_sort(of_weight.begin(), of_weight.end(),
                         [&](const auto& a, const auto& b) { return room_.matcher.is_before(a.first, b.first); });
        for (const auto& [match, lacks] : of_weight) {
            if (list.size() == hits_max || std::find(seen.begin(), seen.end(), match.doc) != seen.end()) continue;
            list.push_back(match);
            seen.push_back(match.doc);
            missing.push_back(lacks);
        }
        first = last;
    }
    answer.partial = !list.empty();
    answer.listed = static_cast<int>(list.size());
    const auto from = std::min(list.size(), static_cast<std::size_t>(std::max(request_.offset, 0)));
    const auto to = std::min(list.size(), from + static_cast<std::size_t>(std::max(request_.limit, 0)));
    for (std::size_t index = from; index < to; ++index)
        answer.hits.push_back(hit(reading, list[index].doc, missing[index]));
    if (!request_.want_facets) return;
    FacetCounter counter(parts_, filter_, room_.sight);
    for (const DocId doc : seen) counter.count(doc);
    answer.facets = counter.facets();
}

void Searcher::add_loosenings(Reading& reading, SearchAnswer& answer) {
    using Kind = Loosening::Kind;
    std::vector<const WordPlan*> plans;
    const MatchTask full = task(reading, plans);
    const auto add = [&](Kind kind, std::string what, std::uint32_t found) {
        if (found > 0) answer.loosenings.push_back({kind, std::move(what), total_of(found)});
    };
    const auto unknown = static_cast<std::size_t>(std::count(reading.is_known.begin(), reading.is_known.end(), 0));
    for (std::size_t left_out = 0; left_out < reading.plans.size(); ++left_out) {
        if (unknown > 1 || (unknown == 1 && reading.is_known[left_out] != 0)) continue;
        std::vector<const WordPlan*> others;
        for (std::size_t index = 0; index < plans.size(); ++index)
            if (index != left_out) others.push_back(plans[index]);
        MatchTask part = full;
        part.words = others;
        if (others.empty() && part.area == nullptr && part.filter == nullptr) continue;
        add(Kind::drop_word, reading.words[left_out].text, room_.matcher.run(parts_, part).count);
    }
    if (unknown > 0) return;
    if (reading.place && !reading.words.empty()) {
        MatchTask part = full;
        part.area = nullptr;
        add(Kind::drop_place, answer.place->name, room_.matcher.run(parts_, part).count);
    }
    if (reading.area && reading.area->radius_m > 0 && reading.area->radius_m < wide_radius_m) {
        Area wide = *reading.area;
        wide.radius_m = wide_radius_m;
        const AreaDocs docs = docs_of_area(parts_, wide, room_.sight, room_.arena);
        MatchTask part = full;
        part.area = &docs;
        add(Kind::widen_radius, std::to_string(wide_radius_m), room_.matcher.run(parts_, part).count);
    }
    const auto without = [&](const char* name, bool is_set, auto&& clear) {
        if (!is_set) return;
        SearchRequest request = request_;
        clear(request.filters);
        const Filter filter(parts_, request, room_.sight);
        MatchTask part = full;
        part.filter = filter.is_empty() ? nullptr : &filter;
        if (!request.filters.near && request_.filters.near) part.area = nullptr;
        add(Kind::drop_filter, name, room_.matcher.run(parts_, part).count);
    };
    const Filters& filters = request_.filters;
    without("trade", !filters.trades.empty(), [](Filters& all) { all.trades.clear(); });
    without("near", filters.near.has_value(), [](Filters& all) { all.near.reset(); });
    without("open_now", filters.open_now, [](Filters& all) { all.open_now = false; });
    without("language", !filters.languages.empty(), [](Filters& all) { all.languages.clear(); });
    without("label", !filters.labels.empty(), [](Filters& all) { all.labels.clear(); });
}

}  // namespace comptoir::search
