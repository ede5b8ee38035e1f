// The gazetteer's tables: reading them in, and what is looked up by code. Places in the words of a query:
// gazetteer_read.cpp.
#include "shared/directory/gazetteer.h"

#include <algorithm>

#include "shared/directory/gazetteer_words.h"
#include "shared/directory/table_lines.h"

namespace comptoir {

namespace {

bool parse_point(std::string_view latitude, std::string_view longitude, Point& point) {
    long latitude_e6 = 0, longitude_e6 = 0;
    if (!parse_number(latitude, latitude_e6) || !parse_number(longitude, longitude_e6)) return false;
    if (std::abs(latitude_e6) > 90'000'000 || std::abs(longitude_e6) > 180'000'000) return false;
    point = {static_cast<std::int32_t>(latitude_e6), static_cast<std::int32_t>(longitude_e6)};
    return true;
}

template <typename Rows>
std::size_t index_of_code(const Rows& rows, std::string_view code) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.code == code; });
    return static_cast<std::size_t>(found - rows.begin());
}

// The middle of many points, each counting as its population.
struct Middle {
    double latitude = 0, longitude = 0, weight = 0;
    void add(Point point, double population) {
        latitude += point.latitude_e6 * population;
        longitude += point.longitude_e6 * population;
        weight += population;
    }
    Point point() const {
        if (weight == 0) return {};
        return {static_cast<std::int32_t>(latitude / weight), static_cast<std::int32_t>(longitude / weight)};
    }
};

}  // namespace

Result<Gazetteer, TableError> Gazetteer::parse(std::string_view communes, std::string_view areas) {
    Gazetteer gazetteer;
    if (const auto error = gazetteer.read_areas(areas)) return *error;
    if (const auto error = gazetteer.read_communes(communes)) return *error;
    gazetteer.gather_totals();
    gazetteer.gather_postcodes();
    if (const auto error = gazetteer.read_arrondissements_and_former(areas)) return *error;
    gazetteer.sort_names();
    return gazetteer;
}

std::optional<TableError> Gazetteer::read_areas(std::string_view table) {
    TableLines lines(table);
    while (lines.next())
        if (lines.cell(0) == "region") regions_.push_back({lines.cell(1), lines.cell(2)});
    lines = TableLines(table);
    while (lines.next()) {
        if (lines.cell(0) != "departement") continue;
        const std::size_t region = index_of_code(regions_, lines.cell(3));
        if (region == regions_.size()) return TableError{lines.number(), "a département of no region"};
        departements_.push_back({lines.cell(1), lines.cell(2), static_cast<std::uint8_t>(region)});
    }
    return std::nullopt;
}

std::optional<TableError> Gazetteer::read_communes(std::string_view table) {
    TableLines lines(table);
    while (lines.next()) {
        CommuneRow row{lines.cell(0), lines.cell(1)};
        long population = 0;
        if (lines.cells() != 9 || row.code.size() != 5 || !parse_number(lines.cell(4), population) || population < 0 ||
            !parse_point(lines.cell(6), lines.cell(7), row.centre))
            return TableError{lines.number(),
                              "a commune has nine cells: code, name, areas, population, postcodes, point, estimate"};
        if (!communes_.empty() && communes_.back().code >= row.code)
            return TableError{lines.number(), "communes are not sorted by code"};
        if (communes_.size() == no_commune) return TableError{lines.number(), "too many communes"};
        std::size_t departement = index_of_code(departements_, lines.cell(2));
        if (departement == departements_.size()) return TableError{lines.number(), "a commune of no département"};
        row.departement = static_cast<std::uint8_t>(departement);
        row.population = static_cast<std::uint32_t>(population);
        row.approximate = lines.cell(8) == "1";
        row.postcodes_begin = static_cast<std::uint32_t>(commune_postcodes_.size());
        for (Parts postcodes(lines.cell(5), ','); postcodes.next();) commune_postcodes_.push_back(postcodes.part());
        row.postcodes_count = static_cast<std::uint8_t>(commune_postcodes_.size() - row.postcodes_begin);
        communes_.push_back(row);
        add_names(row.name, AreaKind::commune, static_cast<CommuneNumber>(communes_.size() - 1), row.population, false);
    }
    return std::nullopt;
}

void Gazetteer::gather_totals() {
    std::vector<Middle> departement_middles(departements_.size()), region_middles(regions_.size());
    for (std::size_t number = 0; number < communes_.size(); ++number) {
        const CommuneRow& commune = communes_[number];
        DepartementRow& departement = departements_[commune.departement];
        if (departement.communes.last == 0) departement.communes.first = static_cast<CommuneNumber>(number);
        departement.communes.last = static_cast<CommuneNumber>(number + 1);
        departement.population += commune.population;
        departement_middles[commune.departement].add(commune.centre, commune.population);
        region_middles[departement.region].add(commune.centre, commune.population);
    }
    for (std::size_t index = 0; index < departements_.size(); ++index) {
        DepartementRow& row = departements_[index];
        row.centre = departement_middles[index].point();
        regions_[row.region].population += row.population;
        add_names(row.name, AreaKind::departement, static_cast<std::uint16_t>(index), row.population, false);
    }
    for (std::size_t index = 0; index < regions_.size(); ++index) {
        regions_[index].centre = region_middles[index].point();
        add_names(regions_[index].name, AreaKind::region, static_cast<std::uint16_t>(index), regions_[index].population,
                  false);
    }
}

void Gazetteer::gather_postcodes() {
    std::vector<std::pair<std::string_view, CommuneNumber>> pairs;
    for (std::size_t number = 0; number < communes_.size(); ++number)
        for (const std::string_view postcode : postcodes_of(static_cast<CommuneNumber>(number)))
            pairs.emplace_back(postcode, static_cast<CommuneNumber>(number));
    std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        const auto first = communes_[a.second].population, second = communes_[b.second].population;
        return first != second ? first > second : a.second < b.second;
    });
    for (const auto& [postcode, number] : pairs) {
        if (postcodes_.empty() || postcodes_.back().postcode != postcode)
            postcodes_.push_back({postcode, static_cast<std::uint32_t>(postcode_communes_.size())});
        postcode_communes_.push_back(number);
        ++postcodes_.back().communes_count;
    }
}

std::optional<TableError> Gazetteer::read_arrondissements_and_former(std::string_view table) {
    TableLines lines(table);
    while (lines.next()) {
        const bool arrondissement = lines.cell(0) == "arrondissement", former = lines.cell(0) == "former";
        if (!arrondissement && !former) continue;
        const CommuneNumber commune = find_commune(lines.cell(arrondissement ? 2 : 1));
        if (commune == no_commune) return TableError{lines.number(), "of no commune"};
        if (former) {
            add_names(lines.cell(2), AreaKind::commune, commune, communes_[commune].population, true);
            continue;
        }
        ArrondissementRow row{lines.cell(1), lines.cell(4), commune};
        long number = 0;
        if (!parse_number(lines.cell(3), number) || number < 1 || number > 99 ||
            !parse_point(lines.cell(5), lines.cell(6), row.centre))
            return TableError{lines.number(), "an arrondissement has a number from 1 to 99, a postcode and a point"};
        row.number = static_cast<std::uint8_t>(number);
        arrondissements_.push_back(row);
    }
    return std::nullopt;
}

void Gazetteer::add_names(std::string_view official, AreaKind kind, std::uint16_t area, std::uint32_t population,
                          bool former) {
    FoldedText words;
    fold(official, words);
    const std::string text = place_words(words);
    const auto begin = static_cast<std::uint32_t>(names_text_.size());
    names_text_ += text;
    // The whole name, and what follows each of its words: `la rochelle` is also `rochelle`, `saint etienne` in part
    // `etienne`.
    bool only_articles_before = true;
    for (std::size_t at = 0; at != std::string::npos && at < text.size();) {
        const std::size_t space = text.find(' ', at);
        const std::string_view word =
            std::string_view(text).substr(at, space == std::string::npos ? space : space - at);
        const bool whole = only_articles_before && !former;
        if (at == 0 || !is_function_word(word))
            names_.push_back({static_cast<std::uint32_t>(begin + at), static_cast<std::uint16_t>(text.size() - at),
                              area, population, kind, !whole});
        only_articles_before = only_articles_before && is_article(word);
        // Départements and regions are named in full: `loire` is not the Loire-Atlantique, nor `alpes` the
        // Hautes-Alpes.
        if (kind != AreaKind::commune) break;
        at = space == std::string::npos ? space : space + 1;
    }
}

void Gazetteer::sort_names() {
    std::sort(names_.begin(), names_.end(), [&](const Name& a, const Name& b) {
        const int order = text_of(a).compare(text_of(b));
        return order != 0 ? order < 0 : a.kind != b.kind ? a.kind < b.kind : a.area < b.area;
    });
    names_.shrink_to_fit();
    names_text_.shrink_to_fit();
}

CommuneLine Gazetteer::commune(CommuneNumber number) const {
    const CommuneRow& row = communes_[number];
    const DepartementRow& departement = departements_[row.departement];
    return {row.code,       row.name,   departement.code, regions_[departement.region].code,
            row.population, row.centre, row.approximate};
}

CommuneNumber Gazetteer::find_commune(std::string_view insee_code) const {
    const auto found = std::lower_bound(communes_.begin(), communes_.end(), insee_code,
                                        [](const CommuneRow& row, std::string_view code) { return row.code < code; });
    if (found != communes_.end() && found->code == insee_code)
        return static_cast<CommuneNumber>(found - communes_.begin());
    for (const ArrondissementRow& row : arrondissements_)
        if (row.code == insee_code) return row.commune;
    return no_commune;
}

PostcodeNumber Gazetteer::find_postcode(std::string_view postcode) const {
    const auto found =
        std::lower_bound(postcodes_.begin(), postcodes_.end(), postcode,
                         [](const PostcodeRow& row, std::string_view text) { return row.postcode < text; });
    if (found == postcodes_.end() || found->postcode != postcode) return no_postcode;
    return static_cast<PostcodeNumber>(found - postcodes_.begin());
}

std::span<const CommuneNumber> Gazetteer::communes_of_postcode(std::string_view postcode) const {
    const PostcodeNumber number = find_postcode(postcode);
    if (number == no_postcode) return {};
    return std::span(postcode_communes_).subspan(postcodes_[number].communes_begin, postcodes_[number].communes_count);
}

std::span<const std::string_view> Gazetteer::postcodes_of(CommuneNumber number) const {
    return std::span(commune_postcodes_).subspan(communes_[number].postcodes_begin, communes_[number].postcodes_count);
}

CommuneNumber Gazetteer::find_commune_by_name(std::string_view name, std::string_view postcode) const {
    FoldedText words;
    fold(name, words);
    const std::string text = town_words(words);
    const auto first =
        std::lower_bound(names_.begin(), names_.end(), text,
                         [&](const Name& entry, const std::string& wanted) { return text_of(entry) < wanted; });
    const auto with_postcode = communes_of_postcode(postcode);
    CommuneNumber in_part = no_commune, same_departement = no_commune, anywhere = no_commune;
    int in_departement = 0, in_france = 0;
    for (auto entry = first; entry != names_.end() && text_of(*entry) == text; ++entry) {
        if (entry->kind != AreaKind::commune) continue;
        const bool has_postcode =
            std::find(with_postcode.begin(), with_postcode.end(), entry->area) != with_postcode.end();
        if (has_postcode && !entry->part) return entry->area;
        if (has_postcode) in_part = entry->area;
        if (entry->part) continue;
        anywhere = entry->area, ++in_france;
        if (departement_of_postcode(postcode) == commune(entry->area).departement)
            same_departement = entry->area, ++in_departement;
    }
    if (in_part != no_commune) return in_part;
    if (in_departement == 1) return same_departement;  // a CEDEX postcode is in no list
    if (postcode.empty()) return in_france == 1 ? anywhere : no_commune;
    return with_postcode.size() == 1 ? with_postcode.front() : no_commune;
}

Point Gazetteer::centre_of(CommuneNumber number, std::string_view postcode) const {
    for (const ArrondissementRow& row : arrondissements_)
        if (row.commune == number && row.postcode == postcode) return row.centre;
    return communes_[number].centre;
}

}  // namespace comptoir
