// From the token of a request to what the bank says of the person: JSON Web Tokens as RFC 7519 and RFC 8725 want them
// checked. The algorithm is the issuer's, the key is found by issuer and key id alone, and nothing in the token can
// change either.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/identity/issuer_keys.h"
#include "shared/api/claims.h"

namespace comptoir::identity {

// May be used by many threads.
class TokenChecker {
public:
    explicit TokenChecker(FetchKeys fetch = fetch_keys) : fetch_(std::move(fetch)) {}

    using Checked = std::shared_ptr<const Claims>;
    // `issuers` are the tenant's. A token that was taken once is remembered until it ends.
    Result<Checked, TokenFault> check(std::string_view tenant, const std::vector<Issuer>& issuers,
                                      std::string_view token, std::int64_t now_s);

    // The bank's word that a person's tokens count no more; its type is "comptoir-revocation+jwt" (RFC 8725 section
    // 3.11), so that neither can be taken for the other.
    Result<Revocation, TokenFault> check_revocation(std::string_view tenant, const std::vector<Issuer>& issuers,
                                                    std::string_view token, std::int64_t now_s);

    static constexpr std::size_t remembered_max = 100'000;

private:
    using Digest = std::array<std::uint8_t, 32>;
    struct DigestHash {
        std::size_t operator()(const Digest& digest) const;
    };

    struct Signed {
        std::string payload;
        std::string audience;  // the issuer's
    };
    // All that can't change while the token lives and does not depend on what it says: form, issuer, key, signature.
    Result<Signed, TokenFault> verify(const std::vector<Issuer>& issuers, std::string_view token, std::string_view type,
                                      std::int64_t now_s);
    IssuerKeys& keys_of(const Issuer& issuer);
    Checked remembered(const Digest& digest) const;
    void remember(const Digest& digest, const Checked& claims, std::int64_t now_s);

    const FetchKeys fetch_;
    mutable std::mutex remembering_;
    std::unordered_map<Digest, Checked, DigestHash> remembered_;
    std::mutex issuing_;
    std::map<std::string, std::unique_ptr<IssuerKeys>> keys_;  // by algorithm and where they are
};

}  // namespace comptoir::identity
