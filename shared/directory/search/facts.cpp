#include "shared/directory/search/facts.h"

#include <algorithm>

namespace comptoir::search {

IdKey id_key_of_digits(std::string_view siren_or_siret) {
    IdKey key = 0;
    for (const char digit : siren_or_siret) key = key * 10 + static_cast<IdKey>(digit - '0');
    return siren_or_siret.size() == 9 ? key * establishments_of_a_siren : key;
}

IdKey id_key_of_foreign(std::string_view folded_id) {
    return stable_hash(folded_id) | IdKey{1} << 63;
}

std::optional<IdRange> id_keys_starting_with(std::string_view digits) {
    constexpr std::size_t siren_digits = 9, siret_digits = 14;
    if (digits.empty() || digits.size() > siret_digits) return std::nullopt;
    IdRange range{.has_sirens = digits.size() <= siren_digits};
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        range.first = range.first * 10 + static_cast<IdKey>(digit - '0');
    }
    IdKey size = 1;
    for (std::size_t digit = digits.size(); digit < siret_digits; ++digit) size *= 10;
    range.first *= size;
    range.last = range.first + size - 1;
    return range;
}

void Facts::append(BusinessNumber number, const Document& document, Catalog& catalog, std::uint32_t doc) {
    numbers.push_back(number);
    const auto shifted = [](Audience audience, int shift) { return static_cast<unsigned>(audience) << shift; };
    const unsigned trade = std::min<unsigned>(document.trade, trade_mask);
    const bool tells_connections =
        document.trade_audience == Audience::connections ||
        std::any_of(document.words.begin(), document.words.end(),
                    [](const DocumentWord& word) { return word.audience == Audience::connections; });
    trades.push_back(static_cast<std::uint16_t>(trade | shifted(document.trade_audience, 11) |
                                                shifted(document.audience, 13) | (tells_connections ? 1U << 15 : 0U)));
    const auto year = static_cast<unsigned>(std::clamp(document.member_since, 0, int{year_mask}));
    since.push_back(static_cast<std::uint16_t>(year | shifted(document.member_since_audience, 13)));
    language_sets.push_back(catalog.set_number(catalog.language_sets, document.languages, document.languages_audience));
    label_sets.push_back(catalog.set_number(catalog.label_sets, document.labels, document.labels_audience));

    bool siren_kept = document.siren.empty() || document.id_audience == Audience::nobody;
    const auto keep_id = [&](IdKey key, Audience audience) {
        id_keys.push_back(key);
        id_owners.push_back(IdOwner::of(doc, audience));
    };
    for (const DocumentPlace& place : document.places) {
        points.push_back(place.point.value_or(no_point));
        communes.push_back(place.commune);
        postcodes.push_back(place.postcode);
        const std::uint32_t hours_number = catalog.hours_number(place.hours, place.zone, place.hours_audience);
        hours.push_back(hours_number << 2 | static_cast<std::uint32_t>(place.audience));
        if (place.siret.empty()) continue;
        const Audience audience = narrower(place.audience, document.id_audience);
        keep_id(id_key_of_digits(place.siret), audience);
        // A SIRET begins with its SIREN, which is found by it.
        siren_kept = siren_kept || (audience == document.id_audience && place.siret.starts_with(document.siren));
    }
    if (!siren_kept) keep_id(id_key_of_digits(document.siren), document.id_audience);
    if (!document.foreign_id.empty() && document.id_audience != Audience::nobody)
        keep_id(id_key_of_foreign(document.foreign_id), document.id_audience);
    first_places.push_back(static_cast<std::uint32_t>(points.size()));
}

void Facts::append(const Facts& other, std::uint32_t index, CatalogMove& move) {
    numbers.push_back(other.numbers[index]);
    trades.push_back(other.trades[index]);
    since.push_back(other.since[index]);
    language_sets.push_back(move.languages(other.language_sets[index]));
    label_sets.push_back(move.labels(other.label_sets[index]));
    for (std::uint32_t place = other.first_places[index]; place < other.first_places[index + 1]; ++place) {
        points.push_back(other.points[place]);
        communes.push_back(other.communes[place]);
        postcodes.push_back(other.postcodes[place]);
        hours.push_back(move.hours(other.hours_number(place)) << 2 |
                        static_cast<std::uint32_t>(other.place_audience(place)));
    }
    first_places.push_back(static_cast<std::uint32_t>(points.size()));
}

void Facts::shrink_to_fit() {
    numbers.shrink_to_fit();
    trades.shrink_to_fit();
    since.shrink_to_fit();
    language_sets.shrink_to_fit();
    label_sets.shrink_to_fit();
    first_places.shrink_to_fit();
    points.shrink_to_fit();
    communes.shrink_to_fit();
    postcodes.shrink_to_fit();
    hours.shrink_to_fit();
    id_keys.shrink_to_fit();
    id_owners.shrink_to_fit();
}

}  // namespace comptoir::search
