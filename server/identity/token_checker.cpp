#include "server/identity/token_checker.h"

#include <openssl/sha.h>

#include <algorithm>
#include <cstring>

#include "shared/api/json_reader.h"
#include "shared/core/base64url.h"

namespace comptoir::identity {

namespace {

// A token's three parts (RFC 7515 section 7.1), still encoded.
struct Parts {
    std::string_view header, payload, signature;
    std::string_view signed_text;  // header and payload with the dot between
};

std::optional<Parts> split(std::string_view token) {
    const std::size_t first = token.find('.');
    const std::size_t second = first == token.npos ? first : token.find('.', first + 1);
    if (second == token.npos || token.find('.', second + 1) != token.npos) return std::nullopt;
    return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1),
                 token.substr(0, second)};
}

struct Header {
    std::string algorithm, key_id, type;
};

constexpr std::string_view token_type = "JWT";
constexpr std::string_view revocation_type = "comptoir-revocation+jwt";

// What would let the token bring its own key, or be something else than it looks.
constexpr std::string_view forbidden_members[] = {"jku", "jwk", "x5u", "x5c", "crit", "enc", "zip", "b64"};

Result<Header, TokenFault> read_header(std::string_view encoded) {
    const auto json = read_base64url(encoded);
    const JsonDocument document =
        json ? parse_untrusted(*json, {.bytes_max = 2'000, .elements_max = 40, .depth_max = 4, .unique_members = true})
             : JsonDocument();
    const Json value = document.root();
    if (!value.is_object()) return TokenFault::malformed;
    for (const std::string_view member : forbidden_members)
        if (value.member(member).kind() != Json::Kind::missing) return TokenFault::forbidden_header;
    const bool has_type = value.member("typ").kind() != Json::Kind::missing;
    return Header{text_at(value, "alg"), text_at(value, "kid"),
                  has_type ? text_at(value, "typ") : std::string(token_type)};
}

// Claims are believed only once the signature holds; until then "iss" is but the name of a door.
std::string claimed_issuer(std::string_view payload) {
    const JsonDocument document = parse_untrusted(
        payload, {.bytes_max = token_bytes_max, .elements_max = 1'000, .depth_max = 8, .unique_members = true});
    return text_at(document.root(), "iss");
}

}  // namespace

std::size_t TokenChecker::DigestHash::operator()(const Digest& digest) const {
    std::size_t hash;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

Result<TokenChecker::Checked, TokenFault> TokenChecker::check(std::string_view tenant,
                                                              const std::vector<Issuer>& issuers,
                                                              std::string_view token, std::int64_t now_s) {
    if (token.size() > token_bytes_max) return TokenFault::malformed;
    Digest digest;
    SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
    Checked claims = remembered(digest);
    const bool is_new = !claims;
    if (is_new) {
        const auto verified = verify(issuers, token, token_type, now_s);
        if (!verified) return verified.error();
        auto read = read_claims(verified->payload, verified->audience);
        if (!read) return read.error();
        claims = std::make_shared<const Claims>(std::move(*read));
    }
    // What was taken once may have ended since, or its issuer been dismissed.
    const auto signed_it = [&](const Issuer& issuer) { return issuer.name == claims->issuer; };
    if (std::none_of(issuers.begin(), issuers.end(), signed_it)) return TokenFault::unknown_issuer;
    if (claims->tenant != tenant) return TokenFault::wrong_tenant;
    if (const auto fault = check_times(*claims, now_s)) return *fault;
    if (is_new) remember(digest, claims, now_s);
    return claims;
}

Result<Revocation, TokenFault> TokenChecker::check_revocation(std::string_view tenant,
                                                              const std::vector<Issuer>& issuers,
                                                              std::string_view token, std::int64_t now_s) {
    if (token.size() > token_bytes_max) return TokenFault::malformed;
    const auto verified = verify(issuers, token, revocation_type, now_s);
    if (!verified) return verified.error();
    auto read = read_revocation(verified->payload, verified->audience);
    if (!read) return read;
    if (read->tenant != tenant) return TokenFault::wrong_tenant;
    if (const auto fault = check_times(*read, now_s)) return *fault;
    return read;
}

Result<TokenChecker::Signed, TokenFault> TokenChecker::verify(const std::vector<Issuer>& issuers,
                                                              std::string_view token, std::string_view type,
                                                              std::int64_t now_s) {
    const auto parts = split(token);
    if (!parts) return TokenFault::malformed;
    const auto header = read_header(parts->header);
    if (!header) return header.error();
    if (header->type != type) return TokenFault::malformed;
    const auto payload = read_base64url(parts->payload), signature = read_base64url(parts->signature);
    if (!payload || !signature) return TokenFault::malformed;

    const std::string name = claimed_issuer(*payload);
    const auto issuer =
        std::find_if(issuers.begin(), issuers.end(), [&](const Issuer& one) { return one.name == name; });
    if (name.empty()) return TokenFault::malformed;
    if (issuer == issuers.end()) return TokenFault::unknown_issuer;
    if (header->algorithm != algorithm_word(issuer->algorithm)) return TokenFault::wrong_algorithm;
    const auto key = keys_of(*issuer).find(header->key_id, now_s);
    if (!key) return key.error() == IssuerKeys::Missing::key ? TokenFault::unknown_key : TokenFault::keys_unavailable;
    if (!key->verifies(parts->signed_text, *signature)) return TokenFault::wrong_signature;
    return Signed{*payload, issuer->audience};
}

IssuerKeys& TokenChecker::keys_of(const Issuer& issuer) {
    const std::lock_guard lock(issuing_);
    auto& keys = keys_[std::string(algorithm_word(issuer.algorithm)) + " " + issuer.keys];
    if (!keys) keys = std::make_unique<IssuerKeys>(issuer.keys, issuer.algorithm, fetch_);
    return *keys;
}

TokenChecker::Checked TokenChecker::remembered(const Digest& digest) const {
    const std::lock_guard lock(remembering_);
    const auto found = remembered_.find(digest);
    return found == remembered_.end() ? nullptr : found->second;
}

void TokenChecker::remember(const Digest& digest, const Checked& claims, std::int64_t now_s) {
    const std::lock_guard lock(remembering_);
    if (remembered_.size() >= remembered_max)
        std::erase_if(remembered_, [&](const auto& entry) { return check_times(*entry.second, now_s).has_value(); });
    if (remembered_.size() < remembered_max) remembered_.emplace(digest, claims);
}

}  // namespace comptoir::identity
