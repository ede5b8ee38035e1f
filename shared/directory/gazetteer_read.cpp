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
        const auto found =
            std::lower_bound(postcodes_.begin(), postcodes_.end(), word,
                             [](const PostcodeRow& row, std::string_view text) { return row.postcode < text; });
        if (found != postcodes_.end() && found->postcode == word) {
            readings.push_back(run.placed(reading_of(
                AreaKind::postcode, static_cast<std::uint16_t>(found - postcodes_.begin()), PlaceMatch::whole)));
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
        if (row.number != number || names_text_.empty()) continue;
        if (folded(communes_[row.commune].name) != run.text) continue;
        const bool said = next + 1 < run.query.words.size() && run.query.word(next + 1).size() >= 3 &&
                          std::string_view("arrondissement").starts_with(run.query.word(next + 1));
        readings.push_back(run.placed(
            reading_of(AreaKind::arrondissement, static_cast<std::uint16_t>(index), PlaceMatch::whole), said ? 2 : 1));
    }
}

void Gazetteer::read_names(const Run& run, std::vector<PlaceReading>& readings) const {
    const std::string_view text = run.text;
    std::array<PlaceReading, best_of_run_max> best;
    std::size_t count = 0;
    const auto first =
        std::lower_bound(names_.begin(), names_.end(), text,
                         [&](const Name& name, std::string_view wanted) { return text_of(name) < wanted; });
    for (auto name = first; name != names_.end() && text_of(*name).starts_with(text); ++name) {
        const std::string_view full = text_of(*name);
        PlaceMatch match = PlaceMatch::letters;
        if (full.size() == text.size())
            match = PlaceMatch::whole;
        else if (full[text.size()] == ' ')
            match = PlaceMatch::first_words;
        else if (!run.unfinished)
            break;  // a space sorts before letters: the rest only begins with the same letters
        if (name->part) match = PlaceMatch::part;
        if (name->kind != AreaKind::commune && match == PlaceMatch::first_words) continue;
        if (name->kind != AreaKind::commune && match == PlaceMatch::letters && text.size() < 3) continue;
        if (count == best.size()) {
            const PlaceReading& worst = best[count - 1];
            if (match > worst.match || (match == worst.match && name->population < rank_population(worst))) continue;
        }
        const PlaceReading reading = run.placed(reading_of(name->kind, name->area, match));
        const bool listed = std::any_of(
            best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), [&](const PlaceReading& other) {
                return other.kind == reading.kind && other.area == reading.area && !better(reading, other);
            });
        if (listed) continue;
        std::size_t at = std::min(count, best.size() - 1);
        if (count == best.size() && !better(reading, best[at])) continue;
        for (; at > 0 && better(reading, best[at - 1]); --at) best[at] = best[at - 1];
        best[at] = reading;
        count = std::min(count + 1, best.size());
    }
    for (std::size_t index = 0; index < count; ++index) {
        const auto same = [&](const PlaceReading& other) {
            return other.kind == best[index].kind && other.area == best[index].area;
        };
        if (std::none_of(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(index), same))
            readings.push_back(best[index]);
    }
}

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
            read_names(run, readings);
            read_arrondissement(run, readings);
        }
    }
    std::sort(readings.begin(), readings.end(), better);
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
