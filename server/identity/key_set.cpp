#include "server/identity/key_set.h"

#include <algorithm>

#include "shared/api/json_reader.h"
#include "shared/core/base64url.h"

namespace comptoir::identity {

namespace {

std::string bytes_at(const Json& key, std::string_view member) {
    return read_base64url(text_at(key, member)).value_or(std::string());
}

std::string_view type_of(Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::rs256:
            return "RSA";
        case Algorithm::es256:
            return "EC";
        case Algorithm::eddsa:
            return "OKP";
    }
    return {};
}

// Is it meant for signatures of this algorithm? RFC 7517 lets "alg", "use" and "key_ops" be left out.
bool is_for(const Json& key, Algorithm algorithm) {
    const auto allows = [&](std::string_view member, std::string_view wanted) {
        return key.member(member).kind() == Json::Kind::missing || text_at(key, member) == wanted;
    };
    const std::string_view curve = algorithm == Algorithm::es256   ? "P-256"
                                   : algorithm == Algorithm::eddsa ? "Ed25519"
                                                                   : "";
    const auto operations = texts_at(key, "key_ops");
    const bool verifies =
        operations.empty() || std::find(operations.begin(), operations.end(), "verify") != operations.end();
    return text_at(key, "kty") == type_of(algorithm) && text_at(key, "crv") == curve &&
           allows("alg", algorithm_word(algorithm)) && allows("use", "sig") && verifies;
}

std::optional<PublicKey> read_key(const Json& key, Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::rs256:
            return PublicKey::rsa(bytes_at(key, "n"), bytes_at(key, "e"));
        case Algorithm::es256:
            return PublicKey::p256(bytes_at(key, "x"), bytes_at(key, "y"));
        case Algorithm::eddsa:
            return PublicKey::ed25519(bytes_at(key, "x"));
    }
    return std::nullopt;
}

}  // namespace

Result<KeySet, std::string> KeySet::read(std::string_view json, Algorithm algorithm) {
    const JsonDocument document = parse_untrusted(
        json, {.bytes_max = key_set_bytes_max, .elements_max = 30 * keys_max, .depth_max = 8, .unique_members = true});
    const Json keys = document.root().member("keys");
    if (!keys.is_array()) return std::string("not a JSON Web Key Set, or one of more than 100 KB");
    KeySet set;
    for (const Json& key : keys.elements()) {
        for (const std::string_view secret : {"d", "k", "p"})
            if (key.member(secret).kind() != Json::Kind::missing)
                return std::string("holds a secret key: take it out, and make a new one");
        if (!is_for(key, algorithm)) continue;
        const std::string id = text_at(key, "kid");
        if (id.empty() || id.size() > key_id_characters_max) return std::string("has a key without key id (kid)");
        if (set.find(id)) return "has two keys of the id " + id;
        auto read = read_key(key, algorithm);
        if (!read)
            return "the key " + id + " is no key for " + std::string(algorithm_word(algorithm)) + ", or a weak one";
        if (set.keys_.size() == keys_max) return std::string("has more than 100 keys");
        set.keys_.push_back({id, std::move(*read)});
    }
    if (set.keys_.empty()) return "has no key for " + std::string(algorithm_word(algorithm));
    return set;
}

std::optional<PublicKey> KeySet::find(std::string_view key_id) const {
    const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const Entry& entry) { return entry.id == key_id; });
    if (found == keys_.end()) return std::nullopt;
    return found->key;
}

}  // namespace comptoir::identity
