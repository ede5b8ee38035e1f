#include "tests/server/identity/signer.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <vector>

#include "shared/core/base64url.h"

namespace comptoir::identity {

namespace {

std::string number(const EVP_PKEY* key, const char* name, std::size_t bytes) {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    std::string text(bytes == 0 ? static_cast<std::size_t>(BN_num_bytes(value)) : bytes, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(text.data()), static_cast<int>(text.size()));
    BN_free(value);
    return to_base64url(text);
}

}  // namespace

Signer::Signer(Algorithm algorithm, std::string key_id) : algorithm_(algorithm), key_id_(std::move(key_id)) {
    EVP_PKEY* key = algorithm == Algorithm::rs256   ? EVP_RSA_gen(2048)
                    : algorithm == Algorithm::es256 ? EVP_EC_gen("P-256")
                                                    : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    key_ = {key, EVP_PKEY_free};
}

std::string Signer::key_json() const {
    const std::string head = "{\"kid\":\"" + key_id_ + "\",\"use\":\"sig\",\"alg\":\"" +
                             std::string(algorithm_word(algorithm_)) + "\",\"kty\":\"";
    if (algorithm_ == Algorithm::rs256)
        return head + "RSA\",\"n\":\"" + number(key_.get(), OSSL_PKEY_PARAM_RSA_N, 0) + "\",\"e\":\"" +
               number(key_.get(), OSSL_PKEY_PARAM_RSA_E, 0) + "\"}";
    if (algorithm_ == Algorithm::es256)
        return head + "EC\",\"crv\":\"P-256\",\"x\":\"" + number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32) +
               "\",\"y\":\"" + number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32) + "\"}";
    std::string bytes(32, '\0');
    std::size_t length = bytes.size();
    EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(bytes.data()), &length);
    return head + "OKP\",\"crv\":\"Ed25519\",\"x\":\"" + to_base64url(bytes) + "\"}";
}

std::string Signer::header() const {
    return "{\"alg\":\"" + std::string(algorithm_word(algorithm_)) + "\",\"kid\":\"" + key_id_ + "\",\"typ\":\"JWT\"}";
}

std::string Signer::token(std::string_view payload, std::string head) const {
    if (head.empty()) head = header();
    const std::string text = to_base64url(head) + "." + to_base64url(payload);
    return text + "." + to_base64url(signature(text));
}

std::string Signer::signature(std::string_view text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256(), nullptr,
                       key_.get());
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t length = 0;
    EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size());
    std::string made(length, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &length, bytes, text.size());
    made.resize(length);
    if (algorithm_ != Algorithm::es256) return made;
    const auto* der = reinterpret_cast<const unsigned char*>(made.data());
    ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(made.size()));
    std::string raw(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32);
    ECDSA_SIG_free(pair);
    return raw;
}

}  // namespace comptoir::identity
