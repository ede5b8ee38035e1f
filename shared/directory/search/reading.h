// Whether words of a query are read as a place or as words.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/directory/gazetteer.h"

namespace comptoir::search {

// Leaves of all readings, the best first, those worth trying: of those that read the same words in the same way the
// first alone, for who types `mars` may mean Marseille, but hardly the second of the villages called Mars. Three at
// most.
void leave_likely(std::vector<PlaceReading>& readings);

// Sure: the words are read as the place first, and as the next place or words only if no business is found so.
// Doubtful: the other way round.
enum class Sureness : std::uint8_t { sure, doubtful, by_evidence };

// What the query alone says. Postcodes, départements, regions, arrondissements and large towns named wholly are sure;
// words that are a trade's (`is_trade_word`), or but the beginning or a part of a name while nothing else is in the
// query, are doubtful.
Sureness sureness(const PlaceReading& reading, bool is_trade_word, bool has_other_words);

// How businesses use the words that may be a place: of the first `evidence_businesses`, by number, that have them
// (whole, or begun where they are unfinished), how many lie in the place.
inline constexpr std::size_t evidence_businesses = 64;
struct PlaceEvidence {
    std::uint32_t with_words = 0;
    std::uint32_t inside = 0;
};

// By evidence: words that are used all over the country (`bois`, `martin`) are doubtful.
bool is_sure(const PlaceReading& reading, PlaceEvidence evidence);

}  // namespace comptoir::search
