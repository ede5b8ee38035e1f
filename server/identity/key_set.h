// The public keys of an issuer, by their key ids: a JSON Web Key Set (RFC 7517).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/signature.h"
#include "shared/core/result.h"

namespace comptoir::identity {

inline constexpr std::size_t key_set_bytes_max = 100'000;
inline constexpr std::size_t keys_max = 100;
inline constexpr std::size_t key_id_characters_max = 200;

class KeySet {
public:
    // The keys for `algorithm`; others, and those that are not for signatures, are left out. Refuses with a sentence:
    // not a key set, too large, a key id twice, a key without id, a key that holds a secret, or no key left.
    static Result<KeySet, std::string> read(std::string_view json, Algorithm algorithm);

    // Nothing when there is none of that id.
    std::optional<PublicKey> find(std::string_view key_id) const;
    std::size_t size() const { return keys_.size(); }

private:
    struct Entry {
        std::string id;
        PublicKey key;
    };
    std::vector<Entry> keys_;
};

}  // namespace comptoir::identity
