// Who a field is shown to, and who is asking: the one rule of what may be seen.
#pragma once

#include <cstdint>
#include <string_view>

namespace comptoir {

// Ordered from the widest to the narrowest: the narrower of two is the larger.
enum class Audience : std::uint8_t { everyone, customers, connections, nobody };
inline constexpr int audience_count = 4;

// The reader's relation to the business being read: nobody known, a customer of the same bank, or a connection.
enum class Reader : std::uint8_t { visitor, customer, connection };

constexpr Audience narrower(Audience a, Audience b) {
    return a < b ? b : a;
}

// May this reader see something meant for this audience?
constexpr bool may_see(Audience audience, Reader reader) {
    return static_cast<std::uint8_t>(audience) <= static_cast<std::uint8_t>(reader);
}
static_assert(may_see(Audience::everyone, Reader::visitor));
static_assert(!may_see(Audience::customers, Reader::visitor));
static_assert(!may_see(Audience::nobody, Reader::connection));

// "everyone", "customers", "connections", "nobody": the words of the API, the command line and the database.
std::string_view audience_word(Audience audience);
// False when `word` is none of them; `audience` is then left alone.
bool parse_audience(std::string_view word, Audience& audience);

}  // namespace comptoir
