#include "shared/directory/search/reading.h"

#include <algorithm>

namespace comptoir::search {

namespace {
constexpr std::uint32_t large_population = 150'000;         // the words of a large town's name are used far beyond it
constexpr std::uint32_t known_population = 8'000;           // of which people type but a part of the name
constexpr std::uint32_t large_share = 10, other_share = 2;  // one in so many must lie in the place
constexpr std::uint32_t users_ignored = 4;                  // so few say nothing
constexpr std::size_t readings_tried_max = 3;
}  // namespace

void leave_likely(std::vector<PlaceReading>& readings) {
    std::size_t kept = 0;
    for (std::size_t index = 0; index < readings.size() && kept < readings_tried_max; ++index) {
        const PlaceReading reading = readings[index];
        const auto is_alike = [&](const PlaceReading& other) {
            return other.match == reading.match && other.first_word == reading.first_word &&
                   other.word_count == reading.word_count;
        };
        if (std::none_of(readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(kept), is_alike))
            readings[kept++] = reading;
    }
    readings.resize(kept);
}

Sureness sureness(const PlaceReading& reading, bool is_trade_word, bool has_other_words) {
    const bool is_whole = reading.match == PlaceMatch::whole;
    if (is_whole && reading.kind != AreaKind::commune) return Sureness::sure;
    const bool is_large = reading.population >= large_population;
    if (is_whole && is_large) return Sureness::sure;
    if (is_whole) return is_trade_word ? Sureness::doubtful : Sureness::by_evidence;
    // `dentiste pari` means Paris, though bets are a trade, too.
    const bool is_large_town = is_large && reading.match == PlaceMatch::letters;
    if (!has_other_words || (is_trade_word && !is_large_town)) return Sureness::doubtful;
    const bool is_known = reading.population >= known_population || reading.match == PlaceMatch::letters;
    return is_known ? Sureness::by_evidence : Sureness::doubtful;
}

bool is_sure(const PlaceReading& reading, PlaceEvidence evidence) {
    const std::uint32_t share = reading.population >= large_population ? large_share : other_share;
    return evidence.inside * share + users_ignored >= evidence.with_words;
}

}  // namespace comptoir::search
