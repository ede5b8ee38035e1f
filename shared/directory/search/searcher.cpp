#include "shared/directory/search/searcher.h"

#include <algorithm>
#include <bit>

#include "shared/directory/search/reading.h"
#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

constexpr std::size_t place_readings_max = 3;
constexpr std::size_t exact_names_max = 20;
constexpr auto count_to = static_cast<std::uint32_t>(total_exact_max);

Total total_of(std::uint32_t count) {
    return {static_cast<int>(std::min(count, count_to)), count <= count_to};
}

Order order_of(Sort sort, bool has_area) {
    switch (sort) {
        case Sort::relevance:
            return Order::relevance;
        case Sort::distance:
            return has_area ? Order::distance : Order::relevance;
        case Sort::name:
            return Order::name;
        case Sort::newest:
            return Order::newest;
    }
    return Order::relevance;
}

// The value by which a whole word of a name of so many words is told from everything else.
Value exact_name_value(std::size_t words) {
    return value_of(Meeting::whole, static_cast<WordClass>(std::min<std::size_t>(words, 4) - 1));
}

}  // namespace

Searcher::Searcher(const Index::Parts& parts, const SearchRequest& request, SearchRoom& room)
    : parts_(parts),
      request_(request),
      room_(room),
      text_(searched_text(request.text)),
      filter_(parts, request),
      keep_(static_cast<std::size_t>(
          std::min(std::clamp(request.offset, 0, hits_max) + std::clamp(request.limit, 0, hits_max), hits_max))) {
    room_.arena.reset();
}

bool Searcher::Reading::all_known() const {
    return std::all_of(is_known.begin(), is_known.end(), [](std::uint8_t known) { return known != 0; });
}

SearchAnswer Searcher::answer() {
    SearchAnswer answer;
    if (answer_ids(answer)) return answer;
    fold(text_, room_.folded);
    Reading reading;
    Found found = choose_reading(reading);
    describe(reading, answer);
    const auto exact = static_cast<std::uint32_t>(found.exact_names.size());
    const std::uint32_t count = std::min(found.matches.count + exact, count_to + 1);
    answer.total = total_of(count);
    answer.narrow = count > hits_max;
    answer.listed = static_cast<int>(std::min<std::uint32_t>(count, hits_max));
    if (count == 0) {
        answer_partly(reading, answer);
        if (request_.want_loosening) add_loosenings(reading, answer);
        if (request_.want_facets) answer.facets.emplace();
        return answer;
    }
    std::vector<Match> list = std::move(found.exact_names);
    list.insert(list.end(), found.matches.best.begin(), found.matches.best.end());
    add_hits(reading, list, answer);
    if (request_.want_facets) add_facets(reading, answer);
    return answer;
}

// Six digits or more are the beginning of a SIREN or SIRET, an id of another register is found by all of it. False
// when no business has it: then the text is read as words.
bool Searcher::answer_ids(SearchAnswer& answer) {
    constexpr std::size_t letters_min = 6, letters_max_of_id = 40;
    const std::string id = id_letters(text_);
    if (id.size() < letters_min || id.size() > letters_max_of_id) return false;
    std::vector<std::pair<BusinessNumber, DocId>> found;
    find_ids({id_key_of_foreign(id), id_key_of_foreign(id)}, found);
    if (const std::optional<IdRange> digits = id_keys_starting_with(id)) find_ids(*digits, found);
    if (found.empty()) return false;

    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    answer.total = total_of(static_cast<std::uint32_t>(std::min<std::size_t>(found.size(), count_to + 1)));
    answer.narrow = found.size() > hits_max;
    answer.listed = static_cast<int>(std::min<std::size_t>(found.size(), hits_max));
    std::vector<Match> list;
    for (std::size_t index = 0; index < std::min(found.size(), keep_); ++index)
        list.push_back({.doc = found[index].second});
    add_hits({}, list, answer);
    if (request_.want_facets) answer.facets.emplace();
    return true;
}

void Searcher::find_ids(IdRange range, std::vector<std::pair<BusinessNumber, DocId>>& found) const {
    const auto add = [&](DocId doc, Audience audience) {
        if (!may_see(audience, request_.reader) || !parts_.is_alive(doc)) return;
        if (!filter_.is_empty() && !filter_.passes(doc)) return;
        const auto [facts, index] = parts_.line(doc);
        found.emplace_back(facts.numbers[index], doc);
    };
    const auto& keys = parts_.segment.facts.id_keys;
    for (const IdKey* at = std::lower_bound(keys.begin(), keys.end(), range.first); at != keys.end(); ++at) {
        if (*at > range.last) break;
        const IdOwner owner = parts_.segment.facts.id_owners[static_cast<std::size_t>(at - keys.begin())];
        if (range.has(*at)) add(owner.doc(), owner.audience());
    }
    const Facts& recent = parts_.recent.facts;
    for (std::size_t index = 0; index < recent.id_keys.size(); ++index)
        if (range.has(recent.id_keys[index]))
            add(parts_.recent_begin() + recent.id_owners[index].doc(), recent.id_owners[index].audience());
}

Searcher::Reading Searcher::read(const PlaceReading* place) {
    Reading reading;
    PlaceSpan span;
    if (place != nullptr) {
        const Gazetteer& gazetteer = parts_.knowledge.gazetteer;
        span = {place->first_word, std::size_t{place->first_word} + place->word_count};
        reading.place = *place;
        Area& area = reading.area.emplace();
        gazetteer.communes_of(*place, area.communes);
        area.centre = place->centre;
        area.radius_m = place->radius_m;
        if (place->radius_m > 0 && request_.place_radius_m > 0) area.radius_m = request_.place_radius_m;
        area.by_distance = place->kind != AreaKind::departement && place->kind != AreaKind::region;
    } else if (request_.filters.near) {
        reading.area = Area{.centre = request_.filters.near->point,
                            .radius_m = static_cast<double>(request_.filters.near->radius_m)};
    }
    reading.words = typed_words(room_.folded, span, parts_.knowledge);
    return reading;
}

void Searcher::plan_words(Reading& reading) {
    const bool in_tiers = reading.place && reading.area->by_distance;
    for (TypedWord& word : reading.words) {
        WordPlan plan = room_.planner.plan(parts_, word, request_.reader, 0, room_.arena, in_tiers);
        std::uint32_t met = count_as_planned(plan, met_as_written_enough - 1);
        const int allowed = met < met_as_written_enough ? errors_allowed(word.text) : 0;
        for (int errors = 1; errors <= allowed && met < met_as_written_enough; ++errors) {
            add_mistyped_trades(word, errors, parts_.knowledge);
            plan = room_.planner.plan(parts_, word, request_.reader, errors, room_.arena, in_tiers);
            met = count_as_planned(plan, met_as_written_enough - 1);
        }
        reading.plans.push_back(plan);
        reading.is_known.push_back(met > 0);
    }
}

// How many businesses meet the word, counted to one more than asked.
std::uint32_t Searcher::count_as_planned(const WordPlan& plan, std::uint32_t to) {
    const std::uint32_t dead = parts_.dead_count + parts_.recent_dead_count;
    for (const Source& source : plan.sources)
        if (source.set.count() > to + dead) return to + 1;
    const WordPlan* words[] = {&plan};
    return room_.matcher.run(parts_, {.words = words, .reader = request_.reader, .count_to = to}).count;
}

// Looks at how businesses use the words of the place, where the query alone does not decide.
bool Searcher::is_sure_place(Reading& reading) {
    const PlaceReading& place = *reading.place;
    const FoldedText& folded = room_.folded;
    const Vocabulary& vocabulary = parts_.knowledge.vocabulary;
    const std::size_t end = std::size_t{place.first_word} + place.word_count;
    const bool is_unfinished = place.match == PlaceMatch::letters || place.match == PlaceMatch::part;
    bool is_trade_word = false;
    if (place.word_count == 1) {
        const std::string_view text = folded.word(place.first_word);
        const Vocabulary::Range begun = vocabulary.starting_with(text);
        is_trade_word = is_unfinished ? begun.first != begun.last : !vocabulary.find(text).empty();
    }
    const Sureness by_query = sureness(place, is_trade_word, !reading.words.empty());
    if (by_query != Sureness::by_evidence) return by_query == Sureness::sure;

    std::vector<WordPlan> plans;
    for (std::size_t index = place.first_word; index < end; ++index) {
        const std::string_view text = folded.word(index);
        if (is_filler(text) || text.size() < 2) continue;
        const TypedWord word{std::string(text), stem_of(text), is_unfinished && index + 1 == end, {}};
        plans.push_back(room_.planner.plan(parts_, word, request_.reader, 0, room_.arena));
    }
    if (plans.empty()) return true;
    std::vector<const WordPlan*> words;
    for (const WordPlan& plan : plans) words.push_back(&plan);
    const MatchResult users = room_.matcher.run(
        parts_, {.words = words, .order = Order::number, .reader = request_.reader, .keep = evidence_businesses});
    PlaceEvidence evidence{.with_words = static_cast<std::uint32_t>(users.best.size())};
    for (const Match& user : users.best)
        evidence.inside += nearness(parts_, user.doc, *reading.area, request_.reader).is_inside ? 1 : 0;
    return is_sure(place, evidence);
}

// The businesses of the area are found when they are first needed.
void Searcher::find_area(Reading& reading) {
    if (reading.area && reading.area_docs.bits.empty())
        reading.area_docs = docs_of_area(parts_, *reading.area, request_.reader, room_.arena);
}

MatchTask Searcher::task(const Reading& reading, std::vector<const WordPlan*>& plans) const {
    plans.clear();
    for (const WordPlan& plan : reading.plans) plans.push_back(&plan);
    MatchTask task{.words = plans, .reader = request_.reader, .count_to = count_to};
    if (reading.area) {
        task.area = &reading.area_docs;
        task.nearness = &*reading.area;
    }
    if (!filter_.is_empty()) task.filter = &filter_;
    task.order = order_of(request_.sort, reading.area.has_value());
    return task;
}

Searcher::Found Searcher::find(Reading& reading) {
    Found found;
    find_area(reading);
    if (!reading.all_known()) return found;
    if (reading.place && request_.sort == Sort::relevance) find_exact_names(reading, found);
    std::vector<const WordPlan*> plans;
    MatchTask full = task(reading, plans);
    std::vector<DocId> exact;
    for (const Match& match : found.exact_names) exact.push_back(match.doc);
    full.without = exact;
    full.keep = keep_;
    found.matches = room_.matcher.run(parts_, full);
    return found;
}

// Businesses whose name is all of the query, the words of the place included.
void Searcher::find_exact_names(const Reading& place_reading, Found& found) {
    const std::vector<TypedWord> words = typed_words(room_.folded, {}, parts_.knowledge);
    if (words.empty() || words.size() == place_reading.words.size()) return;
    std::vector<WordPlan> plans;
    for (const TypedWord& word : words) {
        const TypedWord whole{word.text, word.stem, false, {}};
        WordPlan plan = room_.planner.plan(parts_, whole, request_.reader, 0, room_.arena);
        const Value wanted = exact_name_value(words.size());
        const auto is_wanted = [&](const Source& source) { return source.value == wanted; };
        const auto first = std::find_if(plan.sources.begin(), plan.sources.end(), is_wanted);
        const auto last = std::find_if_not(first, plan.sources.end(), is_wanted);
        if (first == last) return;
        plan.sources = {first, last};
        plans.push_back(plan);
    }
    std::vector<const WordPlan*> pointers;
    for (const WordPlan& plan : plans) pointers.push_back(&plan);
    found.exact_names = room_.matcher
                            .run(parts_, {.words = pointers,
                                          .filter = filter_.is_empty() ? nullptr : &filter_,
                                          .reader = request_.reader,
                                          .keep = exact_names_max,
                                          .count_to = count_to})
                            .best;
}

// Tries the readings in the order of their likelihood and leaves in `reading` the one that the answer is of.
Searcher::Found Searcher::choose_reading(Reading& reading) {
    room_.places.clear();
    if (!request_.ignore_place && !request_.filters.near) parts_.knowledge.gazetteer.read(room_.folded, room_.places);
    std::optional<Reading> place;
    bool sure = false;
    for (std::size_t index = 0; index < std::min(room_.places.size(), place_readings_max) && !sure; ++index) {
        Reading candidate = read(&room_.places[index]);
        sure = is_sure_place(candidate);
        if (sure || !place) place = std::move(candidate);
    }
    if (place && sure) {
        plan_words(*place);
        Found found = find(*place);
        if (found.matches.count > 0) {
            reading = std::move(*place);
            return found;
        }
    }
    Reading words = read(nullptr);
    plan_words(words);
    Found found = find(words);
    if (place && found.matches.count == 0 && !sure) {
        plan_words(*place);
        Found in_place = find(*place);
        if (in_place.matches.count > 0) {
            reading = std::move(*place);
            return in_place;
        }
    }
    const bool place_after_all = place && sure && found.matches.count == 0;
    reading = place_after_all ? std::move(*place) : std::move(words);
    return found;
}

// See rules.h. Each set of words, heaviest first, is matched for itself; a business found in a heavier set is passed
// over in a lighter one.
void Searcher::answer_partly(const Reading& reading, SearchAnswer& answer) {
    struct Subset {
        std::uint32_t words = 0;  // a bit each
        bool with_place = false;
        int weight = 0;
    };
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
    std::vector<const WordPlan*> plans;
    const auto all = static_cast<std::uint8_t>((1U << reading.plans.size()) - 1);
    for (std::size_t first = 0; first < subsets.size() && list.size() < partial_enough;) {
        std::size_t last = first;
        std::vector<std::pair<Match, std::uint8_t>> of_weight;
        for (; last < subsets.size() && subsets[last].weight == subsets[first].weight; ++last) {
            MatchTask part = task(reading, plans);
            plans.clear();
            for (std::size_t index = 0; index < reading.plans.size(); ++index)
                if ((subsets[last].words >> index & 1) != 0) plans.push_back(&reading.plans[index]);
            part.words = plans;
            if (!subsets[last].with_place) part.area = nullptr;
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
}

void Searcher::describe(const Reading& reading, SearchAnswer& answer) const {
    for (std::size_t index = 0; index < reading.words.size(); ++index)
        answer.words.push_back({.text = reading.words[index].text,
                                .is_trade = reading.plans[index].is_trade,
                                .errors = static_cast<std::uint8_t>(reading.plans[index].errors),
                                .is_known = reading.is_known[index] != 0});
    if (!reading.place) return;
    constexpr std::string_view kinds[] = {"commune", "arrondissement", "postcode", "departement", "region"};
    const PlaceReading& place = *reading.place;
    const FoldedText& folded = room_.folded;
    const std::size_t begin = folded.words[place.first_word].source_begin;
    const std::size_t end = folded.words[std::size_t{place.first_word} + place.word_count - 1].source_end;
    answer.place = PlaceFound{.kind = std::string(kinds[static_cast<std::size_t>(place.kind)]),
                              .code = std::string(parts_.knowledge.gazetteer.code(place)),
                              .name = parts_.knowledge.gazetteer.name(place),
                              .words = std::string(text_.substr(begin, end - begin)),
                              .first_word = place.first_word,
                              .word_count = place.word_count,
                              .centre = place.centre,
                              .radius_m = static_cast<int>(reading.area->radius_m)};
}

Hit Searcher::hit(const Reading& reading, DocId doc, std::uint8_t missing) const {
    const auto [facts, index] = parts_.line(doc);
    Hit hit{.number = facts.numbers[index], .missing = missing};
    if (!reading.area) return hit;
    const Nearness near = nearness(parts_, doc, *reading.area, request_.reader);
    if (reading.area->by_distance || request_.sort == Sort::distance) hit.distance_m = near.distance_m;
    hit.outside = !near.is_inside;
    return hit;
}

void Searcher::add_hits(const Reading& reading, const std::vector<Match>& matches, SearchAnswer& answer) const {
    const auto offset = static_cast<std::size_t>(std::max(request_.offset, 0));
    for (std::size_t index = offset; index < std::min(matches.size(), keep_); ++index)
        answer.hits.push_back(hit(reading, matches[index].doc, 0));
}

void Searcher::add_facets(const Reading& reading, SearchAnswer& answer) {
    std::vector<const WordPlan*> plans;
    MatchTask all = task(reading, plans);
    all.count_to = facet_businesses_max;
    std::vector<int> trades(Facts::trade_mask + 1, 0), words(parts_.catalog.words.size(), 0), labels(words);
    Facets& facets = answer.facets.emplace();
    int visited = 0;
    room_.matcher.visit(parts_, all, [&](DocId doc) {
        const auto [facts, index] = parts_.line(doc);
        const Catalog& catalog = parts_.catalog;
        ++visited;
        ++trades[facts.trade(index, request_.reader)];
        Catalog::visit_set(catalog.language_sets, facts.language_sets[index], request_.reader,
                           [&](std::uint32_t language) { ++words[language]; });
        Catalog::visit_set(catalog.label_sets, facts.label_sets[index], request_.reader,
                           [&](std::uint32_t label) { ++labels[label]; });
        facets.open_now += filter_.is_open(doc) ? 1 : 0;
    });
    facets.exact = visited < facet_businesses_max;
    const auto list = [](const std::vector<int>& counts, auto&& code, std::vector<FacetCount>& facet) {
        for (std::size_t index = 0; index < counts.size(); ++index)
            if (counts[index] > 0) facet.push_back({std::string(code(index)), counts[index]});
        std::sort(facet.begin(), facet.end(), [](const FacetCount& a, const FacetCount& b) {
            return a.count != b.count ? a.count > b.count : a.code < b.code;
        });
    };
    trades[Facts::trade_mask] = 0;
    const auto word = [&](std::size_t number) { return parts_.catalog.words.text(static_cast<std::uint32_t>(number)); };
    list(
        trades, [&](std::size_t trade) { return parts_.knowledge.trades.line(static_cast<TradeNumber>(trade)).code; },
        facets.trades);
    list(words, word, facets.languages);
    list(labels, word, facets.labels);
}

void Searcher::add_loosenings(const Reading& reading, SearchAnswer& answer) {
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
    constexpr double wide_radius_m = 50'000;
    if (reading.area && reading.area->radius_m > 0 && reading.area->radius_m < wide_radius_m) {
        Area wide = *reading.area;
        wide.radius_m = wide_radius_m;
        const AreaDocs docs = docs_of_area(parts_, wide, request_.reader, room_.arena);
        MatchTask part = full;
        part.area = &docs;
        add(Kind::widen_radius, std::to_string(static_cast<int>(wide_radius_m)), room_.matcher.run(parts_, part).count);
    }
    const auto without = [&](const char* name, bool is_set, auto&& clear) {
        if (!is_set) return;
        SearchRequest request = request_;
        clear(request.filters);
        const Filter filter(parts_, request);
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
