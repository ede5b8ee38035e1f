// Places in the words of a query.
#include <algorithm>
#include <array>
#include <string>

#include "shared/directory/gazetteer.h"
#include "shared/directory/gazetteer_words.h"

namespace comptoir {

namespace {

constexpr std::size_t run_words_max =
    8;  // no French commune is written in more: Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson
constexpr std::size_t query_words_max = 32;  // a place does not stand later in what a person types
constexpr std::size_t best_of_run_max = 8;
// A département ranks among communes of the same name as one of this size: `vienne` is the town, `landes` the
// département.
constexpr std::uint32_t departement_rank_population = 10'000;

std::uint32_t rank_population(const PlaceReading& reading) {
    const bool wide = reading.kind == AreaKind::departement || reading.kind == AreaKind::region;
    return wide ? std::min(reading.population, departement_rank_population) : reading.population;
}

bool better(const PlaceReading& a, const PlaceReading& b) {
    if (a.word_count != b.word_count) return a.word_count > b.word_count;
    if (a.match != b.match) return a.match < b.match;
    if (rank_population(a) != rank_population(b)) return rank_population(a) > rank_population(b);
    if (a.first_word != b.first_word) return a.first_word < b.first_word;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.area < b.area;
}

bool is_same_area(const PlaceReading& a, const PlaceReading& b) {
    return a.kind == b.kind && a.area == b.area;
}

bool is_figures(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace

// Consecutive words of the query, and their place words joined.
struct Gazetteer::Run {
    const FoldedText& query;
    std::size_t first_word = 0;
    std::size_t word_count = 0;
    std::string text;
    std::string_view last_word;
    bool unfinished = false;  // its last word is being typed

    void add_word() {
        const std::size_t index = first_word + word_count++;
        last_word = query.word(index);
        const bool last_of_query = index + 1 == query.words.size();
        unfinished = last_of_query && !query.last_word_is_whole;
        if ((last_word == "l" || last_word == "d") && !last_of_query) return;  // typed without its apostrophe
        if (!text.empty()) text += ' ';
        text += place_word(last_word);
    }

    PlaceReading placed(PlaceReading reading, std::size_t more_words = 0) const {
        reading.first_word = static_cast<std::uint16_t>(first_word);
        reading.word_count = static_cast<std::uint16_t>(word_count + more_words);
        return reading;
    }
};

PlaceReading Gazetteer::reading_of(AreaKind kind, std::uint16_t area, PlaceMatch match) const {
    PlaceReading reading{.kind = kind, .match = match, .area = area};
    switch (kind) {
        case AreaKind::commune:
            reading.commune = area;
            reading.population = communes_[area].population;
            reading.centre = communes_[area].centre;
            reading.radius_m = commune_radius_m;
            break;
        case AreaKind::arrondissement:
            reading.commune = arrondissements_[area].commune;
            reading.population = communes_[reading.commune].population;
            reading.centre = arrondissements_[area].centre;
            reading.radius_m = commune_radius_m;
            break;
        case AreaKind::postcode: {
            const CommuneNumber largest = postcode_communes_[postcodes_[area].communes_begin];
            reading.population = communes_[largest].population;
            reading.centre = centre_of(largest, postcodes_[area].postcode);
            break;
        }
        case AreaKind::departement:
            reading.population = departements_[area].population;
            reading.centre = departements_[area].centre;
            break;
        case AreaKind::region:
            reading.population = regions_[area].population;
            reading.centre = regions_[area].centre;
            break;
    }
    return reading;
}

// A postcode, a département's number, or the beginning of a postcode, which means its département.
void Gazetteer::read_figures(const Run& run, std::vector<PlaceReading>& readings) const {
    const std::string_view word = run.last_word;
    if (word.size() == 5 && is_figures(word)) {
        if (const PostcodeNumber postcode = find_postcode(word); postcode != no_postcode) {
            readings.push_back(run.placed(reading_of(AreaKind::postcode, postcode, PlaceMatch::whole)));
            return;
        }
    }
    const auto add_departement = [&](std::string_view code, PlaceMatch match) {
        for (std::size_t index = 0; index < departements_.size(); ++index)
            if (departements_[index].code == code)
                readings.push_back(
                    run.placed(reading_of(AreaKind::departement, static_cast<std::uint16_t>(index), match)));
    };
    if (word == "2a") add_departement("2A", PlaceMatch::whole);
    if (word == "2b") add_departement("2B", PlaceMatch::whole);
    if (is_figures(word) && word.size() <= 3) add_departement(word, PlaceMatch::whole);
    const bool overseas_begun = word.size() == 3 && word.starts_with("97");
    if (is_figures(word) && word.size() >= 3 && word.size() <= 5 && !overseas_begun) {
        if (word.size() == 5)
            add_departement(departement_of_postcode(word), PlaceMatch::part);  // a CEDEX postcode
        else if (run.unfinished)
            add_departement(departement_of_postcode(word), PlaceMatch::letters);
    }
}

// After a town with arrondissements, the number of one: `lyon 3e arrondissement`.
void Gazetteer::read_arrondissement(const Run& run, std::vector<PlaceReading>& readings) const {
    const std::size_t next = run.first_word + run.word_count;
    if (next >= run.query.words.size()) return;
    const int number = ordinal(run.query.word(next));
    if (number == 0) return;
    for (std::size_t index = 0; index < arrondissements_.size(); ++index) {
        const ArrondissementRow& row = arrondissements_[index];
        if (row.number != number) continue;
        if (folded(communes_[row.commune].name) != run.text) continue;
        const bool said = next + 1 < run.query.words.size() && run.query.word(next + 1).size() >= 3 &&
                          std::string_view("arrondissement").starts_with(run.query.word(next + 1));
        readings.push_back(run.placed(
            reading_of(AreaKind::arrondissement, static_cast<std::uint16_t>(index), PlaceMatch::whole), said ? 2 : 1));
    }
}

namespace {

// The best few of many, without the same area twice.
class BestReadings {
public:
    // False when no reading with this match and population could be among the best.
    bool may_take(PlaceMatch match, std::uint32_t population) const {
        if (count_ < best_of_run_max) return true;
        const PlaceReading& worst = best_[count_ - 1];
        return match < worst.match || (match == worst.match && population >= rank_population(worst));
    }

    void take(const PlaceReading& reading) {
        std::size_t at = 0;
        while (at < count_ && !better(reading, best_[at])) {
            if (is_same_area(best_[at], reading)) return;
            ++at;
        }
        std::size_t end = at;  // the same area, named less well, makes room
        while (end < count_ && !is_same_area(best_[end], reading)) ++end;
        if (end == count_ && count_ < best_of_run_max) ++count_;
        if (at == count_) return;
        for (std::size_t index = std::min(end, count_ - 1); index > at; --index) best_[index] = best_[index - 1];
        best_[at] = reading;
    }

    std::span<const PlaceReading> best() const { return std::span(best_).first(count_); }

private:
    std::array<PlaceReading, best_of_run_max> best_;
    std::size_t count_ = 0;
};

}  // namespace

// False when no name begins with the run's text: longer runs need not be tried.
// Names that are the text come first, then those that go on with another word, then those that go on with letters: they
// stand in this order.
bool Gazetteer::read_names(const Run& run, std::vector<PlaceReading>& readings) const {
    const std::string_view text = run.text;
    const auto first =
        std::lower_bound(names_.begin(), names_.end(), text,
                         [&](const Name& name, std::string_view wanted) { return text_of(name) < wanted; });
    if (first == names_.end() || !text_of(*first).starts_with(text)) return false;
    const auto end_of = [&](auto from, auto meets) { return std::partition_point(from, names_.end(), meets); };
    const auto whole_end = end_of(first, [&](const Name& name) { return text_of(name) == text; });
    const auto words_end = end_of(whole_end, [&](const Name& name) {
        return text_of(name).size() > text.size() && text_of(name).starts_with(text) &&
               text_of(name)[text.size()] == ' ';
    });
    const auto letters_end = run.unfinished
                                 ? end_of(words_end, [&](const Name& name) { return text_of(name).starts_with(text); })
                                 : words_end;

    BestReadings best;
    const auto consider = [&](auto from, auto to, PlaceMatch named) {
        for (auto name = from; name != to; ++name) {
            const PlaceMatch match = name->part ? PlaceMatch::part : named;
            if (!best.may_take(match, name->population)) continue;
            if (name->kind != AreaKind::commune && named == PlaceMatch::first_words) continue;
            if (name->kind != AreaKind::commune && named == PlaceMatch::letters && text.size() < 3) continue;
            best.take(run.placed(reading_of(name->kind, name->area, match)));
        }
    };
    consider(first, whole_end, PlaceMatch::whole);
    consider(whole_end, words_end, PlaceMatch::first_words);
    consider(words_end, letters_end, PlaceMatch::letters);
    readings.insert(readings.end(), best.best().begin(), best.best().end());
    return true;
}

namespace {

// Of an area read in a run and in a part of that run, only the first says more: `la roche sur yon` is no `roche sur
// yon` besides.
void drop_contained(std::vector<PlaceReading>& readings) {
    const auto end_word = [](const PlaceReading& reading) { return reading.first_word + reading.word_count; };
    std::size_t kept = 0;
    for (std::size_t index = 0; index < readings.size(); ++index) {
        const PlaceReading& reading = readings[index];
        const bool contained = std::any_of(
            readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(kept), [&](const PlaceReading& longer) {
                return is_same_area(longer, reading) && longer.first_word <= reading.first_word &&
                       end_word(reading) <= end_word(longer);
            });
        if (!contained) readings[kept++] = reading;
    }
    readings.resize(kept);
}

}  // namespace

void Gazetteer::read(const FoldedText& query, std::vector<PlaceReading>& readings) const {
    readings.clear();
    const std::size_t words = std::min(query.words.size(), query_words_max);
    for (std::size_t first = 0; first < words; ++first) {
        Run run{query, first};
        bool named = false;  // some word of the run is more than an article or a preposition
        for (std::size_t last = first; last < std::min(words, first + run_words_max); ++last) {
            run.add_word();
            named = named || !is_function_word(run.last_word);
            if (run.word_count == 1) read_figures(run, readings);
            if (!named || run.text.size() < 2) continue;
            if (is_function_word(run.last_word) && !run.unfinished) {
                if (last + 1 == words) read_names(run, readings);
                continue;
            }
            if (!read_names(run, readings)) break;
            read_arrondissement(run, readings);
        }
    }
    std::sort(readings.begin(), readings.end(), better);
    drop_contained(readings);
    if (readings.size() > readings_max) readings.resize(readings_max);
}

std::string Gazetteer::name(const PlaceReading& reading) const {
    switch (reading.kind) {
        case AreaKind::commune:
            return std::string(communes_[reading.area].name);
        case AreaKind::arrondissement: {
            const ArrondissementRow& row = arrondissements_[reading.area];
            return std::string(communes_[row.commune].name) + ' ' + std::to_string(row.number) +
                   (row.number == 1 ? "er" : "e");
        }
        case AreaKind::postcode:
            return std::string(postcodes_[reading.area].postcode);
        case AreaKind::departement:
            return std::string(departements_[reading.area].name);
        case AreaKind::region:
            return std::string(regions_[reading.area].name);
    }
    return {};
}

std::string_view Gazetteer::code(const PlaceReading& reading) const {
    switch (reading.kind) {
        case AreaKind::commune:
            return communes_[reading.area].code;
        case AreaKind::arrondissement:
            return arrondissements_[reading.area].code;
        case AreaKind::postcode:
            return postcodes_[reading.area].postcode;
        case AreaKind::departement:
            return departements_[reading.area].code;
        case AreaKind::region:
            return regions_[reading.area].code;
    }
    return {};
}

bool Gazetteer::contains(const PlaceReading& reading, CommuneNumber commune, std::optional<Point> point) const {
    switch (reading.kind) {
        case AreaKind::commune:
        case AreaKind::arrondissement:
            return commune == reading.commune || (point && distance_m(*point, reading.centre) <= reading.radius_m);
        case AreaKind::postcode: {
            const auto members = communes_of_postcode(postcodes_[reading.area].postcode);
            return std::find(members.begin(), members.end(), commune) != members.end();
        }
        case AreaKind::departement:
            return commune != no_commune && communes_[commune].departement == reading.area;
        case AreaKind::region:
            return commune != no_commune && departements_[communes_[commune].departement].region == reading.area;
    }
    return false;
}

void Gazetteer::communes_of(const PlaceReading& reading, std::vector<CommuneRange>& ranges) const {
    ranges.clear();
    const auto add = [&](CommuneNumber number) { ranges.push_back({number, static_cast<CommuneNumber>(number + 1)}); };
    switch (reading.kind) {
        case AreaKind::commune:
        case AreaKind::arrondissement:
            add(reading.commune);
            break;
        case AreaKind::postcode:
            for (const CommuneNumber number : communes_of_postcode(postcodes_[reading.area].postcode)) add(number);
            std::sort(ranges.begin(), ranges.end(), [](CommuneRange a, CommuneRange b) { return a.first < b.first; });
            break;
        case AreaKind::departement:
            ranges.push_back(departements_[reading.area].communes);
            break;
        case AreaKind::region:
            for (const DepartementRow& row : departements_)
                if (row.region == reading.area) ranges.push_back(row.communes);
            break;
    }
}

}  // namespace comptoir
