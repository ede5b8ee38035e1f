// What a bank says of the person before the screen: the payload of the token that its portal signs (RFC 7519). Whether
// the signature is right is the server's question (server/identity); what may stand in it, and for how long it counts,
// is said here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/policy/role.h"

namespace comptoir {

// What the bank has checked of a business and wants shown: "attested":{"registration":true,"account_holder":true,
// "customer_since":2011,"trade":"43.22A"}. All of it: what an `attested` leaves out, the bank says no more.
struct AttestedClaim {
    bool registration = false;
    bool account_holder = false;
    int customer_since = 0;  // a year; 0: not said
    std::string trade;       // a code; empty: not said
    bool operator==(const AttestedClaim&) const = default;
};

// A business that the person may speak for, by its number in the register of its country.
struct Mandate {
    std::string country;  // ISO 3166-1, "FR"
    std::string scheme;   // "siren"
    std::string register_id;
    Role role = Role::none;
    std::string branch = {};                     // of the bank, that looks after the business; empty: not said
    std::optional<AttestedClaim> attested = {};  // nothing: the token says nothing of facts
    bool operator==(const Mandate&) const = default;
};

struct Claims {
    std::string issuer;   // "iss"
    std::string subject;  // "sub": the person at the bank; the same for ever, and never shown
    std::string tenant;   // "tenant"
    std::string name;     // "name": how others see the person
    std::vector<Mandate> businesses;
    StaffRole staff = StaffRole::none;
    std::string branch;             // of an adviser
    std::int64_t issued_s = 0;      // "iat", seconds since 1970 UTC
    std::int64_t not_before_s = 0;  // "nbf"; `issued_s` when it is not given
    std::int64_t expires_s = 0;     // "exp"
};

// Why a token is not taken. The words are stable: they stand in logs and in WWW-Authenticate.
enum class TokenFault : std::uint8_t {
    malformed,         // not a token at all, or a claim of the wrong kind
    unknown_issuer,    // not one of the tenant's
    wrong_algorithm,   // not the issuer's
    forbidden_header,  // brings or names a key, is encrypted or compressed, or has critical extensions
    unknown_key,       // no such key id at the issuer's
    wrong_signature,
    wrong_audience,
    wrong_tenant,
    not_yet,  // issued or to be used later than now
    expired,
    too_long_lived,  // more than token_life_max_s
    revoked,
    keys_unavailable,  // the issuer's keys have never been had
};
std::string_view token_fault_word(TokenFault fault);

inline constexpr std::int64_t token_life_max_s = 300;
inline constexpr std::int64_t token_leeway_s = 60;  // how far two clocks may differ
inline constexpr std::size_t token_bytes_max = 8'000;
inline constexpr std::size_t mandates_max = 50;
inline constexpr int customer_since_min = 1800;
inline constexpr int customer_since_max = 2200;

// The payload as the bank signed it. Refused: a claim that is missing, doubled, of another type or over-long, a
// register number that can't be one, a role that is none. Claims that are not known are passed over. `audience` must be
// one of those in "aud".
Result<Claims, TokenFault> read_claims(std::string_view json, std::string_view audience);

// The bank's word that a person's tokens count no more: the payload of a token of the type "comptoir-revocation+jwt".
struct Revocation {
    std::string tenant;
    std::string issuer;
    std::string subject;         // whose tokens
    std::int64_t issued_s = 0;   // those issued then or before
    std::int64_t expires_s = 0;  // until when the server may be told
};
Result<Revocation, TokenFault> read_revocation(std::string_view json, std::string_view audience);

// Nothing when the token counts at `now_s`.
std::optional<TokenFault> check_times(const Claims& claims, std::int64_t now_s);
std::optional<TokenFault> check_times(const Revocation& revocation, std::int64_t now_s);

}  // namespace comptoir
