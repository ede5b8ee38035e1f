// What the index knows of each business beside its words, column by column: numbers, trades, places, sets.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "shared/core/geo.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/search/answer.h"
#include "shared/directory/search/catalog.h"
#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/document.h"
#include "shared/directory/search/sight.h"

namespace comptoir::search {

// A place's point when it has none.
inline constexpr Point no_point{std::numeric_limits<std::int32_t>::min(), 0};

// A number in the register: SIRETs as they are, a SIREN as 100,000 times itself, ids of other registers as a hash with
// the highest bit set.
using IdKey = std::uint64_t;
inline constexpr std::uint64_t establishments_of_a_siren = 100'000;
IdKey id_key_of_digits(std::string_view siren_or_siret);
IdKey id_key_of_foreign(std::string_view folded_id);

struct IdRange {
    IdKey first = 0;
    IdKey last = 0;
    bool has_sirens = true;  // a SIREN's key ends in zeros that nobody typed
    bool has(IdKey key) const {
        const bool is_establishment = key % establishments_of_a_siren != 0;
        return (unsigned{key >= first} & unsigned{key <= last} & (unsigned{has_sirens} | unsigned{is_establishment})) !=
               0;
    }
};
// The keys of all SIRENs and SIRETs that begin with these digits; nothing when they are not digits or too many.
std::optional<IdRange> id_keys_starting_with(std::string_view digits);

// One id of one business and who may see it.
struct IdOwner {
    std::uint32_t doc_and_audience = 0;
    std::uint32_t doc() const { return doc_and_audience >> 2; }
    Audience audience() const { return static_cast<Audience>(doc_and_audience & 3); }
    static IdOwner of(std::uint32_t doc, Audience audience) {
        return {doc << 2 | static_cast<std::uint32_t>(audience)};
    }
};

class Facts {
public:
    explicit Facts(MemoryCounter& counter)
        : numbers(counter),
          trades(counter),
          since(counter),
          language_sets(counter),
          label_sets(counter),
          first_places(counter),
          points(counter),
          communes(counter),
          postcodes(counter),
          hours(counter),
          id_keys(counter),
          id_owners(counter) {
        first_places.push_back(0);
    }
    Facts(const Facts& other, MemoryCounter& counter)
        : numbers(other.numbers, counter),
          trades(other.trades, counter),
          since(other.since, counter),
          language_sets(other.language_sets, counter),
          label_sets(other.label_sets, counter),
          first_places(other.first_places, counter),
          points(other.points, counter),
          communes(other.communes, counter),
          postcodes(other.postcodes, counter),
          hours(other.hours, counter),
          id_keys(other.id_keys, counter),
          id_owners(other.id_owners, counter) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(numbers.size()); }
    // Appends a business; `doc` is what its ids are kept under.
    void append(BusinessNumber number, const Document& document, Catalog& catalog, std::uint32_t doc);
    // Appends a business of another index; its ids are copied apart.
    void append(const Facts& other, std::uint32_t index, CatalogMove& move);

    // Of the business that the reader knows as `doc`.
    TradeNumber trade(std::uint32_t index, DocId doc, const Sight& sight) const {
        return sight.sees(trade_audience(index), doc) ? trade(index) : trade_mask;
    }
    // The trade for everyone who may see it, and for whom that is.
    TradeNumber trade(std::uint32_t index) const { return trades[index] & trade_mask; }
    Audience trade_audience(std::uint32_t index) const { return static_cast<Audience>(trades[index] >> 11 & 3); }
    Audience audience(std::uint32_t index) const { return static_cast<Audience>(trades[index] >> 13 & 3); }
    // Is a word or the trade for connections alone?
    bool tells_connections(std::uint32_t index) const { return (trades[index] >> 15) != 0; }
    int member_since(std::uint32_t index, DocId doc, const Sight& sight) const {
        return sight.sees(static_cast<Audience>(since[index] >> 13 & 3), doc) ? since[index] & year_mask : 0;
    }
    Audience place_audience(std::uint32_t place) const { return static_cast<Audience>(hours[place] & 3); }
    std::uint32_t hours_number(std::uint32_t place) const { return hours[place] >> 2; }
    void shrink_to_fit();

    // "No trade" in `trades`; the list has some 1,700.
    static constexpr TradeNumber trade_mask = 0x7FF;
    static constexpr std::uint16_t year_mask = 0x1FFF;

    CountedVector<BusinessNumber> numbers;
    CountedVector<std::uint16_t> trades;  // trade, its audience, the business's audience, tells_connections()
    CountedVector<std::uint16_t> since;   // year, its audience
    CountedVector<std::uint32_t> language_sets;
    CountedVector<std::uint32_t> label_sets;
    CountedVector<std::uint32_t> first_places;  // one more than businesses
    CountedVector<Point> points;                // of places, no_point where unknown
    CountedVector<CommuneNumber> communes;      // of places
    CountedVector<PostcodeNumber> postcodes;    // of places
    CountedVector<std::uint32_t> hours;         // of places: number in the catalog, audience of the place
    CountedVector<IdKey> id_keys;               // sorted in the large part
    CountedVector<IdOwner> id_owners;
};

}  // namespace comptoir::search
