// The key by which a demo bank's portal signs tokens (ES256): made at the first start, kept beside its public half.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "shared/core/result.h"

struct evp_pkey_st;

namespace comptoir::demo {

class SigningKey {
public:
    // Reads NAME.pem in `folder`, or makes it for its owner's eyes alone; writes the key set that is published,
    // NAME.jwks.json, beside it. Refuses with a sentence.
    static Result<SigningKey, std::string> open(const std::filesystem::path& folder, const std::string& name);

    // Of the key set (RFC 7517); absolute.
    const std::filesystem::path& published() const { return published_; }
    // The JSON Web Token of a payload.
    std::string token(std::string_view payload) const;

private:
    SigningKey(std::shared_ptr<evp_pkey_st> key, std::filesystem::path published);

    std::string key_set() const;

    std::shared_ptr<evp_pkey_st> key_;
    std::string id_;
    std::filesystem::path published_;
};

}  // namespace comptoir::demo
