// Signs tokens for the tests, as a bank's portal does. Keys are made anew in each run.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/identity/signature.h"

struct evp_pkey_st;

namespace comptoir::identity {

class Signer {
public:
    explicit Signer(Algorithm algorithm, std::string key_id = "k1");

    Algorithm algorithm() const { return algorithm_; }
    // The public key as a member of a JSON Web Key Set.
    std::string key_json() const;
    // {"keys": [the key]}
    std::string key_set_json() const { return "{\"keys\":[" + key_json() + "]}"; }

    // The token of this payload; `header` replaces {"alg": ..., "kid": ..., "typ": "JWT"}.
    std::string token(std::string_view payload, std::string header = {}) const;
    // Of any text.
    std::string signature(std::string_view text) const;
    std::string header() const;

private:
    Algorithm algorithm_;
    std::string key_id_;
    std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace comptoir::identity
