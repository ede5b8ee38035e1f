// Readings of a request, what businesses meet one, and the answer; searcher_partly.cpp: when none does.
#include "shared/directory/search/searcher.h"

#include <algorithm>

#include "shared/directory/search/facets.h"
#include "shared/directory/search/reading.h"
#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

constexpr std::size_t exact_names_max = 20;

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
      filter_(parts, request, room.sight),
      keep_(static_cast<std::size_t>(
          std::min(std::clamp(request.offset, 0, hits_max) + std::clamp(request.limit, 0, hits_max), hits_max))) {
    room_.arena.reset();
    room_.sight.begin(parts, request);
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
        return answer;
    }
    if (request_.want_facets) answer.facets = facets_of(reading, found.exact_names);
    std::vector<Match> list = std::move(found.exact_names);
    list.insert(list.end(), found.matches.best.begin(), found.matches.best.end());
    add_hits(reading, list, answer);
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
    if (request_.want_facets) {
        FacetCounter counter(parts_, filter_, room_.sight);
        for (std::size_t index = 0; index < std::min<std::size_t>(found.size(), facet_businesses_max); ++index)
            counter.count(found[index].second);
        answer.facets = counter.facets();
    }
    return true;
}

void Searcher::find_ids(IdRange range, std::vector<std::pair<BusinessNumber, DocId>>& found) const {
    const auto add = [&](bool is_asked, IdOwner owner, DocId doc) {
        const bool is_shown = room_.sight.sees_evenly(owner.audience(), doc);
        if ((unsigned{is_asked} & unsigned{is_shown} & unsigned{parts_.is_alive(doc)}) == 0) return;
        if (!filter_.is_empty() && !filter_.passes(doc)) return;
        const auto [facts, index] = parts_.line(doc);
        found.emplace_back(facts.numbers[index], doc);
    };
    const auto& keys = parts_.segment.facts.id_keys;
    // So many are looked at in any case: a hidden member with as many takes no longer than nobody.
    constexpr std::ptrdiff_t looks = 4;
    const IdKey* first = std::lower_bound(keys.begin(), keys.end(), range.first);
    for (const IdKey* at = first; at != keys.end(); ++at) {
        if (at - first >= looks && *at > range.last) break;
        const IdOwner owner = parts_.segment.facts.id_owners[static_cast<std::size_t>(at - keys.begin())];
        add(range.has(*at), owner, owner.doc());
    }
    const Facts& recent = parts_.recent.facts;
    for (std::size_t index = 0; index < recent.id_keys.size(); ++index)
        if (range.has(recent.id_keys[index]))
            add(true, recent.id_owners[index], parts_.recent_begin() + recent.id_owners[index].doc());
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
        if (place->kind == AreaKind::postcode) area.postcode = place->area;
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
    const bool has_tiers = reading.place && reading.area->by_distance;
    for (TypedWord& word : reading.words) {
        const Planned& planned = plan_word(word);
        word = planned.word;
        reading.plans.push_back(has_tiers ? in_tiers(planned.plan, room_.arena) : planned.plan);
        reading.is_known.push_back(planned.is_known);
    }
}

// A word of several readings is planned once.
const Searcher::Planned& Searcher::plan_word(const TypedWord& typed) {
    for (const Planned& planned : planned_)
        if (planned.typed == typed) return planned;
    Planned& planned = planned_.emplace_back(Planned{.typed = typed, .word = typed});
    const auto plan = [&](int errors) {
        planned.plan = room_.planner.plan(parts_, planned.word, room_.sight, errors, room_.arena);
        return count_as_planned(planned.plan, met_as_written_enough - 1);
    };
    std::uint32_t met = plan(0);
    const int allowed = met < met_as_written_enough ? errors_allowed(typed.text) : 0;
    for (int errors = 1; errors <= allowed && met < met_as_written_enough; ++errors) {
        add_mistyped_trades(planned.word, errors, parts_.knowledge);
        met = plan(errors);
    }
    planned.is_known = met > 0;
    return planned;
}

// How many businesses meet the word, counted to one more than asked.
std::uint32_t Searcher::count_as_planned(const WordPlan& plan, std::uint32_t to) {
    const std::uint32_t dead = parts_.dead_count + parts_.recent_dead_count;
    for (const Source& source : plan.sources)
        if (!source.of_connections && source.set.count() > to + dead) return to + 1;
    const WordPlan* words[] = {&plan};
    return room_.matcher.run(parts_, {.words = words, .sight = &room_.sight, .count_to = to}).count;
}

bool Searcher::has_any(MatchTask task) {
    task.keep = task.count_to = 0;
    return room_.matcher.run(parts_, task).count > 0;
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
        plans.push_back(room_.planner.plan(parts_, word, room_.sight, 0, room_.arena));
    }
    if (plans.empty()) return true;
    std::vector<const WordPlan*> words;
    for (const WordPlan& plan : plans) words.push_back(&plan);
    const MatchResult users = room_.matcher.run(
        parts_, {.words = words, .order = Order::number, .sight = &room_.sight, .keep = evidence_businesses});
    PlaceEvidence evidence{.with_words = static_cast<std::uint32_t>(users.best.size())};
    for (const Match& user : users.best)
        evidence.inside += nearness(parts_, user.doc, *reading.area, room_.sight).is_inside ? 1 : 0;
    return is_sure(place, evidence);
}

// The businesses of the area are found when they are first needed.
void Searcher::find_area(Reading& reading) {
    if (reading.area && reading.area_docs.bits.empty())
        reading.area_docs = docs_of_area(parts_, *reading.area, room_.sight, room_.arena);
}

MatchTask Searcher::task(const Reading& reading, std::vector<const WordPlan*>& plans) const {
    plans.clear();
    for (const WordPlan& plan : reading.plans) plans.push_back(&plan);
    MatchTask task{.words = plans, .sight = &room_.sight, .count_to = count_to};
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
    if (!reading.all_known()) return found;
    if (reading.place && request_.sort == Sort::relevance) find_exact_names(reading, found);
    std::vector<const WordPlan*> plans;
    for (const WordPlan& plan : reading.plans) plans.push_back(&plan);
    // Whether the words have any business is told sooner than which businesses a large area has.
    if (reading.area && plans.size() > 1 && !has_any({.words = plans, .sight = &room_.sight})) return found;
    find_area(reading);
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
        WordPlan plan = room_.planner.plan(parts_, whole, room_.sight, 0, room_.arena);
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
                                          .sight = &room_.sight,
                                          .keep = exact_names_max,
                                          .count_to = count_to})
                            .best;
}

// Tries the readings in the order of their likelihood and leaves in `reading` the one that the answer is of.
Searcher::Found Searcher::choose_reading(Reading& reading) {
    room_.places.clear();
    if (!request_.ignore_place && !request_.filters.near) parts_.knowledge.gazetteer.read(room_.folded, room_.places);
    leave_likely(room_.places);
    std::optional<Reading> place;
    bool sure = false;
    for (const PlaceReading& likely : room_.places) {
        Reading candidate = read(&likely);
        const bool is_sure = is_sure_place(candidate);
        if (is_sure) {
            plan_words(candidate);
            Found found = find(candidate);
            if (found.matches.count > 0) {
                reading = std::move(candidate);
                return found;
            }
        }
        if (!place || (is_sure && !sure)) place = std::move(candidate);
        sure = sure || is_sure;
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
    const Nearness near = nearness(parts_, doc, *reading.area, room_.sight);
    if (reading.area->by_distance || request_.sort == Sort::distance) hit.distance_m = near.distance_m;
    hit.outside = !near.is_inside;
    return hit;
}

void Searcher::add_hits(const Reading& reading, const std::vector<Match>& matches, SearchAnswer& answer) const {
    const auto offset = static_cast<std::size_t>(std::max(request_.offset, 0));
    for (std::size_t index = offset; index < std::min(matches.size(), keep_); ++index)
        answer.hits.push_back(hit(reading, matches[index].doc, 0));
}

// Exact names count wherever they are; the others as the list has them.
Facets Searcher::facets_of(const Reading& reading, const std::vector<Match>& exact_names) {
    FacetCounter counter(parts_, filter_, room_.sight);
    std::vector<DocId> exact;
    for (const Match& match : exact_names) exact.push_back(match.doc);
    for (const DocId doc : exact) counter.count(doc);
    std::vector<const WordPlan*> plans;
    MatchTask others = task(reading, plans);
    others.count_to = facet_businesses_max;
    others.without = exact;
    int visited = 0;
    room_.matcher.visit(parts_, others, [&](DocId doc) {
        counter.count(doc);
        ++visited;
    });
    Facets facets = counter.facets();
    facets.exact = visited < facet_businesses_max;
    return facets;
}

}  // namespace comptoir::search
