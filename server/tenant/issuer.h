// Who may sign for a tenant: the bank's own systems, each with one algorithm and one place where its keys are
// published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// RS256: RSA PKCS #1 v1.5 with SHA-256, keys of 2048 to 8192 bits. ES256: ECDSA on P-256 with SHA-256. EdDSA: Ed25519.
enum class Algorithm : std::uint8_t { rs256, es256, eddsa };

// As "alg" says it (RFC 7518, RFC 8037): "RS256", "ES256", "EdDSA".
std::string_view algorithm_word(Algorithm algorithm);
std::optional<Algorithm> parse_algorithm(std::string_view word);

struct Issuer {
    std::string name;      // as "iss" says it
    std::string audience;  // one of those in "aud"
    Algorithm algorithm = Algorithm::es256;
    std::string keys;  // of its key set (RFC 7517): an absolute path or an https address
    bool operator==(const Issuer&) const = default;
};

// Why it can't be one, in a sentence; nothing when it can.
std::optional<std::string> issuer_refusal(const Issuer& issuer);

}  // namespace comptoir
