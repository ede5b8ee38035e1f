#include "tests/exhaustive/exhaustive.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "shared/directory/search/reading.h"
#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t count_to(std::size_t count) {
    return std::min<std::size_t>(count, total_exact_max);
}

}  // namespace

void Exhaustive::apply(BusinessNumber number, const Business& business) {
    documents_.erase(number);
    if (business.audience == Audience::nobody) return;
    Known& known = documents_[number];
    read_document(business, knowledge_.trades, knowledge_.gazetteer, known.document);
    for (const DocumentWord& word : known.document.words) {
        const auto [entry, is_new] = word_numbers_.try_emplace(word.word, static_cast<std::uint32_t>(words_.size()));
        if (is_new) words_.push_back(word.word);
        known.words.push_back({entry->second, word.word_class, word.audience});
    }
    known.document.words = {};
}

Exhaustive::WordValues Exhaustive::worths_of(const TypedWord& word, bool allow_errors) const {
    WordValues worths;
    const auto bit = [](Meeting meeting) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(meeting)); };
    const int allowed = allow_errors ? errors_allowed(word.text) : 0;
    for (const std::string& other : words_) {
        std::uint8_t meetings = 0;
        if (other == word.stem) meetings |= bit(Meeting::whole);
        if (word.may_be_begun && other.starts_with(word.text)) meetings |= bit(Meeting::begun);
        if (allowed > 0) {
            const Errors errors = errors_between(word.stem, other, allowed);
            if (errors.whole <= allowed)
                meetings |= bit(errors.whole < 2 ? Meeting::mistyped : Meeting::mistyped_twice);
            if (errors.beginning <= allowed)
                meetings |= bit(errors.beginning < 2 ? Meeting::mistyped_begun : Meeting::mistyped_twice_begun);
        }
        worths.meetings.push_back(meetings);
    }
    worths.trades.resize(knowledge_.trades.size(), 0);
    for (const TradeMeaning& meaning : word.trades)
        for (TradeNumber trade = meaning.first; trade < meaning.last; ++trade)
            worths.trades[trade] = std::max(worths.trades[trade], meaning.value);
    return worths;
}

Value Exhaustive::value(const WordValues& worths, const Known& known, Reader reader) const {
    Value best = 0;
    if (known.document.trade != no_trade && may_see(known.document.trade_audience, reader))
        best = worths.trades[known.document.trade];
    for (const WordOfDocument& word : known.words) {
        const std::uint8_t meetings = worths.meetings[word.word];
        if (meetings == 0 || !may_see(word.audience, reader)) continue;
        for (int meeting = 0; meeting < meeting_count; ++meeting)
            if ((meetings >> meeting & 1) != 0)
                best = std::max(best, value_of(static_cast<Meeting>(meeting), word.word_class));
    }
    return best;
}

Value Exhaustive::value_in(const Reading& reading, std::size_t word, const Known& known, Reader reader) const {
    const Value worth = value(reading.values[word], known, reader);
    return reading.has_place && reading.area.by_distance ? tier_of(worth) : worth;
}

bool Exhaustive::has_exact_name(const std::vector<TypedWord>& words, const Known& known, Reader reader) const {
    const auto wanted = static_cast<WordClass>(std::min<std::size_t>(words.size(), 4) - 1);
    return std::all_of(words.begin(), words.end(), [&](const TypedWord& typed) {
        return std::any_of(known.words.begin(), known.words.end(), [&](const WordOfDocument& word) {
            return word.word_class == wanted && may_see(word.audience, reader) && words_[word.word] == typed.stem;
        });
    });
}

Nearness Exhaustive::nearness_of(const Known& known, const Area& area, Reader reader) const {
    Nearness near;
    double nearest = 0;
    for (const DocumentPlace& place : known.document.places) {
        if (!may_see(place.audience, reader)) continue;
        near.in_communes = near.in_communes || area.has_commune(place.commune);
        if (!place.point || !area.centre) continue;
        const double distance = distance_m(*area.centre, *place.point);
        if (near.distance_m && distance >= nearest) continue;
        nearest = distance;
        near.distance_m = static_cast<int>(std::lround(distance));
    }
    near.is_inside = near.in_communes || (area.radius_m > 0 && near.distance_m && nearest <= area.radius_m);
    return near;
}

bool Exhaustive::is_open(const Known& known, const SearchRequest& request) {
    for (const DocumentPlace& place : known.document.places) {
        if (!may_see(place.hours_audience, request.reader)) continue;
        for (const ZoneTime& zone : request.now) {
            if (zone.zone != place.zone) continue;
            const OpenState state = open_now(place.hours, zone.time).state;
            if (state == OpenState::open || state == OpenState::closes_soon) return true;
        }
    }
    return false;
}

bool Exhaustive::passes(const Known& known, const SearchRequest& request) const {
    const Document& document = known.document;
    const Filters& filters = request.filters;
    const auto has = [](const std::vector<std::string>& all, const std::string& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!filters.trades.empty()) {
        if (document.trade == no_trade || !may_see(document.trade_audience, request.reader)) return false;
        const bool is_one = std::any_of(filters.trades.begin(), filters.trades.end(), [&](const std::string& code) {
            const TradeNumber wanted = knowledge_.trades.find(code);
            return wanted != no_trade && knowledge_.trades.is_within(document.trade, wanted);
        });
        if (!is_one) return false;
    }
    if (!filters.languages.empty()) {
        if (!may_see(document.languages_audience, request.reader)) return false;
        if (std::none_of(filters.languages.begin(), filters.languages.end(),
                         [&](const std::string& language) { return has(document.languages, language); }))
            return false;
    }
    for (const std::string& label : filters.labels)
        if (!may_see(document.labels_audience, request.reader) || !has(document.labels, label)) return false;
    return !filters.open_now || is_open(known, request);
}

bool Exhaustive::find_ids(const SearchRequest& request, SearchAnswer& answer) const {
    const std::string id = id_letters(searched_text(request.text));
    if (id.size() < 6 || id.size() > 40) return false;
    std::vector<BusinessNumber> found;
    for (const auto& [number, known] : documents_) {
        const Document& document = known.document;
        bool is_met = false;
        if (may_see(document.id_audience, request.reader))
            is_met = document.foreign_id == id ||
                     (is_digits(id) && !document.siren.empty() && document.siren.starts_with(id));
        for (const DocumentPlace& place : document.places)
            if (is_digits(id) && may_see(narrower(place.audience, document.id_audience), request.reader))
                is_met = is_met || (!place.siret.empty() && place.siret.starts_with(id));
        if (is_met && passes(known, request)) found.push_back(number);
    }
    if (found.empty()) return false;
    answer.total = {static_cast<int>(count_to(found.size())), found.size() <= total_exact_max};
    answer.narrow = found.size() > hits_max;
    answer.listed = static_cast<int>(std::min<std::size_t>(found.size(), hits_max));
    for (int index = request.offset; index < std::min(answer.listed, request.offset + request.limit); ++index)
        answer.hits.push_back({.number = found[static_cast<std::size_t>(index)]});
    if (request.want_facets) answer.facets.emplace();
    return true;
}

Exhaustive::Reading Exhaustive::read(const FoldedText& folded, const PlaceReading* place,
                                     const SearchRequest& request) const {
    Reading reading;
    PlaceSpan span;
    if (place != nullptr) {
        reading.has_place = reading.has_area = true;
        reading.place = *place;
        span = {place->first_word, std::size_t{place->first_word} + place->word_count};
        knowledge_.gazetteer.communes_of(*place, reading.area.communes);
        reading.area.centre = place->centre;
        const bool is_wider = place->radius_m > 0 && request.place_radius_m > 0;
        reading.area.radius_m = is_wider ? request.place_radius_m : place->radius_m;
        reading.area.by_distance = place->kind != AreaKind::departement && place->kind != AreaKind::region;
    } else if (request.filters.near) {
        reading.has_area = true;
        reading.area.centre = request.filters.near->point;
        reading.area.radius_m = request.filters.near->radius_m;
    }
    reading.words = typed_words(folded, span, knowledge_);
    return reading;
}

void Exhaustive::value_words(Reading& reading, const SearchRequest& request) const {
    for (TypedWord& word : reading.words) {
        WordValues worths = worths_of(word, false);
        const auto met = [&] {
            return std::count_if(documents_.begin(), documents_.end(),
                                 [&](const auto& entry) { return value(worths, entry.second, request.reader) > 0; });
        };
        const bool is_mistyped = errors_allowed(word.text) > 0 && met() < met_as_written_enough;
        if (is_mistyped) {
            add_mistyped_trades(word, knowledge_);
            worths = worths_of(word, true);
        }
        reading.is_known.push_back(met() > 0);
        reading.is_mistyped.push_back(is_mistyped);
        reading.values.push_back(std::move(worths));
    }
}

bool Exhaustive::is_sure_place(const FoldedText& folded, const Reading& reading, const SearchRequest& request) const {
    const PlaceReading& place = reading.place;
    const std::size_t end = std::size_t{place.first_word} + place.word_count;
    const bool is_unfinished = place.match == PlaceMatch::letters || place.match == PlaceMatch::part;
    bool is_trade_word = false;
    if (place.word_count == 1) {
        const auto begun = knowledge_.vocabulary.starting_with(folded.word(place.first_word));
        is_trade_word = is_unfinished ? begun.first != begun.last
                                      : !knowledge_.vocabulary.find(folded.word(place.first_word)).empty();
    }
    const Sureness by_query = sureness(place, is_trade_word, !reading.words.empty());
    if (by_query != Sureness::by_evidence) return by_query == Sureness::sure;

    std::vector<WordValues> words;
    for (std::size_t index = place.first_word; index < end; ++index) {
        const std::string_view text = folded.word(index);
        if (is_filler(text) || text.size() < 2) continue;
        words.push_back(worths_of({std::string(text), stem_of(text), is_unfinished && index + 1 == end, {}}, false));
    }
    if (words.empty()) return true;
    PlaceEvidence evidence;
    for (const auto& [number, known] : documents_) {
        if (evidence.with_words == evidence_businesses) break;
        const bool has_all = std::all_of(words.begin(), words.end(), [&](const WordValues& worths) {
            return value(worths, known, request.reader) > 0;
        });
        if (!has_all) continue;
        ++evidence.with_words;
        evidence.inside += nearness_of(known, reading.area, request.reader).is_inside ? 1 : 0;
    }
    return is_sure(place, evidence);
}

void Exhaustive::sort(std::vector<Line>& lines, const Reading& reading, const SearchRequest& request) const {
    constexpr int unknown = 0x7FFF'FFFF;
    const auto order = [&](const Line& line) {
        const int distance = line.near.distance_m.value_or(unknown);
        const bool outside = !reading.area.communes.empty() && !line.near.in_communes;
        const int nearness = reading.has_area && reading.area.by_distance ? distance : 0;
        const int years =
            may_see(line.known->document.member_since_audience, request.reader) ? line.known->document.member_since : 0;
        using Key = std::tuple<int, int, int, int, std::string_view, std::int64_t>;
        const std::int64_t number = line.number;
        const bool by_distance = request.sort == Sort::distance && reading.has_area;
        if (by_distance) return Key{-line.weight, distance, -line.score, 0, {}, number};
        if (request.sort == Sort::name)
            return Key{-line.weight, 0, 0, 0, std::string_view(line.known->document.sort_name).substr(0, 250), number};
        if (request.sort == Sort::newest) return Key{-line.weight, -years, 0, 0, {}, -number};
        return Key{-line.weight, -line.score, reading.has_area && outside ? 1 : 0, nearness, {}, number};
    };
    std::sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
        return a.is_exact != b.is_exact ? a.is_exact : a.is_exact ? a.number < b.number : order(a) < order(b);
    });
}

// Businesses that meet everything, exact names before all others.
std::vector<Exhaustive::Line> Exhaustive::find(const FoldedText& folded, const Reading& reading,
                                               const SearchRequest& request) const {
    std::vector<Line> lines;
    if (std::find(reading.is_known.begin(), reading.is_known.end(), false) != reading.is_known.end()) return lines;
    const std::vector<TypedWord> all_words = typed_words(folded, {}, knowledge_);
    const bool looks_for_names = reading.has_place && request.sort == Sort::relevance && !all_words.empty() &&
                                 all_words.size() != reading.words.size();
    int exact_names = 0;
    for (const auto& [number, known] : documents_) {
        if (!may_see(known.document.audience, request.reader) || !passes(known, request)) continue;
        Line line{.number = number, .known = &known};
        if (reading.has_area) line.near = nearness_of(known, reading.area, request.reader);
        line.is_exact = looks_for_names && exact_names < 20 && has_exact_name(all_words, known, request.reader);
        exact_names += line.is_exact ? 1 : 0;
        bool meets_all = !reading.has_area || line.near.is_inside;
        for (std::size_t index = 0; index < reading.words.size() && meets_all; ++index) {
            const Value worth = value_in(reading, index, known, request.reader);
            line.score += worth;
            meets_all = worth > 0;
        }
        if (meets_all || line.is_exact) lines.push_back(line);
    }
    sort(lines, reading, request);
    return lines;
}

std::vector<Exhaustive::Line> Exhaustive::find_partly(const Reading& reading, const SearchRequest& request) const {
    std::vector<Line> lines;
    for (const auto& [number, known] : documents_) {
        if (!may_see(known.document.audience, request.reader) || !passes(known, request)) continue;
        Line line{.number = number, .known = &known};
        if (reading.has_area) line.near = nearness_of(known, reading.area, request.reader);
        if (reading.has_area && !reading.has_place && !line.near.is_inside) continue;
        for (std::size_t index = 0; index < reading.words.size(); ++index) {
            const Value worth = value_in(reading, index, known, request.reader);
            if (worth == 0) continue;
            line.met |= 1U << index;
            line.score += worth;
            line.weight += reading.words[index].trades.empty() ? word_weight : trade_weight;
        }
        const bool counts_place = reading.has_place && line.near.is_inside;
        line.weight += counts_place ? place_weight : 0;
        if (line.met != 0 || counts_place) lines.push_back(line);
    }
    sort(lines, reading, request);
    std::size_t end = 0;
    while (end < lines.size() && (end < partial_enough || lines[end].weight == lines[end - 1].weight)) ++end;
    lines.resize(std::min<std::size_t>(end, hits_max));
    return lines;
}

void Exhaustive::add_facets(const std::vector<Line>& lines, const SearchRequest& request, SearchAnswer& answer) const {
    std::map<std::string, int> trades, languages, labels;
    Facets& facets = answer.facets.emplace();
    for (const Line& line : lines) {
        const Document& document = line.known->document;
        if (line.is_exact) continue;
        if (document.trade != no_trade && may_see(document.trade_audience, request.reader))
            ++trades[std::string(knowledge_.trades.line(document.trade).code)];
        if (may_see(document.languages_audience, request.reader))
            for (const std::string& language : document.languages) ++languages[language];
        if (may_see(document.labels_audience, request.reader))
            for (const std::string& label : document.labels) ++labels[label];
        facets.open_now += is_open(*line.known, request) ? 1 : 0;
    }
    const auto list = [](const std::map<std::string, int>& counts, std::vector<FacetCount>& facet) {
        for (const auto& [code, count] : counts) facet.push_back({code, count});
        std::stable_sort(facet.begin(), facet.end(),
                         [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
    };
    list(trades, facets.trades);
    list(languages, facets.languages);
    list(labels, facets.labels);
}

SearchAnswer Exhaustive::search(const SearchRequest& request) const {
    SearchAnswer answer;
    if (find_ids(request, answer)) return answer;
    FoldedText folded;
    fold(searched_text(request.text), folded);
    std::vector<PlaceReading> places;
    if (!request.ignore_place && !request.filters.near) knowledge_.gazetteer.read(folded, places);

    bool is_sure = false, has_place = false;
    Reading place;
    for (std::size_t index = 0; index < std::min<std::size_t>(places.size(), 3) && !is_sure; ++index) {
        Reading candidate = read(folded, &places[index], request);
        is_sure = is_sure_place(folded, candidate, request);
        if (is_sure || !has_place) place = std::move(candidate);
        has_place = true;
    }
    Reading words = read(folded, nullptr, request);
    value_words(words, request);
    std::vector<Line> lines = find(folded, words, request), in_place;
    if (has_place) {
        value_words(place, request);
        in_place = find(folded, place, request);
        // A place where nothing but names meets the query is none.
        if (std::all_of(in_place.begin(), in_place.end(), [](const Line& line) { return line.is_exact; }))
            in_place.clear();
    }
    const bool by_place =
        has_place && (is_sure ? !in_place.empty() || lines.empty() : lines.empty() && !in_place.empty());
    const Reading& reading = by_place ? place : words;
    if (by_place) lines = std::move(in_place);

    for (std::size_t index = 0; index < reading.words.size(); ++index)
        answer.words.push_back({.text = reading.words[index].text,
                                .is_trade = !reading.words[index].trades.empty(),
                                .is_mistyped = reading.is_mistyped[index],
                                .is_known = reading.is_known[index]});
    if (by_place) {
        answer.place.emplace();
        answer.place->code = knowledge_.gazetteer.code(reading.place);
    }
    if (!lines.empty() && request.want_facets) add_facets(lines, request, answer);
    answer.total = {static_cast<int>(count_to(lines.size())), lines.size() <= total_exact_max};
    answer.narrow = lines.size() > hits_max;
    if (lines.empty()) {
        lines = find_partly(reading, request);
        answer.partial = !lines.empty();
        for (Line& line : lines) line.met ^= (1U << reading.words.size()) - 1;
        if (request.want_facets) answer.facets.emplace();
    } else {
        for (Line& line : lines) line.met = 0;
    }
    answer.listed = static_cast<int>(std::min<std::size_t>(lines.size(), hits_max));
    for (int index = request.offset; index < std::min(answer.listed, request.offset + request.limit); ++index) {
        const Line& line = lines[static_cast<std::size_t>(index)];
        Hit hit{.number = line.number, .missing = static_cast<std::uint8_t>(line.met)};
        if (reading.has_area) {
            if (reading.area.by_distance || request.sort == Sort::distance) hit.distance_m = line.near.distance_m;
            hit.outside = !line.near.is_inside;
        }
        answer.hits.push_back(hit);
    }
    return answer;
}

}  // namespace comptoir::search
