// Signatures of tokens: the three algorithms of RFC 7518 and RFC 8037 that are taken, by OpenSSL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "server/tenant/issuer.h"

struct evp_pkey_st;

namespace comptoir::identity {

// A public key for one algorithm. Copies share it; may be used by many threads.
class PublicKey {
public:
    // Big-endian numbers without sign, as a JSON Web Key has them. Nothing when it is no key, or a weak one.
    static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
    // Coordinates of 32 bytes each, of a point on P-256.
    static std::optional<PublicKey> p256(std::string_view x, std::string_view y);
    // 32 bytes.
    static std::optional<PublicKey> ed25519(std::string_view x);

    Algorithm algorithm() const { return algorithm_; }
    // Is `signature` (of ES256: r and s, 32 bytes each) this key's for `message`?
    bool verifies(std::string_view message, std::string_view signature) const;

private:
    PublicKey(Algorithm algorithm, std::shared_ptr<evp_pkey_st> key) : algorithm_(algorithm), key_(std::move(key)) {}

    Algorithm algorithm_;
    std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace comptoir::identity
