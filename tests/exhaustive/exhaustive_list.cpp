// Which businesses answer a request, and in which order: every one is looked at.
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/exhaustive/exhaustive.h"
#include "tests/exhaustive/nearness.h"

namespace comptoir::search {

namespace {

constexpr int exact_names_max = 20;

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_open(const Document& document, const SearchRequest& request, Reader reader) {
    for (const DocumentPlace& place : document.places) {
        if (!may_see(place.hours_audience, reader)) continue;
        for (const ZoneTime& zone : request.now) {
            if (zone.zone != place.zone) continue;
            const OpenState state = open_now(place.hours, zone.time).state;
            if (state == OpenState::open || state == OpenState::closes_soon) return true;
        }
    }
    return false;
}

}  // namespace

bool Exhaustive::has_exact_name(const std::vector<TypedWord>& words, const Known& known, Reader reader) const {
    const auto wanted = static_cast<WordClass>(std::min<std::size_t>(words.size(), 4) - 1);
    const auto of_business = corpus_.words_of(known);
    return std::all_of(words.begin(), words.end(), [&](const TypedWord& typed) {
        return std::any_of(of_business.begin(), of_business.end(), [&](const Corpus::Word& word) {
            return word.word_class == wanted && may_see(word.audience, reader) &&
                   corpus_.words()[word.word] == typed.stem;
        });
    });
}

bool Exhaustive::passes(const Known& known, const SearchRequest& request) const {
    const Document& document = known.document;
    const Filters& filters = request.filters;
    const Reader reader = readership_of(request).to(known.number);
    const auto has = [](const std::vector<std::string>& all, const std::string& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!filters.trades.empty()) {
        if (document.trade == no_trade || !may_see(document.trade_audience, reader)) return false;
        const bool is_one = std::any_of(filters.trades.begin(), filters.trades.end(), [&](const std::string& code) {
            const TradeNumber wanted = knowledge_.trades.find(code);
            return wanted != no_trade && knowledge_.trades.is_within(document.trade, wanted);
        });
        if (!is_one) return false;
    }
    if (!filters.languages.empty()) {
        if (!may_see(document.languages_audience, reader)) return false;
        if (std::none_of(filters.languages.begin(), filters.languages.end(),
                         [&](const std::string& language) { return has(document.languages, language); }))
            return false;
    }
    for (const std::string& label : filters.labels)
        if (!may_see(document.labels_audience, reader) || !has(document.labels, label)) return false;
    return !filters.open_now || is_open(document, request, reader);
}

bool Exhaustive::find_ids(const SearchRequest& request, SearchAnswer& answer) const {
    const std::string id = id_letters(searched_text(request.text));
    if (id.size() < 6 || id.size() > 40) return false;
    std::vector<Line> lines;
    for (const Known& known : corpus_.businesses()) {
        if (!is_digits(id) && !corpus_.has_foreign_ids()) break;
        if (known.is_gone) continue;
        const Document& document = known.document;
        const Reader reader = readership_of(request).to(known.number);
        bool is_met = false;
        if (may_see(document.id_audience, reader))
            is_met = document.foreign_id == id ||
                     (is_digits(id) && !document.siren.empty() && document.siren.starts_with(id));
        for (const DocumentPlace& place : document.places)
            if (is_digits(id) && may_see(narrower(place.audience, document.id_audience), reader))
                is_met = is_met || (!place.siret.empty() && place.siret.starts_with(id));
        if (is_met && passes(known, request)) lines.push_back({.number = known.number, .known = &known});
    }
    if (lines.empty()) return false;
    count(lines, answer);
    list_hits({}, lines, request, answer);
    if (request.want_facets) add_facets(lines, request, answer);
    return true;
}

void Exhaustive::sort(std::vector<Line>& lines, const Reading& reading, const SearchRequest& request) const {
    constexpr int unknown = 0x7FFF'FFFF;
    const auto order = [&](const Line& line) {
        const int distance = line.near.distance_m.value_or(unknown);
        const bool outside = !reading.area.communes.empty() && !line.near.is_named;
        const int nearness = reading.has_area && reading.area.by_distance ? distance : 0;
        const Document& document = line.known->document;
        const Reader reader = readership_of(request).to(line.number);
        const int years = may_see(document.member_since_audience, reader) ? document.member_since : 0;
        using Key = std::tuple<int, int, int, int, std::string_view, std::int64_t>;
        const std::int64_t number = line.number;
        const bool by_distance = request.sort == Sort::distance && reading.has_area;
        if (by_distance) return Key{-line.weight, distance, -line.score, 0, {}, number};
        if (request.sort == Sort::name)
            return Key{-line.weight, 0, 0, 0, std::string_view(line.known->document.sort_name).substr(0, 250), number};
        if (request.sort == Sort::newest) return Key{-line.weight, -years, 0, 0, {}, -number};
        return Key{-line.weight, -line.score, reading.has_area && outside ? 1 : 0, nearness, {}, number};
    };
    const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(lines.size(), hits_max));
    std::partial_sort(lines.begin(), lines.begin() + shown, lines.end(), [&](const Line& a, const Line& b) {
        return a.is_exact != b.is_exact ? a.is_exact : a.is_exact ? a.number < b.number : order(a) < order(b);
    });
}

Value Exhaustive::worth(const Reading& reading, const Column& column, std::size_t business) {
    const Value value = column.values[business];
    return reading.has_place && reading.area.by_distance ? tier_of(value) : value;
}

// Businesses that meet everything, exact names before all others.
std::vector<Exhaustive::Line> Exhaustive::find(const Question& question, const Reading& reading,
                                               const WordColumns& columns) const {
    const SearchRequest& request = *question.request;
    std::vector<Line> lines;
    for (std::size_t index = 0; index < reading.words.size(); ++index)
        if (!reading.is_known(index)) return lines;
    std::vector<const Column*> name;
    if (reading.has_place && request.sort == Sort::relevance && question.name_words.size() != reading.words.size())
        for (const TypedWord& word : question.name_words)
            name.push_back(&columns.column({word.text, word.stem, false, {}}, readership_of(request), 0));

    int exact_names = 0;
    for (std::size_t at = 0; at < corpus_.businesses().size(); ++at) {
        const Known& known = corpus_.businesses()[at];
        const Reader reader = readership_of(request).to(known.number);
        const auto is_met = [&](const Column* column) { return column->values[at] > 0; };
        const bool may_be_exact = !name.empty() && exact_names < exact_names_max &&
                                  std::all_of(name.begin(), name.end(), is_met) &&
                                  has_exact_name(question.name_words, known, reader);
        const bool has_all_words = std::all_of(reading.columns.begin(), reading.columns.end(), is_met);
        if (!has_all_words && !may_be_exact) continue;
        if (known.is_gone || !may_see(known.document.audience, reader) || !passes(known, request)) continue;
        Line line{.number = known.number, .known = &known, .is_exact = may_be_exact};
        exact_names += line.is_exact ? 1 : 0;
        if (reading.has_area) line.near = nearness_of(known.document, reading.area, reader);
        for (const Column* column : reading.columns) line.score += worth(reading, *column, at);
        const bool meets_all = has_all_words && (!reading.has_area || line.near.is_inside);
        if (meets_all || line.is_exact) lines.push_back(line);
    }
    sort(lines, reading, request);
    return lines;
}

std::vector<Exhaustive::Line> Exhaustive::find_partly(const Reading& reading, const SearchRequest& request) const {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < corpus_.businesses().size(); ++at) {
        Line line;
        for (std::size_t index = 0; index < reading.words.size(); ++index) {
            if (reading.columns[index]->values[at] == 0) continue;
            line.met |= 1U << index;
            line.score += worth(reading, *reading.columns[index], at);
            line.weight += reading.words[index].is_trade ? trade_weight : word_weight;
        }
        if (line.met == 0 && !reading.has_place) continue;
        const Known& known = corpus_.businesses()[at];
        const Reader reader = readership_of(request).to(known.number);
        if (known.is_gone || !may_see(known.document.audience, reader) || !passes(known, request)) continue;
        line.number = known.number;
        line.known = &known;
        if (reading.has_area) line.near = nearness_of(known.document, reading.area, reader);
        if (reading.has_area && !reading.has_place && !line.near.is_inside) continue;
        const bool counts_place = reading.has_place && line.near.is_inside;
        line.weight += counts_place ? place_weight : 0;
        if (line.met != 0 || counts_place) lines.push_back(line);
    }
    sort(lines, reading, request);
    lines.resize(std::min<std::size_t>(lines.size(), hits_max));
    std::size_t end = 0;
    while (end < lines.size() && (end < partial_enough || lines[end].weight == lines[end - 1].weight)) ++end;
    lines.resize(end);
    return lines;
}

void Exhaustive::add_facets(const std::vector<Line>& lines, const SearchRequest& request, SearchAnswer& answer) const {
    std::map<std::string, int> trades, languages, labels;
    Facets& facets = answer.facets.emplace();
    for (const Line& line : lines) {
        const Document& document = line.known->document;
        const Reader reader = readership_of(request).to(line.number);
        if (document.trade != no_trade && may_see(document.trade_audience, reader))
            ++trades[std::string(knowledge_.trades.line(document.trade).code)];
        if (may_see(document.languages_audience, reader))
            for (const std::string& language : document.languages) ++languages[language];
        if (may_see(document.labels_audience, reader))
            for (const std::string& label : document.labels) ++labels[label];
        facets.open_now += is_open(document, request, reader) ? 1 : 0;
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

}  // namespace comptoir::search
