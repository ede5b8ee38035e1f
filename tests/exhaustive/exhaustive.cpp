// Readings of a request, and its answer from the businesses that exhaustive_list.cpp finds.
#include "tests/exhaustive/exhaustive.h"

#include <algorithm>

#include "shared/directory/search/reading.h"
#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"
#include "tests/exhaustive/nearness.h"

namespace comptoir::search {

namespace {

// What the index looks for in the place of a word: the word alone, without its trades.
TypedWord whole_word(const TypedWord& word) {
    return {word.text, word.stem, false, {}};
}

}  // namespace

SearchAnswer Exhaustive::search(const SearchRequest& request) const {
    return search_all({&request, 1}).front();
}

std::vector<SearchAnswer> Exhaustive::search_all(std::span<const SearchRequest> requests) const {
    std::vector<Question> questions;
    for (const SearchRequest& request : requests) questions.push_back(question(request));
    WordColumns columns(corpus_);
    value_words(questions, columns);
    std::vector<SearchAnswer> answers;
    for (const Question& one : questions) answers.push_back(answer(one, columns));
    return answers;
}

Exhaustive::Question Exhaustive::question(const SearchRequest& request) const {
    Question question{.request = &request};
    fold(searched_text(request.text), question.folded);
    std::vector<PlaceReading> places;
    if (!request.ignore_place && !request.filters.near) knowledge_.gazetteer.read(question.folded, places);
    leave_likely(places);
    for (const PlaceReading& place : places) question.in_places.push_back(read(question.folded, &place, request));
    question.as_words = read(question.folded, nullptr, request);
    question.name_words = typed_words(question.folded, {}, knowledge_);
    return question;
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
        if (place->kind == AreaKind::postcode) reading.area.postcode = place->area;
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
    reading.errors.resize(reading.words.size(), 0);
    return reading;
}

// The words of the text that are read as the place: for how businesses use them.
std::vector<TypedWord> Exhaustive::words_of_place(const Question& question, const Reading& reading) const {
    const PlaceReading& place = reading.place;
    const std::size_t end = std::size_t{place.first_word} + place.word_count;
    const bool is_unfinished = place.match == PlaceMatch::letters || place.match == PlaceMatch::part;
    std::vector<TypedWord> words;
    for (std::size_t index = place.first_word; index < end; ++index) {
        const std::string_view text = question.folded.word(index);
        if (is_filler(text) || text.size() < 2) continue;
        words.push_back({std::string(text), stem_of(text), is_unfinished && index + 1 == end, {}});
    }
    return words;
}

// First as written, then, for words that few businesses meet so, with one typing error, then with two.
void Exhaustive::value_words(std::vector<Question>& questions, WordColumns& columns) const {
    const auto each_reading = [&](auto&& visit) {
        for (Question& question : questions) {
            for (Reading& reading : question.in_places) visit(question, reading);
            visit(question, question.as_words);
        }
    };
    each_reading([&](const Question& question, const Reading& reading) {
        const Readership readership = readership_of(*question.request);
        for (const TypedWord& word : reading.words) columns.want(word, readership, 0);
        for (const TypedWord& word : question.name_words) columns.want(whole_word(word), readership, 0);
        if (!reading.has_place) return;
        for (const TypedWord& word : words_of_place(question, reading)) columns.want(word, readership, 0);
    });
    columns.look();
    for (int errors = 1; errors <= errors_max; ++errors) {
        each_reading([&](const Question& question, Reading& reading) {
            for (std::size_t index = 0; index < reading.words.size(); ++index) {
                TypedWord& word = reading.words[index];
                if (errors > errors_allowed(word.text) || reading.errors[index] < errors - 1) continue;
                if (columns.column(word, readership_of(*question.request), errors - 1).met >= met_as_written_enough)
                    continue;
                reading.errors[index] = errors;
                add_mistyped_trades(word, errors, knowledge_);
                columns.want(word, readership_of(*question.request), errors);
            }
        });
        columns.look();
    }
    each_reading([&](const Question& question, Reading& reading) {
        for (std::size_t index = 0; index < reading.words.size(); ++index)
            reading.columns.push_back(
                &columns.column(reading.words[index], readership_of(*question.request), reading.errors[index]));
    });
}

bool Exhaustive::is_sure_place(const Question& question, const Reading& reading, const WordColumns& columns) const {
    const PlaceReading& place = reading.place;
    const Readership readership = readership_of(*question.request);
    bool is_trade_word = false;
    if (place.word_count == 1) {
        const std::string_view text = question.folded.word(place.first_word);
        const auto begun = knowledge_.vocabulary.starting_with(text);
        const bool is_unfinished = place.match == PlaceMatch::letters || place.match == PlaceMatch::part;
        is_trade_word = is_unfinished ? begun.first != begun.last : !knowledge_.vocabulary.find(text).empty();
    }
    const Sureness by_query = sureness(place, is_trade_word, !reading.words.empty());
    if (by_query != Sureness::by_evidence) return by_query == Sureness::sure;

    std::vector<const Column*> words;
    for (const TypedWord& word : words_of_place(question, reading))
        words.push_back(&columns.column(word, readership, 0));
    if (words.empty()) return true;
    PlaceEvidence evidence;
    for (std::size_t business = 0; business < corpus_.businesses().size(); ++business) {
        if (evidence.with_words == evidence_businesses) break;
        if (std::any_of(words.begin(), words.end(), [&](const Column* word) { return word->values[business] == 0; }))
            continue;
        ++evidence.with_words;
        const Known& known = corpus_.businesses()[business];
        const Reader reader = readership.to(known.number);
        evidence.inside += nearness_of(known.document, reading.area, reader).is_inside ? 1 : 0;
    }
    return is_sure(place, evidence);
}

SearchAnswer Exhaustive::answer(const Question& question, const WordColumns& columns) const {
    const SearchRequest& request = *question.request;
    SearchAnswer answer;
    if (find_ids(request, answer)) return answer;

    const Reading* place = nullptr;
    bool is_sure = false;
    std::vector<Line> in_place, lines;
    const auto find_in = [&](const Reading& reading) {
        in_place = find(question, reading, columns);
        // A place where nothing but names meets the query is none.
        if (std::all_of(in_place.begin(), in_place.end(), [](const Line& line) { return line.is_exact; }))
            in_place.clear();
    };
    for (const Reading& candidate : question.in_places) {
        const bool is_sure_here = is_sure_place(question, candidate, columns);
        if (is_sure_here) find_in(candidate);
        if (place == nullptr || (is_sure_here && !is_sure) || !in_place.empty()) place = &candidate;
        is_sure = is_sure || is_sure_here;
        if (!in_place.empty()) break;
    }
    if (in_place.empty()) lines = find(question, question.as_words, columns);
    if (place != nullptr && !is_sure && lines.empty()) find_in(*place);
    const bool by_place = !in_place.empty() || (is_sure && lines.empty());
    const Reading& reading = by_place ? *place : question.as_words;
    if (by_place) lines = std::move(in_place);

    for (std::size_t index = 0; index < reading.words.size(); ++index)
        answer.words.push_back({.text = reading.words[index].text,
                                .is_trade = reading.words[index].is_trade,
                                .errors = static_cast<std::uint8_t>(reading.errors[index]),
                                .is_known = reading.is_known(index)});
    if (by_place) {
        answer.place.emplace();
        answer.place->code = knowledge_.gazetteer.code(reading.place);
    }
    count(lines, answer);
    if (lines.empty()) {
        lines = find_partly(reading, request);
        answer.partial = !lines.empty();
        for (Line& line : lines) line.met ^= (1U << reading.words.size()) - 1;
    }
    if (request.want_facets) add_facets(lines, request, answer);
    list_hits(reading, lines, request, answer);
    return answer;
}

void Exhaustive::count(const std::vector<Line>& lines, SearchAnswer& answer) {
    answer.total = {static_cast<int>(std::min<std::size_t>(lines.size(), total_exact_max)),
                    lines.size() <= total_exact_max};
    answer.narrow = lines.size() > hits_max;
}

void Exhaustive::list_hits(const Reading& reading, const std::vector<Line>& lines, const SearchRequest& request,
                           SearchAnswer& answer) const {
    answer.listed = static_cast<int>(std::min<std::size_t>(lines.size(), hits_max));
    for (int index = request.offset; index < std::min(answer.listed, request.offset + request.limit); ++index) {
        const Line& line = lines[static_cast<std::size_t>(index)];
        Hit hit{.number = line.number, .missing = static_cast<std::uint8_t>(answer.partial ? line.met : 0)};
        if (reading.has_area) {
            if (reading.area.by_distance || request.sort == Sort::distance) hit.distance_m = line.near.distance_m;
            hit.outside = !line.near.is_inside;
        }
        answer.hits.push_back(hit);
    }
}

}  // namespace comptoir::search
